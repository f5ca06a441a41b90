/** Which of an agent's lines say something about its account: everything else is passed over unread. */
export interface Interest {
  /** Of JSON lines that begin so, only those matter that hold one of the literals near their beginning. */
  readonly heads: readonly { readonly head: string; readonly literals: readonly string[] }[]
  /** Of all other JSON lines, those that hold one of these. */
  readonly literals: readonly string[]
  /** Beginnings of the few lines that are machine-readable without being JSON. */
  readonly lines: readonly string[]
}

/** All that is looked for in JSON lines. */
export const everyLiteral = ({ heads, literals }: Interest): readonly string[] => [
  ...literals,
  ...heads.flatMap((head) => head.literals),
]

/** How far into a line its beginning goes. */
const beginning = 600
const brace = '{'.charCodeAt(0)
const newline = '\n'.charCodeAt(0)

/** Calls `take` with the JSON lines of a block that matter, in order; with all of them while `attentive` says so. */
export const eachEvent = (
  block: string,
  interest: Interest,
  attentive: () => boolean,
  take: (line: string) => void,
): void => {
  let at = block.charCodeAt(0) === brace ? 0 : nextEvent(block, 0)
  while (at !== -1) {
    const lineEnd = block.indexOf('\n', at)
    const end = lineEnd === -1 ? block.length : lineEnd
    if (attentive() || matters(block, at, end, interest)) take(block.slice(at, end))
    at = block.charCodeAt(end + 1) === brace ? end + 1 : nextEvent(block, end)
  }
}

/** As `eachEvent`, and with the lines that are not JSON but begin as one that matters. */
export const eachLine = (
  block: string,
  interest: Interest,
  attentive: () => boolean,
  take: (line: string) => void,
): void => {
  for (let at = 0; at < block.length; ) {
    const lineEnd = block.indexOf('\n', at)
    const end = lineEnd === -1 ? block.length : lineEnd
    const wanted =
      block.charCodeAt(at) === brace
        ? attentive() || matters(block, at, end, interest)
        : interest.lines.some((line) => block.startsWith(line, at) || block.slice(at, at + 64).includes(line))
    if (wanted) take(block.slice(at, end))
    at = end + 1
  }
}

/** By the brace and not by the line break before it: of those there may be one in every second character. */
const nextEvent = (block: string, from: number): number => {
  let at = block.indexOf('{', from)
  while (at !== -1 && block.charCodeAt(at - 1) !== newline) at = block.indexOf('{', at + 1)
  return at
}

const matters = (block: string, at: number, end: number, { heads, literals }: Interest): boolean => {
  for (const { head, literals: few } of heads) {
    if (!block.startsWith(head, at)) continue
    if (few.length === 0) return false
    const opening = block.slice(at, Math.min(end, at + beginning))
    return few.some((literal) => opening.includes(literal))
  }
  const line = block.slice(at, end)
  return literals.some((literal) => line.includes(literal))
}
