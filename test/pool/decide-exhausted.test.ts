import { describe, expect, it, test } from 'vitest'
import { clearCooldown } from '../../src/pool/cooldown.ts'
import type { Rules } from '../../src/pool/run-state.ts'
import { account, condition, day, endOf, hour, ledgerOf, minute, noon, poolOf, stateOf, use } from './make.ts'
import { playEnds } from './play.ts'

const [a, b, c] = [account('a'), account('b'), account('c')]
const codex = account('x', { provider: 'codex' })
const cooling = (...minutes: number[]) =>
  ledgerOf(
    ...[a, b, c].slice(0, minutes.length).map((one, i) => condition(one, { until: noon + (minutes[i] ?? 0) * minute })),
  )
const limited = (resetAt: number) => endOf('usage-limit', { resetAt })
const throttled = (resetAt?: number) => endOf('rate-limit', resetAt === undefined ? {} : { resetAt })

test.each([
  ['fail', 75],
  ['neutral', 0],
] as const)('when-exhausted: %s ends at once with %d', (whenExhausted, exitCode) => {
  const run = playEnds(stateOf(poolOf(a, b), { whenExhausted }, cooling(30, 20)), [endOf('ok')])
  expect(run.order).toEqual([])
  expect(run.ending).toEqual({
    outcome: 'exhausted',
    gaveUp: 'no-account',
    exitCode,
    account: null,
    nextAvailableAt: noon + 20 * minute,
  })
  expect(run.records).toEqual([])
})

describe('when-exhausted: wait', () => {
  const rules: Partial<Rules> = { whenExhausted: 'wait', maxWaitMs: hour }

  it('waits for the first to come free', () => {
    const run = playEnds(stateOf(poolOf(a, b), rules, cooling(30, 20)), [endOf('ok')])
    expect(run.waits).toEqual([{ at: noon, until: noon + 20 * minute }])
    expect(run.notes[0]).toEqual({ kind: 'waiting', until: noon + 20 * minute, account: b })
    expect(run.order).toEqual(['claude/b'])
    expect(run.state.failovers).toBe(0)
  })

  it('waits no longer than max-wait in all', () => {
    const ends = [limited(noon + 40 * minute), limited(noon + 70 * minute)]
    const run = playEnds(stateOf(poolOf(a), rules), ends)
    expect(run.waits).toHaveLength(1)
    expect(run.ending).toMatchObject({ outcome: 'exhausted', exitCode: 75, nextAvailableAt: noon + 70 * minute })
  })

  it('does not wait at all for what takes too long, nor for a person', () => {
    expect(playEnds(stateOf(poolOf(a), rules, cooling(61)), [endOf('ok')]).waits).toEqual([])
    const refused = ledgerOf(condition(a, { verdict: 'auth', until: noon + day }))
    expect(playEnds(stateOf(poolOf(a), rules, refused), [endOf('ok')]).ending.nextAvailableAt).toBeNull()
  })

  it('keeps to max-wait for a short throttle too', () => {
    const run = playEnds(stateOf(poolOf(a), { ...rules, maxWaitMs: 30_000 }), [throttled(noon + minute)])
    expect(run.waits).toEqual([])
  })

  it('goes on waiting when others made the cooldown longer', () => {
    const news = [ledgerOf(condition(a, { observedAt: noon + minute, until: noon + 40 * minute }))]
    const run = playEnds(stateOf(poolOf(a), rules, cooling(30)), [endOf('ok')], { news: (i) => news[i] ?? ledgerOf() })
    expect(run.waits.map(({ until }) => until)).toEqual([noon + 30 * minute, noon + 40 * minute])
  })

  it('learns what others did meanwhile, their choices too', () => {
    const ledger = ledgerOf(...[a, b, c].map((one) => condition(one, { until: noon + 10 * minute })), use(c, noon))
    const news = ledgerOf(use(a, noon + 5 * minute))
    const run = playEnds(stateOf(poolOf(a, b, c), rules, ledger), [endOf('ok')], { news: () => news })
    expect(run.order).toEqual(['claude/b'])
  })

  it('goes on with an account that a person cleared', () => {
    const ledger = ledgerOf(condition(a, { until: noon + 40 * minute }), condition(b, { until: noon + 20 * minute }))
    const run = playEnds(stateOf(poolOf(a, b), rules, ledger), [endOf('ok')], {
      news: () =>
        ledgerOf(
          clearCooldown(ledger, a, noon + minute),
          condition(b, { observedAt: noon + minute, until: noon + day }),
        ),
    })
    expect(run.order).toEqual(['claude/a'])
  })
})

describe('a short throttle', () => {
  it('is waited out under fail, at most twice', () => {
    const run = playEnds(stateOf(poolOf(a)), [throttled(noon)])
    expect(run.order).toEqual(['claude/a', 'claude/a', 'claude/a'])
    expect(run.waits.map(({ at, until }) => until - at)).toEqual([minute, minute])
    expect(run.ending).toMatchObject({ outcome: 'exhausted', exitCode: 75 })
  })

  it('is waited out though a usage limit ends sooner', () => {
    const ledger = ledgerOf(
      condition(a, { until: noon + 40_000 }),
      condition(b, { verdict: 'rate-limit', until: noon + 50_000 }),
    )
    const run = playEnds(stateOf(poolOf(a, b), {}, ledger), [endOf('ok')])
    expect(run.waits).toEqual([{ at: noon, until: noon + 50_000 }])
    expect(run.notes[0]).toMatchObject({ kind: 'waiting', account: b })
  })

  test.each([
    ['longer than 90 s', throttled(noon + 1_000 + 91_000)],
    ['of a usage limit', limited(noon)],
  ])('is not one when it is %s', (_what, end) => expect(playEnds(stateOf(poolOf(a)), [end]).waits).toEqual([]))
})

describe('probe (when-exhausted: soonest)', () => {
  const rules: Partial<Rules> = { probe: true }

  it('tries the account that comes free first, once', () => {
    const run = playEnds(stateOf(poolOf(a, b, c), rules, cooling(30, 20, 40)), [limited(noon + hour)])
    expect(run.order).toEqual(['claude/b'])
    expect(run.ending.outcome).toBe('exhausted')
  })

  it('does not say of the account it tries that it was skipped', () => {
    const run = playEnds(stateOf(poolOf(a, b), rules, cooling(30, 20)), [endOf('ok')])
    expect(run.notes[0]).toEqual({ kind: 'probe', account: b, until: noon + 20 * minute })
    const skipped = run.notes.flatMap((note) => (note.kind === 'chosen' ? note.skipped : []))
    expect(skipped.map(({ account }) => account)).toEqual([a])
  })

  it('tries none again that this run has seen fail', () =>
    expect(playEnds(stateOf(poolOf(a), rules), [limited(noon + hour)]).order).toEqual(['claude/a']))

  it('does not try one that shares the limit of one that failed', () => {
    const group = (label: string) => account(label, { group: 'org' })
    const run = playEnds(stateOf(poolOf(group('a'), group('b')), rules), [limited(noon + hour)])
    expect(run.order).toEqual(['claude/a'])
  })

  it('does not burn a provider that throttles the runner', () => {
    const ends = [throttled(), throttled(), endOf('ok')]
    const others = [c, account('d')]
    const ledger = ledgerOf(condition(account('d')))
    expect(playEnds(stateOf(poolOf(a, b, ...others), rules, ledger), ends).order).toEqual(['claude/a', 'claude/b'])
  })
})

describe('two accounts of a provider throttled within a minute', () => {
  it('keep its others from being tried; another provider goes on', () => {
    const run = playEnds(stateOf(poolOf(a, b, c, codex)), [throttled(), throttled(), endOf('ok')])
    expect(run.order).toEqual(['claude/a', 'claude/b', 'codex/x'])
    const skips = run.notes.flatMap((note) => (note.kind === 'chosen' ? [note.skipped] : [])).at(-1)
    expect(skips?.map(({ skip }) => skip.kind)).toContain('throttled')
  })

  it('are left alone until the first of their cooldowns ends', () => {
    const ends = [throttled(noon + 65_000), throttled(noon + 80_000), endOf('ok')]
    const run = playEnds(stateOf(poolOf(a, b, c)), ends)
    expect(run.waits.map(({ until }) => until)).toEqual([noon + 65_000])
    expect(run.order).toEqual(['claude/a', 'claude/b', 'claude/c'])
  })

  it('are waited for, though others have learned since that both are spent', () => {
    const ends = [throttled(noon + 70_000), endOf('network'), throttled(noon + 3 * minute), endOf('ok')]
    const run = playEnds(stateOf(poolOf(a, b, c)), ends, {
      news: (_index, now) => ledgerOf(condition(a, { observedAt: now, until: now + 5 * hour })),
    })
    expect(run.waits.at(-1)?.until).toBe(noon + 70_000)
    expect(run.order.at(-1)).toBe('claude/c')
  })

  it('are two: one that is throttled twice stands for itself', () => {
    const first = account('a', { priority: 1 })
    const rules = { ordering: { strategy: 'priority', spreadIndex: 0 } } as const
    const ledger = ledgerOf(condition(c, { until: noon + 50_000 }))
    const ends = [throttled(noon), throttled(noon), endOf('ok')]
    const run = playEnds(stateOf(poolOf(first, c), rules, ledger), ends, { lasts: () => 0 })
    expect(run.order).toEqual(['claude/a', 'claude/a', 'claude/c'])
  })

  it.each([
    ['more than a minute apart', [throttled(), throttled()], 61_000],
    ['spent rather than throttled', [limited(noon + hour), limited(noon + hour)], 1_000],
  ])('are no reason to stop when %s', (_what, ends, lasts) => {
    const run = playEnds(stateOf(poolOf(a, b, c)), [...ends, endOf('ok')], { lasts: () => lasts })
    expect(run.order).toEqual(['claude/a', 'claude/b', 'claude/c'])
  })
})
