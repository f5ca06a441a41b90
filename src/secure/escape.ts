/**
 * One line of visible text: line breaks and tabs become spaces; escape sequences, control characters, characters without
 * a width and those that turn the direction of writing are gone. For terminals, and the base of all others here.
 */
export const oneLine = (text: string): string =>
  text
    .toWellFormed()
    .replace(sequences, '')
    .replace(/[\t\n\v\f\r\u0085\u2028\u2029]+/g, ' ')
    .replace(/[\p{Cc}\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\ufff9-\ufffb]/gu, '')

/** A title or link without its end takes only its own two bytes with it, or it could hide all that follows. */
const sequences =
  /\u001b(?:\[[0-?]*[ -/]*[@-~]|[\]PX^_](?:[^\u0007\u001b]*(?:\u0007|\u001b\\))?|[ -/]*[0-~])|\u009b[0-?]*[ -/]*[@-~]/g

/**
 * A line of the job's log that the runner takes for text: `::x::` is a command at the start of a line, `##[x]` anywhere.
 * The runner compares by culture, where characters without a width don't count: `oneLine` takes them out first.
 */
export const logLine = (text: string): string =>
  oneLine(text)
    .replaceAll('##[', '## [')
    .replace(/^(\s*):(?=:)/, '$1: ')

/**
 * Text that Markdown shows as it is, in a table cell or a line: no markup, link, image, mention, reference, emoji or
 * formula comes of it.
 */
export const markdownText = (text: string): string =>
  oneLine(text)
    .replace(/^[-+]|[^\p{L}\p{M}\p{N} .,;?%/-]|(?<=www)\./giu, entity)
    .replace(/&#(?:64|35);/g, `$&${noWidth}`)

/** The same as code: for evidence and commands, which the page then shows in its fixed-width font. */
export const markdownCode = (text: string): string =>
  `<code>${oneLine(text).replace(/[^\p{L}\p{M}\p{N} .,;?%/-]|(?<=www)\./giu, entity)}</code>`

/** A quoted label of a Mermaid diagram, quotes included. */
export const mermaidText = (text: string): string =>
  `"${oneLine(text).replace(/[^\p{L}\p{M}\p{N} .,/-]/gu, (one) => `#${one.codePointAt(0)};`)}"`

const entity = (character: string): string => `&#${character.codePointAt(0)};`

/** Between `@` and a name, so that nobody is mentioned. */
const noWidth = '&#8203;'
