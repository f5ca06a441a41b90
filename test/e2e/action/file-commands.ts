/**
 * Reads the runner's file format, `name=value` and `name<<delimiter`, as it does: a value without its end makes the whole
 * file invalid.
 */
export const keyValues = (text: string): Readonly<Record<string, string>> => {
  const found: Record<string, string> = {}
  const lines = text.split(/\r?\n/)
  if (lines.at(-1) === '') lines.pop()
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? ''
    if (line === '') continue
    const [equals, heredoc] = [line.indexOf('='), line.indexOf('<<')]
    if (equals >= 0 && (heredoc < 0 || equals < heredoc)) {
      found[line.slice(0, equals)] = line.slice(equals + 1)
    } else if (heredoc >= 0) {
      const end = lines.indexOf(line.slice(heredoc + 2), at + 1)
      if (end < 0) throw new Error(`no end of ${line}`)
      found[line.slice(0, heredoc)] = lines.slice(at + 1, end).join('\n')
      at = end
    } else throw new Error(`invalid line ${line}`)
  }
  return found
}
