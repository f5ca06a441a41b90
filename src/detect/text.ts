import { tells } from './aftermath.ts'
import { clean } from './clean.ts'
import { isFurniture } from './furniture.ts'
import { type Behind, judgeMessage } from './message.ts'
import { resetTime } from './reset-time.ts'
import { type Signal, weightier } from './signal.ts'
import type { TailLine } from './tail.ts'
import { offerToWait } from './wording/claude.ts'
import type { Wording } from './wording/wording.ts'
import type { Zone } from './zone.ts'

/** So many lines may stand right below the reason for a failure. A new paragraph means that the work went on. */
const patience = 3
/** So many lines may stand between the reason, which tells its end, and a report of it. */
const echo = 5
/** The reason stands among the last so many lines; dumps and traces below it are shorter. */
const farthest = 400
/** A message may run over so many lines, a printed object over so many. */
const messageLines = 6
const objectLines = 60
/** Screens of this width and less need more lines for a message. */
const narrow = 60
const narrowLines = 24
/** A line of this length may have been broken. */
const wrapped = 50
/** Headers of a response stand so far above its body at most. */
const headerLines = 20

interface Line {
  readonly raw: string
  readonly shown: string
  readonly folded: string
  readonly now: number
  readonly apart: boolean
}

/**
 * The reason that a failed process gave in plain text, from the end of its output backwards. Only a line that begins
 * with an agent's own wording counts, and only if the work didn't go on after it.
 */
export const judgeText = (wordings: readonly Wording[], tail: readonly TailLine[], zone: Zone): Signal | null => {
  const lines = unfenced(joined(tail))
  let talk = 0
  let fenced = false
  let parted = false
  let found: { signal: Signal; index: number } | null = null
  let offer: Signal | null = null
  for (let index = lines.length - 1; index >= Math.max(0, lines.length - farthest); index--) {
    const line = lines[index]
    if (line === undefined) break
    if (found !== null) {
      // The lines right above may belong to the same message and say more.
      const between = lines.slice(index + 1, found.index).filter(({ folded }) => !frame.test(folded))
      parted ||= lines[index + 1]?.apart === true
      if (between.length > (found.signal.reset === null && !parted ? echo : 1)) break
    }
    if (line.folded.startsWith("'''")) fenced = !fenced
    if (fenced || quoted(lines[index - 1], line) || panic(lines[index - 1], line)) continue
    let signal = judgeMessage(line.shown, { now: line.now, zone, source: 'text', wordings }, behind(lines, index))
    if (signal !== null && signal.reset === null) signal = { ...signal, reset: header(lines, index, zone) }
    if (signal?.id === offerToWait) {
      offer = signal
      continue
    }
    if (signal !== null) found = { signal: found === null ? signal : joint(signal, found.signal, line), index }
    if (found !== null) continue
    const told = tells(line.raw, line.folded)
    if (told === 'work') return offer
    if (told === 'talk' && (line.apart || (!continues(lines[index - 1], line) && ++talk > patience))) return offer
  }
  return found?.signal ?? offer
}

/** A line with those below it, as far as they may belong to the same message. */
const behind = (lines: readonly Line[], index: number): Behind | null => {
  const block = lines.slice(index, index + narrowLines)
  const end = block.findIndex(({ shown }, at) => at > 0 && (sourceCode.test(shown) || isFurniture(shown)))
  const own = end === -1 ? block : block.slice(0, end)
  const near = own.slice(0, messageLines)
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

/** A text that is one block of Markdown as a whole quotes nothing: somebody has saved it so. */
const unfenced = (lines: readonly Line[]): readonly Line[] => {
  const fences = lines.filter(({ folded }) => folded.startsWith("'''"))
  const [first, last] = [lines[0], lines.at(-1)]
  return fences.length === 2 && first === fences[0] && last === fences[1] ? lines.slice(1, -1) : lines
}

/** Another one begins to speak. */
const newcomer = /^(?:npm|pnpm|yarn|make|error|warn|info|at|file|node)\b|^[a-z]+(?: [a-z]+)?: |^[^a-z0-9'"(]/

/** A line of a stack trace. */
const frame = /^at /

/** Both say why; the end that one of them tells the user of is the end of both. */
const joint = (above: Signal, below: Signal, line: Line): Signal => {
  const one = weightier(above, below)
  const told = above.reset !== null && /\bplease wait|\btry again/.test(line.folded) ? above.reset : null
  return one === below && limits.includes(above.verdict) && limits.includes(one.verdict)
    ? { ...one, reset: one.reset ?? told }
    : one
}
const limits: readonly Signal['verdict'][] = ['rate-limit', 'usage-limit']

/** What a compiler shows of a file. */
const sourceCode = /^(?:\d+ ?\||-->)/

/** What runners say of the failure that they saw. */
const anothersWord = /^(?:npm|yarn|pnpm|make|gmake|error|err|fatal|warn|warning|traceback|at)\b/

/** The rest of a sentence that a narrow terminal has broken. */
const continues = (above: Line | undefined, line: Line): boolean =>
  above !== undefined &&
  !line.apart &&
  above.shown.length >= wrapped &&
  !/[.!?:]$/.test(above.folded) &&
  !anothersWord.test(line.folded)

/** A time told by a header of the response printed above its body. */
const header = (lines: readonly Line[], index: number, zone: Zone): Signal['reset'] => {
  const above = lines.slice(Math.max(0, index - headerLines), index).reverse()
  const first = above.find(({ folded }) => /^<? ?retry-after: /.test(folded))
  const line =
    first ?? above.find(({ folded }) => /^<? ?(?:x-ratelimit-reset|anthropic-ratelimit)[a-z-]*: /.test(folded))
  const told = (text: string): Signal['reset'] => (line === undefined ? null : resetTime(text, line.now, zone))
  // `x-ratelimit-reset-requests: 20s`
  const reset = line === undefined ? null : (told(line.folded) ?? told(line.folded.replace(/^[^:]*: /, 'reset in ')))
  return reset === null ? null : { ...reset, source: 'header' }
}

/** An indented line below a sentence that announces it, as in a report about an error; not below a failure's notice. */
const quoted = (above: Line | undefined, line: Line): boolean =>
  above !== undefined &&
  /^\s{2,}/.test(line.raw) &&
  above.folded.endsWith(':') &&
  above.folded.split(' ').length > 2 &&
  !/fail|error|exception|stderr|stdout|output/.test(above.folded)

/** What a program was told to say when it panics: nobody announces it. */
const panic = (above: Line | undefined, line: Line): boolean =>
  above !== undefined && / panicked at .*:$/.test(above.folded) && !/: |[.·|]/.test(line.folded)

/** The lines without their decoration; an object printed over several lines is one. */
const joined = (tail: readonly TailLine[]): readonly Line[] => {
  const lines: Line[] = []
  for (let index = 0; index < tail.length; index++) {
    const first = field(tail, index) ?? tail[index]
    if (first !== tail[index]) index += 2
    if (first === undefined) break
    const { shown, folded, stamp } = clean(first.text)
    const line = { raw: first.text, shown, folded, now: stamp ?? first.now, apart: first.apart }
    let depth = depthOf(shown)
    if (depth <= 0 || !/[[{(]$/.test(shown)) {
      lines.push(line)
      continue
    }
    const parts = [shown]
    let last = index
    while (depth > 0 && last + 1 < tail.length && parts.length < objectLines) {
      const next = clean(tail[++last]?.text ?? '').shown
      parts.push(next)
      depth += depthOf(next)
    }
    // A bracket that is never closed opens no object.
    if (depth > 0) lines.push(line)
    else {
      lines.push({ ...line, shown: parts.join(' '), folded: clean(parts.join(' ')).folded })
      index = last
    }
  }
  return lines
}

/** A key, a colon and a value copied out of a browser's console, each on a line of its own. */
const field = (tail: readonly TailLine[], index: number): TailLine | null => {
  const [key, colon, value] = tail.slice(index, index + 3)
  if (key === undefined || value === undefined || colon?.text.trim() !== ':' || !/^\s*\w+\s*$/.test(key.text))
    return null
  return { ...key, text: `${key.text.trim()}=${value.text.trim()}` }
}

const depthOf = (text: string): number => count(text, /[[{(]/g) - count(text, /[\]})]/g)

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0
