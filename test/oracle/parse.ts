/**
 * How the Actions runner reads a line of a step's output, after its own source: `ActionCommand` (two grammars) and
 * .NET's `StreamReader.ReadLine`. Written anew for tests; where the runner's behaviour depends on its culture, the
 * reading that obeys more is taken.
 */
export interface ParsedCommand {
  readonly name: string
  readonly properties: Readonly<Record<string, string>>
  readonly data: string
}

/** Splits as .NET does: at \n, \r\n and a bare \r. A last line needs no end. */
export const splitLines = (text: string): readonly string[] => {
  const lines = text.split(/\r\n|\r|\n/)
  if (lines.at(-1) === '') lines.pop()
  return lines
}

/** The command of a line, or null. `registered` holds lower-case names. */
export const parseCommand = (line: string, registered: ReadonlySet<string>): ParsedCommand | null => {
  for (const reading of new Set([line, withoutIgnorables(line)])) {
    const command = parseColons(reading, registered) ?? parseBracket(reading, registered)
    if (command !== null) return command
  }
  return null
}

/** String comparison by culture passes over characters without a width; so may the runner. */
const withoutIgnorables = (line: string): string => line.replace(/[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '')

type Escapes = readonly (readonly [string, string])[]

/** A grammar of commands: what separates properties, and what is unescaped where, in the runner's order. */
interface Grammar {
  readonly separator: string
  readonly data: Escapes
  readonly property: Escapes
}

const lineBreaks: Escapes = [
  ['%0D', '\r'],
  ['%0A', '\n'],
]

const colons: Grammar = {
  separator: ',',
  data: [...lineBreaks, ['%25', '%']],
  property: [...lineBreaks, ['%3A', ':'], ['%2C', ','], ['%25', '%']],
}

const bracketEscapes: Escapes = [['%3B', ';'], ...lineBreaks, ['%5D', ']'], ['%25', '%']]
const brackets: Grammar = { separator: ';', data: bracketEscapes, property: bracketEscapes }

/** `::name key=value,key=value::data`, white space before it allowed. */
const parseColons = (line: string, registered: ReadonlySet<string>): ParsedCommand | null => {
  const text = line.trimStart()
  const end = text.startsWith('::') ? text.indexOf('::', 2) : -1
  return end < 0 ? null : command(text.slice(2, end), text.slice(end + 2), registered, colons)
}

/** `##[name key=value;key=value]data`, anywhere in the line. */
const parseBracket = (line: string, registered: ReadonlySet<string>): ParsedCommand | null => {
  const start = line.indexOf('##[')
  const end = start < 0 ? -1 : line.indexOf(']', start)
  return end < 0 ? null : command(line.slice(start + 3, end), line.slice(end + 1), registered, brackets)
}

const command = (
  head: string,
  tail: string,
  registered: ReadonlySet<string>,
  grammar: Grammar,
): ParsedCommand | null => {
  const space = head.indexOf(' ')
  const name = space < 0 ? head : head.slice(0, space)
  if (!registered.has(name.toLowerCase())) return null
  const pairs =
    space > 0
      ? head
          .slice(space + 1)
          .trim()
          .split(grammar.separator)
      : []
  const properties = pairs.flatMap((pair) => {
    const equals = pair.indexOf('=')
    const complete = equals > 0 && equals < pair.length - 1
    return complete ? [[pair.slice(0, equals), unescaped(pair.slice(equals + 1), grammar.property)]] : []
  })
  return { name, properties: Object.fromEntries(properties), data: unescaped(tail, grammar.data) }
}

const unescaped = (text: string, escapes: Escapes): string =>
  escapes.reduce((result, [code, character]) => result.replaceAll(code, character), text)
