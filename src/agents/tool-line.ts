import { type Fields, text } from './event.ts'

/** Arguments that tell most about a call, best first, over the tools of the three CLIs. */
const telling = ['command', 'file_path', 'path', 'pattern', 'query', 'url', 'description', 'prompt', 'subject']
const longest = 160

/** `> Bash: npm test`: one tool call on one line, its most telling argument cut to what fits. */
export const toolLine = (name: string, input: Fields): string => {
  const key = telling.find((candidate) => text(input[candidate]) !== '')
  const argument = key === undefined ? rest(input) : text(input[key])
  return argument === '' ? `> ${name}\n` : `> ${name}: ${oneLine(argument)}\n`
}

/** Text on a line of its own; '' stays ''. */
export const paragraph = (value: string): string => {
  const trimmed = value.trimEnd()
  return trimmed === '' ? '' : `${trimmed}\n`
}

/** The start of a text, on one line. */
export const oneLine = (value: string): string => {
  const flat = value
    .slice(0, 4 * longest)
    .replace(/\s+/g, ' ')
    .trim()
  return flat.length > longest ? `${flat.slice(0, longest - 1)}…` : flat
}

const rest = (input: Fields): string => (Object.keys(input).length === 0 ? '' : JSON.stringify(input))
