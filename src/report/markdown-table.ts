/** A Markdown table. Cells must be escaped already; line breaks in them become spaces. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.map((cell) => cell.replace(/\s+/g, ' ')).join(' | ')} |`)
    .join('\n')
