import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ConditionRecord } from '../../src/pool/record.ts'
import { settleCondition, settleUse } from '../../src/store/settle.ts'
import { accountId, cleared, DAY, HOUR, limited, MINUTE, used } from './records.ts'

const a = accountId(1)
const now = 1_800_000_000_000

describe('a condition that arrives', () => {
  const long = limited(a, now, 5 * HOUR)
  const auth = limited(a, now, 8 * DAY, { verdict: 'auth', fingerprint: 'aaaa0001' })
  const cases: readonly [string, ConditionRecord | undefined, ConditionRecord, ConditionRecord][] = [
    ['is taken where none was known', undefined, long, long],
    ['dates a longer one in force', long, limited(a, now + 5, MINUTE), { ...long, observedAt: now + 5 }],
    ['is dropped for a longer one that is newer', long, limited(a, now - 5, MINUTE), long],
    ['dates one that says the same', long, { ...long, observedAt: now + 5 }, { ...long, observedAt: now + 5 }],
    ['replaces a shorter one', limited(a, now - 5, MINUTE), long, long],
    [
      'replaces one that is over',
      limited(a, now - 9 * HOUR, 8 * HOUR),
      limited(a, now, MINUTE),
      limited(a, now, MINUTE),
    ],
    [
      'is dated after a shorter one that claims to be newer',
      limited(a, now + 9, MINUTE),
      long,
      { ...long, observedAt: now + 10 },
    ],
    ['clears', long, cleared(a, now + 5), cleared(a, now + 5)],
    ['clears though its clock is behind', long, cleared(a, now - 15 * MINUTE), cleared(a, now + 1)],
    ['does not clear what was met later by more than clocks err', long, cleared(a, now - HOUR), long],
    [
      'is dropped for a clear that is newer by more than clocks err',
      cleared(a, now + HOUR),
      long,
      cleared(a, now + HOUR),
    ],
    [
      'counts after a clear that claims to be a little newer',
      cleared(a, now + 5),
      long,
      { ...long, observedAt: now + 6 },
    ],
    ['clears again only when newer', cleared(a, now + 5), cleared(a, now), cleared(a, now + 5)],
    ['replaces an older clear', cleared(a, now - 5), long, long],
    [
      'keeps a quarantine of the same credential',
      auth,
      { ...long, observedAt: now + 5 },
      { ...auth, observedAt: now + 5 },
    ],
    [
      'ends the quarantine of another credential',
      auth,
      { ...long, observedAt: now + 5, fingerprint: 'bbbb0002' },
      { ...long, observedAt: now + 5, fingerprint: 'bbbb0002' },
    ],
  ]
  it.each(cases)('%s', (_, known, record, expected) => {
    expect(settleCondition(known, record)).toEqual(expected)
  })

  const minutes = fc.integer({ min: 0, max: 600 })
  const any = fc
    .record({ at: minutes, rest: minutes })
    .map(({ at, rest }) => (rest === 0 ? cleared(a, now + at * MINUTE) : limited(a, now + at * MINUTE, rest * MINUTE)))

  it('never shortens a cooldown in force, never makes one up, and arriving twice changes nothing', () => {
    fc.assert(
      fc.property(any, any, (known, record) => {
        const settled = settleCondition(known, record)
        const inForce = known.until > record.observedAt
        if (inForce && record.until !== 0)
          expect(settled.until).toBeGreaterThanOrEqual(Math.min(known.until, record.until))
        if (inForce && record.until !== 0) expect(settled.until).toBe(Math.max(known.until, record.until))
        expect([known.until, record.until]).toContain(settled.until)
        expect(settleCondition(settled, settled).until).toBe(settled.until)
      }),
    )
  })

  it('leaves the longest in force, in whatever order several arrive', () => {
    fc.assert(
      fc.property(
        fc.array(
          minutes.map((rest) => limited(a, now + rest, (60 + rest) * MINUTE)),
          { minLength: 1 },
        ),
        (records) => {
          const settled = records.reduce<ConditionRecord | undefined>(settleCondition, undefined)
          expect(settled?.until).toBe(Math.max(...records.map((record) => record.until)))
        },
      ),
    )
  })
})

describe('a use that arrives', () => {
  it('keeps what it does not know itself', () => {
    const known = used(a, now)
    const chosen = used(a, now + 5, { succeededAt: 0, utilization: null })
    // Its window ends no later for a later use that says nothing of it.
    const utilization = { fiveHour: 0.25, sevenDay: null, ends: { fiveHour: now + 5 * HOUR, sevenDay: null } }
    expect(settleUse(known, chosen)).toEqual({ ...known, observedAt: now + 5, utilization })
    expect(settleUse(chosen, known)).toEqual({ ...known, observedAt: now + 5, utilization })
  })

  it('adds nothing when all of it was known', () => {
    const known = used(a, now)
    expect(settleUse(known, used(a, now - 5, { utilization: null }))).toBe(known)
  })
})
