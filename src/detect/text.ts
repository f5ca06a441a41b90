import { isCaption, isTestRun, tells } from './aftermath.ts'
import { behind, continues, type Line } from './behind.ts'
import { clean } from './clean.ts'
import { uncut } from './cut-trace.ts'
import { isElses, isPrinted } from './elses.ts'
import { judgeMessage, mayTell } from './message.ts'
import { judgeOpenings, unmistakable } from './openings.ts'
import { resetTime } from './reset-time.ts'
import { unlisted, unmarked, withoutScreen } from './screen.ts'
import { type Signal, weightier } from './signal.ts'
import type { TailLine } from './tail.ts'
import { offerToWait } from './wording/claude.ts'
import type { Wording } from './wording/wording.ts'
import type { Zone } from './zone.ts'

/** Frames and rules say nothing, whatever stands below them. */
const legible = /[a-z0-9\u00c0-\u1fff\u2c00-\ud7ff]/
/** So many lines may stand right below the reason for a failure. A new paragraph means that the work went on. */
const patience = 5
/** So many lines may stand between the reason, which tells its end, and a report of it. */
const echo = 5
/** The reason stands among the last so many lines; dumps and traces below it are shorter. */
const farthest = 400
/** Among the last so many lines the reason counts whatever stands in front of it. */
const lastWords = 20
/** So many captions may stand below it. */
const mostCaptions = 2
/** A printed object may run over so many lines. */
const objectLines = 60
/** Headers of a response stand so far above its body at most. */
const headerLines = 20

/**
 * The reason that a failed process gave in plain text, from the end of its output backwards. Only a line that begins
 * with an agent's own wording counts, and only if the work didn't go on after it.
 */
export const judgeText = (wordings: readonly Wording[], tail: readonly TailLine[], zone: Zone): Signal | null => {
  const lines = uncut(unlisted(withoutScreen(unfenced(joined(unmarked(tail))))))
  const strong = unmistakable(wordings)
  let talk = 0
  let captions = 0
  let fenced = false
  let parted = false
  let tested = false
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
    if (fenced || quoted(lines, index) || tabled(lines, index) || isElses(lines[index - 1], line)) continue
    // Of the lines above the reason only those are read that may say more of it themselves.
    const read: boolean = found === null ? legible.test(line.folded) : mayTell(line.folded)
    const at = { now: line.now, zone, source: 'text', wordings } as const
    const below = behind(lines, index)
    let signal: Signal | null = read ? judgeMessage(line.shown, at, below) : null
    if (signal === null && found === null && lines.length - index <= lastWords && !continues(lines[index - 1], line))
      signal = judgeOpenings(line, below, { ...at, wordings: strong })
    if (signal !== null && isPrinted(lines, index)) signal = null
    if (signal !== null && signal.reset === null) signal = { ...signal, reset: header(lines, index, zone) }
    // Below captions only a sentence counts that nobody but its own agent says, from its first word on.
    if (signal !== null && found === null && captions > 0 && !(signal.confidence >= 0.8 && isOf(strong, signal)))
      signal = null
    // What the last try met counts, not what an earlier one did.
    if (found?.signal.verdict === 'overloaded' && /\bretrying\b/.test(line.folded)) continue
    if (signal?.id === offerToWait) {
      offer = signal
      continue
    }
    tested ||= found === null && isTestRun(line.raw)
    if (signal !== null && tested && !exception.test(line.folded)) return offer
    // It tried again, and then went on to speak.
    if (signal !== null && found === null && talk > 0 && retried.test(line.folded)) return offer
    if (signal !== null) found = { signal: found === null ? signal : joint(signal, found.signal, line), index }
    const told = signal === null ? tells(line.raw, line.folded) : 'nothing'
    if (found !== null) {
      if (told === 'work') break
      continue
    }
    if (told === 'work') return offer
    if (told === 'nothing' || explained(lines, index)) continue
    if (line.apart ? !isCaption(line.folded) || ++captions > mostCaptions : spoke(lines, index) && ++talk > patience)
      return offer
  }
  return found?.signal ?? offer
}

const isOf = (wordings: readonly Wording[], signal: Signal): boolean => wordings.some(({ id }) => id === signal.id)

/** Whether a line begins to say something. */
const spoke = (lines: readonly Line[], index: number): boolean => {
  const line = lines[index]
  return line !== undefined && !continues(lines[index - 1], line)
}

const retried = /\bretrying\b.* (?:in [\d.]+ ?s(?:econds?)?\b|as it raised\b)/

/** What a test that calls a model itself fails with. */
const exception = /[a-z]error\b|exception|\b429\b|\{/

/** A text that is one block of Markdown as a whole quotes nothing: somebody has saved it so. */
const unfenced = (lines: readonly Line[]): readonly Line[] => {
  const fences = lines.filter(({ folded }) => folded.startsWith("'''"))
  const [first, last] = [lines[0], lines.at(-1)]
  return fences.length === 2 && first === fences[0] && last === fences[1] ? lines.slice(1, -1) : lines
}

/** A line of a stack trace, or a command of the agent's own. */
const frame = /^at |^(?:[>❯] ?)?\/[a-z]/

/** Both say why; the end that one of them tells the user of is the end of both. */
const joint = (above: Signal, below: Signal, line: Line): Signal => {
  const one = weightier(above, below)
  // A clock's time names no zone; the body above tells the instant.
  const zoned = instant.test(line.folded) || below.evidence.text.toLowerCase().includes('continuing automatically')
  if (above.reset !== null && zoned && one.verdict === above.verdict) return { ...one, reset: above.reset }
  const told = above.reset !== null && /\bplease wait|\btry again/.test(line.folded) ? above.reset : null
  return one === below && limits.includes(above.verdict) && limits.includes(one.verdict)
    ? { ...one, reset: one.reset ?? told }
    : one
}
const instant = /\bresets_(?:at|in_seconds)\b/
const limits: readonly Signal['verdict'][] = ['rate-limit', 'usage-limit']

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

/** An indented block below a sentence that announces it, as in a report about an error; not below a failure's notice. */
const quoted = (lines: readonly Line[], index: number): boolean => {
  if (!indented(lines[index])) return false
  let start = index
  while (index - start < longestBlock && indented(lines[start - 1])) start--
  const above = lines[start - 1]?.folded ?? ''
  return above.endsWith(':') && above.split(' ').length > 2 && !failing.test(above)
}
const indented = (line: Line | undefined): boolean => line !== undefined && /^\s{2,}/.test(line.raw)
const longestBlock = 12
const failing = /fail|error|exception|stderr|stdout|output|ended|stopped|refused|rejected|response|reason/

/** One of several rows about limits in a table with a head, as Markdown has it: somebody lists what there is. */
const tabled = (lines: readonly Line[], index: number): boolean => {
  const isRow = (at: number): boolean => row.test(lines[at]?.shown ?? '')
  if (!isRow(index)) return false
  let start = index
  while (isRow(start - 1)) start--
  let end = index
  while (isRow(end + 1)) end++
  const table = lines.slice(start, end + 1)
  return (
    table.some(({ shown }) => rule.test(shown)) &&
    table.filter(({ folded }) => /limit|quota|credit|429/.test(folded)).length > 1
  )
}
const row = /^\|.*\|$/
const rule = /^\|[ :|-]*---[ :|-]*\|$/

/** The second paragraph of an exception's text, with the frames of its stack below it. */
const explained = (lines: readonly Line[], index: number): boolean =>
  /^at /.test(lines[index + 1]?.folded ?? '') && /exception: /.test(lines[index - 1]?.folded ?? '')

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
    if (depth <= 0 || !(/[[{(]$/.test(shown) || paragraphs.test(folded))) {
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

/** Gemini CLI and its kin print a message of several paragraphs between brackets. */
const paragraphs = /^[^\w[]*\[api error: [^\]}]*$/

/** A key, a colon and a value copied out of a browser's console, each on a line of its own. */
const field = (tail: readonly TailLine[], index: number): TailLine | null => {
  const [key, colon, value] = tail.slice(index, index + 3)
  if (key === undefined || value === undefined || colon?.text.trim() !== ':' || !/^\s*\w+\s*$/.test(key.text))
    return null
  return { ...key, text: `${key.text.trim()}=${value.text.trim()}` }
}

const depthOf = (text: string): number => count(text, /[[{(]/g) - count(text, /[\]})]/g)

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0
