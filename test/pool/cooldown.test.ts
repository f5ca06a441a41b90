import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { backoff, clampUntil, clearCooldown, failuresOf, inForce, markLimited } from '../../src/pool/cooldown.ts'
import { emptyLedger, merge } from '../../src/pool/ledger.ts'
import type { ConditionVerdict } from '../../src/pool/record.ts'
import type { Judgement, ResetSource, Verdict } from '../../src/pool/verdict.ts'
import { account, condition, day, hour, judged, ledgerOf, minute, noon, use } from './make.ts'

const a = account('a')
const base = 5 * minute
const reset = (at: number, source: ResetSource = 'event'): Partial<Judgement> => ({ reset: { at, source } })
const mark = (judgement: Judgement, ledger = emptyLedger, now = noon) => markLimited(ledger, a, judgement, now, base)

describe('clampUntil', () => {
  test.each([
    ['in the past', noon - day, noon + minute],
    ['now', noon, noon + minute],
    ['in an hour', noon + hour, noon + hour],
    ['in a month', noon + 30 * day, noon + 8 * day],
    ['never', Number.POSITIVE_INFINITY, noon + 8 * day],
    ['between two milliseconds', noon + hour + 0.25, noon + hour + 1],
  ])('%s', (_what, until, expected) => expect(clampUntil(until, noon)).toBe(expected))
})

describe('backoff', () => {
  test.each([
    [1, 5 * minute],
    [2, 10 * minute],
    [3, 20 * minute],
    [6, 160 * minute],
    [7, 5 * hour],
    [1e9, 5 * hour],
    [0, 5 * minute],
  ])('after %d failures', (failures, expected) => expect(backoff(base, failures)).toBe(expected))

  it('never gives less than a base above its limit', () => expect(backoff(6 * hour, 3)).toBe(6 * hour))
})

describe('markLimited', () => {
  test.each<[ConditionVerdict, Partial<Judgement>, number, ResetSource]>([
    ['usage-limit', reset(noon + 3 * hour, 'text'), noon + 3 * hour, 'text'],
    ['usage-limit', {}, noon + base, 'default'],
    ['usage-limit', reset(Number.NaN), noon + base, 'default'],
    ['rate-limit', reset(noon + 2 * minute, 'header'), noon + 2 * minute, 'header'],
    ['rate-limit', reset(noon + 1_000, 'header'), noon + minute, 'header'],
    ['rate-limit', {}, noon + base, 'default'],
    ['auth', {}, noon + 8 * day, 'default'],
    ['auth', reset(noon + hour), noon + 8 * day, 'default'],
    ['billing', {}, noon + 8 * day, 'default'],
    ['billing', reset(noon + day), noon + day, 'event'],
  ])('%s with %o', (verdict, change, until, source) => {
    expect(mark(judged(verdict, change))).toEqual(condition(a, { verdict, until, source }))
  })

  test.each<Verdict>(['ok', 'overloaded', 'network', 'config', 'failed'])('%s leaves nothing', (verdict) =>
    expect(mark(judged(verdict, reset(noon + hour)))).toBeNull(),
  )

  it('doubles the cooldown of a limit without a reset time until a success clears the count', () => {
    const second = mark(judged('usage-limit'), ledgerOf(condition(a)), noon + 2 * hour)
    expect(second).toMatchObject({ until: noon + 2 * hour + 10 * minute, source: 'backoff', failures: 2 })
    const cleared = ledgerOf(condition(a), use(a, noon + hour, { succeededAt: noon + hour }))
    expect(mark(judged('usage-limit'), cleared, noon + 2 * hour)).toMatchObject({ source: 'default', failures: 1 })
  })

  it('keeps a longer cooldown in force with its verdict and source, and counts the failure', () => {
    const known = condition(a, { until: noon + 5 * hour, source: 'header' })
    const record = mark(judged('rate-limit', reset(noon + 3 * minute)), ledgerOf(known), noon + minute)
    expect(record).toEqual({ ...known, observedAt: noon + minute, failures: 2 })
  })

  it.each([
    ['is over', condition(a, { until: noon + minute })],
    ['was cleared', condition(a, { until: 0, verdict: 'ok', failures: 0 })],
    ['was of another credential', condition(a, { until: noon + 8 * day, verdict: 'auth', fingerprint: 'old' })],
  ])('does not keep a longer one that %s', (_why, known) => {
    const at = noon + 10 * minute
    const record = mark(judged('rate-limit', reset(at + 3 * minute)), ledgerOf(known), at)
    expect(record).toMatchObject({ until: at + 3 * minute, verdict: 'rate-limit' })
  })

  it('counts over what a runner with a fast clock wrote', () => {
    const ahead = condition(a, { observedAt: noon + 10 * minute, until: 0, verdict: 'ok', failures: 0 })
    const ledger = ledgerOf(ahead)
    const record = mark(judged('usage-limit', reset(noon + hour)), ledger)
    expect(record?.observedAt).toBe(ahead.observedAt + 1)
    expect(merge(ledger, record === null ? [] : [record]).conditions.get(a.id)).toEqual(record)
  })

  it('never shortens what is in force, and stays within 1 minute to 8 days', () => {
    const verdict = fc.constantFrom<Verdict>('usage-limit', 'rate-limit', 'auth', 'billing')
    const at = fc.option(fc.integer({ min: noon - 10 * day, max: noon + 20 * day }))
    const known = fc.record({ verdict, at, agoMs: fc.integer({ min: 0, max: 9 * day }) })
    fc.assert(
      fc.property(known, verdict, at, (first, second, resetAt) => {
        const before = noon - first.agoMs
        const old = mark(judged(first.verdict, first.at === null ? {} : reset(first.at)), emptyLedger, before)
        const record = mark(judged(second, resetAt === null ? {} : reset(resetAt)), ledgerOf(...(old ? [old] : [])))
        expect(record?.until).toBeGreaterThanOrEqual(noon + minute)
        expect(record?.until).toBeLessThanOrEqual(noon + 8 * day)
        if (old !== null && inForce(old, a, noon)) expect(record?.until).toBeGreaterThanOrEqual(old.until)
      }),
    )
  })
})

describe('clearCooldown', () => {
  it('ends a cooldown and forgets the failures, whatever clock wrote it', () => {
    const ledger = ledgerOf(condition(a, { observedAt: noon + 10 * minute, until: noon + day, failures: 5 }))
    const cleared = merge(ledger, [clearCooldown(ledger, a, noon)])
    const known = cleared.conditions.get(a.id)
    expect(known).toMatchObject({ until: 0, verdict: 'ok', failures: 0 })
    expect(known !== undefined && inForce(known, a, noon)).toBe(false)
    expect(failuresOf(cleared, a)).toBe(0)
  })
})

describe('inForce', () => {
  test.each([
    ['a cooldown', {}, true],
    ['a cooldown at its end', { until: noon }, false],
    ['a cooldown met with another credential', { fingerprint: 'old' }, true],
    ['a refused credential', { verdict: 'auth' }, true],
    ['a refused credential that was replaced', { verdict: 'auth', fingerprint: 'old' }, false],
    ['a spent credit', { verdict: 'billing' }, true],
    ['a spent credit of a credential that was replaced', { verdict: 'billing', fingerprint: 'old' }, false],
    ['a clear', { verdict: 'ok', until: 0 }, false],
    ['a clear that claims to last', { verdict: 'ok' }, false],
  ] as const)('%s', (_what, change, expected) => expect(inForce(condition(a, change), a, noon)).toBe(expected))
})
