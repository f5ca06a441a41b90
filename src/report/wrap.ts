/**
 * The text on lines of at most `width` columns, broken between words; lines after the first are set in by two columns more
 * than it is. A longer word is left whole.
 */
export const wrap = (text: string, width: number): string => {
  const [start = ''] = /^ */.exec(text) ?? []
  const lines: string[] = []
  let line = ''
  for (const word of text.match(/\s*\S+/g) ?? []) {
    if (line === '' || line.length + word.length <= width) line += word
    else {
      lines.push(line)
      line = `${start}  ${word.trimStart()}`
    }
  }
  return [...lines, line].join('\n')
}
