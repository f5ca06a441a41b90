import { isFurniture } from './furniture.ts'
import type { Behind } from './message.ts'

/** A line of an ended output, decorations taken off. */
export interface Line {
  readonly raw: string
  readonly shown: string
  readonly folded: string
  readonly now: number
  readonly apart: boolean
}

/** A message may run over so many lines. */
const messageLines = 6
/** Screens of this width and less need more lines for a message. */
const narrow = 60
const narrowLines = 24
/** A line of this length may have been broken. */
const wrapped = 50
/** A response has so many headers at most. */
const headerLines = 20

/** A line with those below it, as far as they may belong to the same message. */
export const behind = (lines: readonly Line[], index: number): Behind | null => {
  const block = lines.slice(index, index + narrowLines)
  const first = block[0]?.shown ?? ''
  const end = block.findIndex(
    ({ shown }, at) =>
      at > 0 &&
      (sourceCode.test(shown) ||
        isFurniture(shown) ||
        (tableRow.test(first) && !tableRow.test(shown)) ||
        (timed.test(shown) && !timed.test(first))),
  )
  const own = end === -1 ? block : block.slice(0, end)
  const near = own.slice(0, Math.max(messageLines, headLength(own)))
  if (near.length < 2) return null
  const rest = own.findIndex((line, at) => at > 0 && (!continues(own[at - 1], line) || newcomer.test(line.folded)))
  const width = Math.max(...near.map(({ shown: text }) => text.length))
  const broken = own.findIndex(
    (line, at) => at > 0 && (line.apart || fits(own[at - 1]?.shown ?? '', line.shown, width)),
  )
  const far = width <= narrow ? own.slice(0, broken === -1 ? own.length : broken) : []
  const shown = (of: readonly Line[]): readonly string[] => of.map((line) => line.shown)
  return {
    readings: [...readings(shown(near)), ...(far.length > near.length ? readings(shown(far)) : [])],
    sentence: readings(shown(own.slice(0, rest === -1 ? own.length : rest)))[0] ?? '',
  }
}

/** A row of a table tells nothing of what stands below the table. */
const tableRow = /^\| .* \|$/
/** A line of a log that another one, without a time, doesn't go on in. */
const timed = /^\[?(?:\d{4}-\d\d-\d\d[T ])?\d\d:\d\d:\d\d\b/

/** How many lines the status line and the headers of a response take; 0 where none begins here. */
const headLength = (lines: readonly Line[]): number => {
  if (!status.test(lines[0]?.folded ?? '')) return 0
  const end = lines.findIndex(({ folded }, at) => at > 0 && !/^[a-z0-9-]+:(?: |$)/.test(folded))
  return Math.min(end === -1 ? lines.length : end, headerLines)
}
const status = /(?:^|[ :])http\/[\d.]+ [45]\d\d\b/

/** The next line's first word would have stood on this one: nobody but the writer has broken it. */
const fits = (text: string, next: string, width: number): boolean =>
  text.length + 1 + (next.split(' ')[0]?.length ?? 0) <= width

/**
 * Lines as one text. Terminals break a line where it is full, in the midst of a word too, and drop a blank that stood
 * there: which of both happened, only lines of one length, digits and marks tell.
 */
const readings = (lines: readonly string[]): readonly string[] => {
  const [first, second] = lines
  const cut = lines.length > 2 && first !== undefined && first.length >= narrow / 2 && first.length === second?.length
  const likely = lines.reduce((text, line) => {
    const within = (/\d$/.test(text) && /^\d/.test(line)) || /\w[_/-]$/.test(text)
    return `${text}${within ? '' : ' '}${line}`
  })
  const spaced = lines.join(' ')
  if (!cut && (first?.length ?? 0) < wrapped) return [...new Set([likely, spaced])]
  const joined = lines.join('')
  return [...new Set(cut ? [joined, likely] : [likely, spaced, joined])]
}

/** Another one begins to speak. */
const newcomer = /^(?:npm|pnpm|yarn|make|error|warn|info|at|file|node)\b|^[a-z]+(?: [a-z]+)?: |^[^a-z0-9'"(]/

/** What a compiler shows of a file. */
const sourceCode = /^(?:\d+ ?\||-->)/

/** What runners say of the failure that they saw. */
const anothersWord = /^(?:npm|yarn|pnpm|make|gmake|error|err|fatal|warn|warning|traceback|at)\b/

/** The rest of a sentence that a narrow terminal has broken. */
export const continues = (above: Line | undefined, line: Line): boolean =>
  above !== undefined &&
  !line.apart &&
  above.shown.length >= wrapped &&
  !/[.!?:]$/.test(above.folded) &&
  !anothersWord.test(line.folded)
