/**
 * The lines of a block that hold one of the literals, in order; while `attentive` says so, all lines. The block is
 * searched natively for each literal, and only the hits are cut out.
 */
export function* hits(block: string, needles: readonly string[], attentive: () => boolean): Generator<string> {
  const next = needles.map((needle) => block.indexOf(needle))
  let from = 0
  while (from < block.length) {
    const hit = attentive() ? from : earliest(block, needles, next, from)
    if (hit === -1) return
    const start = hit === from ? from : block.lastIndexOf('\n', hit) + 1
    const newline = block.indexOf('\n', hit)
    const end = newline === -1 ? block.length : newline
    yield block.slice(start, end)
    from = end + 1
  }
}

/** Where the first of the literals stands at or behind `from`, or -1. `next` remembers where each was found. */
const earliest = (block: string, needles: readonly string[], next: number[], from: number): number => {
  let first = -1
  for (let index = 0; index < needles.length; index++) {
    let at = next[index] ?? -1
    if (at !== -1 && at < from) {
      at = block.indexOf(needles[index] ?? '', from)
      next[index] = at
    }
    if (at !== -1 && (first === -1 || at < first)) first = at
  }
  return first
}
