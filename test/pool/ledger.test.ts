import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { emptyLedger, instantAfter, merge, recordsOf } from '../../src/pool/ledger.ts'
import { anyRecord } from './arbitrary.ts'
import { account, condition, hour, ledgerOf, minute, noon, use } from './make.ts'

const a = account('a')
const b = account('b')
const some = fc.array(anyRecord([a, b], noon), { maxLength: 12 })

describe('merge', () => {
  const early = condition(a, { observedAt: noon })
  const late = condition(a, { observedAt: noon + 1, until: noon + minute })
  test.each([
    ['the newest condition', [early, late], late],
    ['the newest condition, though it came first', [late, early], late],
    ['the later end of two at the same instant', [early, condition(a, { until: noon + 2 * hour })], noon + 2 * hour],
    ['a clear newer than a limit', [early, condition(a, { observedAt: noon + 1, until: 0, verdict: 'ok' })], 0],
  ])('keeps %s', (_what, records, expected) => {
    const kept = ledgerOf(...records).conditions.get(a.id)
    expect(typeof expected === 'number' ? kept?.until : kept).toEqual(expected)
  })

  it('keeps conditions and uses apart, so that a healthy run never hides a cooldown', () => {
    const ledger = ledgerOf(condition(a), use(a, noon + hour, { succeededAt: noon + hour }))
    expect(recordsOf(ledger)).toHaveLength(2)
  })

  it('does not touch the ledger it is given', () => {
    const ledger = ledgerOf(condition(a))
    merge(ledger, [condition(a, { observedAt: noon + 1 }), condition(b)])
    expect(ledger).toEqual(ledgerOf(condition(a)))
  })

  it('does not care about order', () => {
    fc.assert(
      fc.property(some, fc.infiniteStream(fc.nat()), (records, keys) => {
        const shuffled = records
          .map((record) => ({ record, key: keys.next().value ?? 0 }))
          .toSorted((x, y) => x.key - y.key)
          .map(({ record }) => record)
        expect(ledgerOf(...shuffled)).toEqual(ledgerOf(...records))
      }),
    )
  })

  it('is commutative, associative and idempotent on whole ledgers', () => {
    fc.assert(
      fc.property(some, some, some, (one, two, three) => {
        const [x, y, z] = [ledgerOf(...one), ledgerOf(...two), ledgerOf(...three)]
        const join = (left: typeof x, right: typeof x) => merge(left, recordsOf(right))
        expect(join(x, y)).toEqual(join(y, x))
        expect(join(join(x, y), z)).toEqual(join(x, join(y, z)))
        expect(join(x, x)).toEqual(x)
        expect(join(x, emptyLedger)).toEqual(x)
      }),
    )
  })
})

describe('instantAfter', () => {
  it('is the time itself where the ledger holds only the past', () =>
    expect(instantAfter(ledgerOf(condition(a), use(b, noon)), noon + minute)).toBe(noon + minute))

  it('is later than all that the ledger holds, whatever clock wrote it', () => {
    fc.assert(
      fc.property(some, fc.integer({ min: noon - hour, max: noon + hour }), (records, now) => {
        const at = instantAfter(ledgerOf(...records), now)
        expect(at).toBeGreaterThanOrEqual(now)
        for (const record of records) expect(at).toBeGreaterThan(record.observedAt)
      }),
    )
  })
})
