import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { classify, type Run } from '../../src/detect/classify.ts'

/*
 * Messages and look-alikes collected in rounds: each was written down from sources that no earlier round had used, and
 * judged once before anything was mended. What that first sight gave is kept here; `docs/verdicts.md` shows it.
 */

type Row = Omit<Run, 'now'> & {
  readonly id: string
  readonly round: number
  readonly now: string
  /** Which look-alike this is; one without is a real message. */
  readonly trap?: string
  /** Any of these verdicts is right. */
  readonly expect?: { readonly verdict: string | readonly string[]; readonly reset?: string }
}

const rows = readFileSync(new URL('../fixtures/detect/rounds.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line): Row => JSON.parse(line))

const limits = ['usage-limit', 'rate-limit', 'billing']
const quiet = ['ok', 'failed', 'config']

const judged = rows.map((row) => {
  const { now, expect: label, trap, round, ...run } = row
  const { verdict, resetAt } = classify({ ...run, now: Date.parse(now) })
  const wanted = trap === undefined ? [label?.verdict ?? []].flat() : quiet
  const isLimit = wanted.some((one) => limits.includes(one))
  const told = label?.reset === undefined ? null : Date.parse(label.reset)
  return {
    id: row.id,
    round,
    isLimit,
    alarm: limits.includes(verdict),
    right: wanted.includes(verdict),
    told,
    // Clocks are told by the minute: a limit that ends in the very minute still holds.
    onTime: told === null || (resetAt !== undefined && Math.abs(resetAt - told) <= 60_000),
    verdict,
  }
})

const share = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole)
const percent = (value: number): string => `${(100 * value).toFixed(1)} %`

describe.each([...new Set(rows.map(({ round }) => round))])('round %i', (round) => {
  const all = judged.filter((row) => row.round === round)
  const real = all.filter(({ isLimit }) => isLimit)
  const alarms = all.filter(({ alarm }) => alarm)
  const recall = share(real.filter(({ alarm }) => alarm).length, real.length)
  const precision = share(alarms.filter(({ isLimit }) => isLimit).length, alarms.length)
  const timed = real.filter(({ told }) => told !== null)
  const resets = share(timed.filter(({ onTime }) => onTime).length, timed.length)
  console.log(
    `round ${round}: recall ${percent(recall)} of ${real.length}, precision ${percent(precision)}, resets ${percent(resets)} of ${timed.length}`,
  )

  test('nearly every limit is known, and nothing else is taken for one', () => {
    expect(recall).toBeGreaterThanOrEqual(0.95)
    expect(precision).toBeGreaterThanOrEqual(0.99)
  })

  test('the reset time is right in nearly all that tell one', () => {
    expect(resets).toBeGreaterThanOrEqual(0.95)
  })

  test('what is told apart stays apart: at most one in twenty has another verdict', () => {
    expect(share(all.filter(({ right }) => right).length, all.length)).toBeGreaterThanOrEqual(0.95)
  })

  test('there are enough of both', () => {
    expect(real.length).toBeGreaterThanOrEqual(20)
    expect(all.length - real.length).toBeGreaterThanOrEqual(30)
    expect(all.length).toBeGreaterThanOrEqual(75)
  })
})
