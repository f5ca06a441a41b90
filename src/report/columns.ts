import { wrap } from './wrap.ts'

/** The columns of a terminal; no bound where the stream is none, or doesn't know its size. */
export const widthOf = (stream: { readonly columns?: number }): number => stream.columns || Number.POSITIVE_INFINITY

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
      wrap(first, width),
      ...rest.flatMap((cell, index) => (cell === '' ? [] : wrap(`  ${head[index + 1]}: ${cell}`, width))),
    ].join('\n')
