/** A line of an ended output. */
interface Shown {
  readonly raw: string
  readonly folded: string
  /** A blank line stands above. */
  readonly apart: boolean
}

/** The head of Claude Code's list of tasks. */
const taskCount = /^\d+ tasks? \(\d+ (?:done|completed|in progress|open)\b/
/** What parts the field for the next prompt from the rest of a screen. */
const rule = /^\s*[─━▀▄]{10}[─━▀▄]+/
/** So many lines may have been typed into it. */
const fieldLines = 12

/** Without what the agents' screens draw below an answer: their list of tasks, the field for the next prompt. */
export const withoutScreen = <L extends Shown>(lines: readonly L[]): readonly L[] => withoutField(withoutTasks(lines))

const withoutTasks = <L extends Shown>(lines: readonly L[]): readonly L[] => {
  const head = lines.findLastIndex(({ folded }) => taskCount.test(folded))
  if (head === -1) return lines
  const end = lines.findIndex(({ raw, apart }, at) => at > head && (apart || !/^\s{2}/.test(raw)))
  return [...lines.slice(0, head), ...(end === -1 ? [] : lines.slice(end))]
}

const withoutField = <L extends Shown>(lines: readonly L[]): readonly L[] => {
  const below = lines.findLastIndex(({ raw }) => rule.test(raw))
  const above = lines.slice(0, Math.max(below, 0)).findLastIndex(({ raw }) => rule.test(raw))
  const field = above !== -1 && below - above <= fieldLines && /^\s*[>❯]/.test(lines[above + 1]?.raw ?? '')
  return field ? [...lines.slice(0, above), ...lines.slice(below + 1)] : lines
}

/** What announces a list of errors: `1 error occurred:`. */
const listHead = /^(?:\d+ )?(?:errors?|failures?|reasons?|causes?|problems?)(?: (?:occurred|found|were found))?:$/
const item = /^(?:[-*] |\d{1,2}[.:)] )/

/** The lines without the marks of a list of errors. */
export const unlisted = <L extends Shown & { readonly shown: string }>(lines: readonly L[]): readonly L[] => {
  let listed = false
  return lines.map((line) => {
    const found = listed ? item.exec(line.folded)?.[0] : undefined
    listed = found !== undefined || listHead.test(line.folded)
    return found === undefined
      ? line
      : { ...line, shown: line.shown.slice(found.length), folded: line.folded.slice(found.length) }
  })
}

/** What a program or a log writes in front of each of its lines. */
const mark = /^(?:#|\/\/|>) |^[a-z][\w.-]* {2,}\|/
/** An error's class in a line of aider's history, of which all that isn't the model's is marked. */
const error = /^> (?:[\w.]*(?:Error|Exception): )/

/** The lines without the mark that all of them have: comments of a log; the last block of a history that tells of errors. */
export const unmarked = <T extends { readonly text: string; readonly apart: boolean }>(
  tail: readonly T[],
): readonly T[] => {
  const last = tail.at(-1)?.text ?? ''
  if (last.startsWith('- ') && tail.every(({ text }) => text === last))
    return tail.slice(-1).map((line) => ({ ...line, text: last.slice(2) }))
  const found = mark.exec(last)?.[0]
  if (found === undefined) return tail
  const first = tail.findLastIndex(({ text }) => !text.startsWith(found)) + 1
  const block = tail.slice(first)
  const whole = first === 0
  const all = found === '> ' ? whole || block.some(({ text }) => error.test(text)) : whole && block.length > 1
  if (!all) return tail
  return [...tail.slice(0, first), ...block.map((line) => ({ ...line, text: line.text.slice(found.length) }))]
}
