/** The columns of a terminal; no bound where the stream is none. */
export const widthOf = (stream: { readonly columns?: number }): number => stream.columns ?? Number.POSITIVE_INFINITY

/**
 * Text in columns of equal width, two spaces apart. Where `width` columns are too few for that, each row becomes a block: its
 * first cell, and below it the others that hold something, each after its title.
 */
export const columns = (
  head: readonly string[],
  rows: readonly (readonly string[])[],
  width = Number.POSITIVE_INFINITY,
): string => {
  const widths = head.map((title, index) => Math.max(title.length, ...rows.map((row) => row[index]?.length ?? 0)))
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, index) => cell.padEnd(widths[index] ?? 0))
      .join('  ')
      .trimEnd()
  const table = [head, ...rows].map(line)
  return table.every((text) => text.length <= width) ? table.join('\n') : rows.map(block(head, width)).join('\n')
}

const block =
  (head: readonly string[], width: number) =>
  ([first = '', ...rest]: readonly string[]): string =>
    [
      ...wrapped(first, '', width),
      ...rest.flatMap((cell, index) => (cell === '' ? [] : wrapped(`${head[index + 1]}: ${cell}`, '  ', width))),
    ].join('\n')

/** Lines of whole words; what follows the first is set in further. A word that is too long stays whole. */
const wrapped = (text: string, indent: string, width: number): readonly string[] => {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    const longer = line === '' ? `${indent}${word}` : `${line} ${word}`
    if (longer.length > width && line !== '') {
      lines.push(line)
      line = `${indent}  ${word}`
    } else line = longer
  }
  return [...lines, line]
}
