import { lstatSync, readFileSync, writeFileSync } from 'node:fs'

/** No step may set outputs larger than this. */
const mostBytes = 1_048_576

/**
 * Makes the runner's file of outputs ready for ours. What the agent left in it stays, ended by a line break; what the runner
 * could not read would cost the step all its outputs, so it is dropped: false. Other trouble with the file shows when the
 * outputs are written.
 */
export const tidyOutputs = (file: string | undefined): boolean => {
  try {
    if (!file || !lstatSync(file).isFile()) return true
    const text = lstatSync(file).size > mostBytes ? null : readFileSync(file, 'utf8')
    const readable = text !== null && isReadable(text)
    if (!readable || !/\n$|^$/.test(text)) writeFileSync(file, readable ? `${text}\n` : '')
    return readable
  } catch {
    return true
  }
}

/** As the runner reads it: `name=value`, or `name<<delimiter` and lines up to the delimiter. */
const isReadable = (text: string): boolean => {
  const lines = text.split(/\r?\n/)
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? ''
    if (line === '') continue
    const [equals, heredoc] = [line.indexOf('='), line.indexOf('<<')]
    if (equals > 0 && (heredoc < 0 || equals < heredoc)) continue
    const end = heredoc > 0 && heredoc + 2 < line.length ? lines.indexOf(line.slice(heredoc + 2), at + 1) : -1
    if (end < 0) return false
    at = end
  }
  return true
}
