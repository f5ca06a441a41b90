/** A small seeded source of chance, for tests that need millions of draws. */
export const chanceOf = (seed: number): ((below: number) => number) => {
  let state = seed >>> 0
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

const pieces = [
  '',
  '.',
  '-',
  '0',
  '9',
  'f',
  'z',
  '\n',
  ',',
  '"',
  '{',
  ']',
  '\\',
  '\u0000',
  '👾',
  '::error::',
  '${{',
  '1e999',
  'null',
  '-1',
]

/** The text with one to four pieces put in, taken out, overwritten or doubled. */
export const mutate = (text: string, chance: (below: number) => number): string => {
  let mutated = text
  for (let left = 1 + chance(4); left > 0; left -= 1) {
    const at = chance(mutated.length + 1)
    const piece = pieces[chance(pieces.length)] ?? ''
    switch (chance(5)) {
      case 0:
        mutated = mutated.slice(0, at) + piece + mutated.slice(at)
        break
      case 1:
        mutated = mutated.slice(0, at) + mutated.slice(at + 1 + chance(8))
        break
      case 2:
        mutated = mutated.slice(0, at) + piece + mutated.slice(at + piece.length)
        break
      case 3:
        mutated = mutated.slice(0, at) + String(chance(10)) + mutated.slice(at + 1)
        break
      default:
        mutated = mutated.slice(0, at) + mutated.slice(chance(at + 1))
    }
  }
  return mutated
}
