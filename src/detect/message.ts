import type { Reset } from '../pool/verdict.ts'
import { fold } from './clean.ts'
import { withoutPrefixes } from './prefix.ts'
import { nextPacificMidnight, resetTime } from './reset-time.ts'
import type { Signal } from './signal.ts'
import { firstMatch, type Wording } from './wording/wording.ts'
import type { Zone } from './zone.ts'

/** When and how a message was said. */
export interface Circumstance {
  /** Epoch ms. */
  readonly now: number
  /** The zone of times that name none. */
  readonly zone: Zone
  /** `event`: the agent itself said that this is its error. `text`: a line of its output looks like it. */
  readonly source: 'event' | 'text'
}

/** Longest message that is looked into, in characters. */
const longest = 16_384

/** Judges an error message by the wordings, or null where none fits. `more` is what was said right behind it. */
export const judgeMessage = (
  wordings: readonly Wording[],
  message: string,
  at: Circumstance,
  more = '',
): Signal | null => {
  const folded = fold(message.slice(0, longest))
  const wording = withoutPrefixes(folded)
    .map((form) => firstMatch(wordings, form))
    .find((found) => found !== null)
  if (wording === undefined || wording === null) return null
  const whole = more === '' ? folded : fold(`${message.slice(0, longest)} ${more.slice(0, longest)}`)
  const reset = resetTime(folded, at.now, at.zone) ?? (more === '' ? null : resetTime(whole, at.now, at.zone))
  const { verdict, end } =
    wording.google === true ? googleQuota(wording, whole, reset, at.now) : { verdict: wording.verdict, end: reset }
  return {
    id: wording.id,
    verdict,
    evidence: { source: at.source, text: firstLine(message) },
    reset: end,
    confidence: at.source === 'event' ? 1 : 0.8,
  }
}

/** Longer than any throttle. */
const longWaitMs = 10 * 60_000

const googleQuota = (
  wording: Wording,
  folded: string,
  reset: Reset | null,
  now: number,
): { verdict: Signal['verdict']; end: Reset | null } => {
  const long = reset !== null && reset.at - now > longWaitMs
  if (long) return { verdict: 'usage-limit', end: reset }
  if (/per ?day|daily/.test(folded)) return { verdict: 'usage-limit', end: nextPacificMidnight(now) }
  return { verdict: wording.verdict, end: reset }
}

const firstLine = (message: string): string => (message.trim().split(/[\r\n]/)[0] ?? '').slice(0, 500)
