import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { classify, type Run } from '../../src/detect/classify.ts'

type Row = Omit<Run, 'now'> & {
  readonly id: string
  readonly now: string
  /** Which look-alike this is. */
  readonly trap?: string
  readonly expect?: { readonly verdict: string; readonly reset?: string }
}

const rows = (file: string): readonly Row[] =>
  readFileSync(new URL(`../fixtures/detect/${file}`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line): Row => JSON.parse(line))

const judge = ({ now, ...run }: Row) => classify({ ...run, now: Date.parse(now) })
const limits = rows('limits.jsonl')
const healthy = rows('healthy.jsonl')
const quiet = ['ok', 'failed', 'config']

describe('real messages', () => {
  test.each([...new Set(limits.map(({ provider }) => provider))])(
    'of %s get their verdict and reset time',
    (provider) => {
      const got = limits
        .filter((row) => row.provider === provider)
        .map((row) => {
          const { verdict, resetAt } = judge(row)
          const told =
            row.expect?.reset === undefined
              ? {}
              : { reset: resetAt === undefined ? null : new Date(resetAt).toISOString() }
          return { id: row.id, verdict, ...told }
        })
      const wanted = limits
        .filter((row) => row.provider === provider)
        .map(({ id, expect: label }) => ({
          id,
          verdict: label?.verdict,
          ...(label?.reset === undefined ? {} : { reset: new Date(label.reset).toISOString() }),
        }))
      expect(got).toEqual(wanted)
    },
  )

  test('there are messages of every provider', () => {
    expect(new Set(limits.map(({ provider }) => provider)).size).toBeGreaterThanOrEqual(18)
    expect(limits.length).toBeGreaterThan(350)
  })
})

describe('healthy logs and failures for other reasons', () => {
  const traps = [...new Set(healthy.map(({ trap }) => trap ?? ''))]

  test.each(traps)('%s: no alarm', (trap) => {
    const alarms = healthy
      .filter((row) => row.trap === trap)
      .map((row) => ({ row, got: judge(row) }))
      .filter(({ row, got }) =>
        row.expect === undefined ? !quiet.includes(got.verdict) : got.verdict !== row.expect.verdict,
      )
      .map(({ row, got }) => `${row.id} (${row.provider}): ${got.verdict} by ${got.evidence}`)
    expect(alarms).toEqual([])
  })

  test('each trap is there at least three times, and there are enough of all', () => {
    const counts = traps.map((trap) => healthy.filter((row) => row.trap === trap).length)
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(3)
    expect(healthy.length).toBeGreaterThanOrEqual(300)
  })
})
