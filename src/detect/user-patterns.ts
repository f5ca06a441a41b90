import type { Stream } from '../ports.ts'
import { clean, straight } from './clean.ts'
import { resetTime } from './reset-time.ts'
import type { Signal } from './signal.ts'
import type { TailLine } from './tail.ts'
import type { Zone } from './zone.ts'

/** A user's own wording of a limit. */
export interface UserPattern {
  readonly name: string
  readonly verdict: Signal['verdict']
  readonly stream: Stream | 'both'
  /** `failed`: only of a process that failed. `always`: also after exit 0. */
  readonly when: 'failed' | 'always'
  /** Whether a line, without its decoration, holds the pattern. Linear in the line. */
  readonly matches: (line: string) => boolean
}

/** Lines from the end that are looked at, and how much of each. */
const lines = 200
const longestLine = 4096

/** The last line of a stream that one of the patterns fits; the pattern listed first counts. */
export const judgeByUser = (
  patterns: readonly UserPattern[],
  stream: Stream,
  tail: readonly TailLine[],
  failed: boolean,
  zone: Zone,
): Signal | null => {
  const asked = patterns.filter(
    (own) => (own.stream === 'both' || own.stream === stream) && (failed || own.when === 'always'),
  )
  if (asked.length === 0) return null
  for (const line of tail.slice(-lines).reverse()) {
    const { shown, folded, stamp } = clean(line.text.slice(0, longestLine))
    const typed = straight(shown)
    const own = asked.find(({ matches }) => matches(shown) || (typed !== shown && matches(typed)))
    if (own === undefined) continue
    return {
      id: `user/${own.name}`,
      verdict: own.verdict,
      evidence: { source: 'text', text: shown.slice(0, 500) },
      reset: resetTime(folded, stamp ?? line.now, zone),
      confidence: 0.8,
    }
  }
  return null
}
