import { createLines } from './lines.ts'

export interface ActionsLog {
  /** Takes a piece of a log, one character a byte. */
  readonly push: (piece: string) => void
  readonly end: () => void
  /** True once the log was seen to be one of GitHub Actions that ended without an error: complete, no `##[error]`. */
  readonly succeeded: () => boolean
}

/** `job<TAB>step<TAB>` of `gh run view --log`, the byte order mark, the timestamp. */
const stamped =
  /^(?:\u00ef\u00bb\u00bf)?(?:[^\t\n]+\t[^\t\n]+\t)?(?:\u00ef\u00bb\u00bf)?(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z) ?/

/**
 * Takes the timestamps off a log as downloaded from GitHub Actions and passes its lines on with the instant each was
 * written; what comes after the step that failed is left out. Any other text is passed on as it is, instant null.
 */
export const createActionsLog = (pass: (text: string, at: number | null) => void): ActionsLog => {
  let mode: 'unknown' | 'plain' | 'actions' = 'unknown'
  let first = ''
  let failed = false
  let over = false
  let complete = false

  const takeLine = (line: string): void => {
    const found = stamped.exec(line)
    const text = found === null ? line : line.slice(found[0].length)
    if (text.startsWith('##[error]')) failed = true
    else if (failed && /^(?:##\[group\]|Post job cleanup)/.test(text)) over = true
    if (text.startsWith('Cleaning up orphan processes')) complete = true
    const at = found?.[1] === undefined ? Number.NaN : Date.parse(found[1])
    if (!over) pass(`${text}\n`, Number.isFinite(at) ? at : null)
  }
  const lines = createLines((block) => block.split('\n').forEach(takeLine))

  const decide = (final: boolean): void => {
    if (!final && !first.trimStart().includes('\n') && first.length < 4096) return
    mode = stamped.test(first.trimStart()) ? 'actions' : 'plain'
    const text = first
    first = ''
    if (mode === 'actions') lines.push(text)
    else if (text !== '') pass(text, null)
  }

  const push = (piece: string): void => {
    switch (mode) {
      case 'unknown':
        first += piece
        decide(false)
        break
      case 'plain':
        pass(piece, null)
        break
      case 'actions':
        lines.push(piece)
        break
    }
  }
  const end = (): void => {
    if (mode === 'unknown') decide(true)
    lines.end()
  }
  return { push, end, succeeded: () => mode === 'actions' && complete && !failed }
}
