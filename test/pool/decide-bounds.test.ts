/** What users hold back: shares of windows, hours, places, and work that is not to be done twice. */
import { describe, expect, it, test } from 'vitest'
import { unbounded } from '../../src/pool/bounds.ts'
import { conditionOf } from '../../src/pool/condition.ts'
import { parseHours } from '../../src/pool/hours.ts'
import { merge } from '../../src/pool/ledger.ts'
import type { WorkDone } from '../../src/pool/retry.ts'
import { type AttemptEnd, initialState } from '../../src/pool/run-state.ts'
import { account, condition, endOf, hour, ledgerOf, minute, noon, poolOf, stateOf, use } from './make.ts'
import { playEnds, storedAfter } from './play.ts'

const [a, b] = [account('a'), account('b')]
const nightly = account('n', { bounds: { ...unbounded, hours: parseHours('12:30-13:00') } })
const capped = account('c', { bounds: { ...unbounded, fiveHour: 0.8 } })
const nearlySpent = ledgerOf(use(capped, noon - hour, { utilization: { fiveHour: 0.85, sevenDay: null } }))
const limited = endOf('usage-limit', { resetAt: noon + 10 * hour })

describe('an account that its user holds back', () => {
  it('is passed over, and the reason is told', () => {
    const run = playEnds(stateOf(poolOf(nightly, capped, b), {}, nearlySpent), [endOf('ok')])
    expect(run.order).toEqual(['claude/b'])
    const skips = new Map(
      run.notes.flatMap((note) =>
        note.kind === 'chosen' ? note.skipped.map(({ account: one, skip }) => [one.label, skip]) : [],
      ),
    )
    expect(skips.get('n')).toEqual({ kind: 'closed', until: noon + 30 * minute })
    expect(skips.get('c')).toMatchObject({ kind: 'capped', cap: 0.8, until: noon + 4 * hour })
  })

  it('is waited for under wait', () => {
    const run = playEnds(stateOf(poolOf(nightly), { whenExhausted: 'wait' }), [endOf('ok')])
    expect(run.waits).toEqual([{ at: noon, until: noon + 30 * minute }])
    expect(run.ending.outcome).toBe('succeeded')
  })

  test.each([
    ['told', { ends: { fiveHour: noon + 2 * minute, sevenDay: null } }],
    ['that of the limit', {}],
  ])('is used again once the window that is spent has ended; its end is %s', (_what, told) => {
    const utilization = { fiveHour: 1, sevenDay: null, ...told }
    const judgement = { ...endOf('usage-limit', { resetAt: noon + 2 * minute }).judgement, utilization }
    const run = playEnds(stateOf(poolOf(capped), { whenExhausted: 'wait' }), [
      endOf('usage-limit', { judgement }),
      endOf('ok'),
    ])
    expect(run.waits).toMatchObject([{ until: noon + 2 * minute }])
    expect(run.ending.outcome).toBe('succeeded')
  })

  it('is never probed', () => {
    const run = playEnds(stateOf(poolOf(nightly, capped), { probe: true }, nearlySpent), [endOf('ok')])
    expect(run.order).toEqual([])
    expect(run.ending).toMatchObject({ outcome: 'exhausted', nextAvailableAt: noon + 30 * minute })
  })
})

describe('strategy: priority', () => {
  const subscription = account('sub', { priority: 1 })
  const key = account('key', { priority: 2 })
  const state = (ledger = ledgerOf()) =>
    stateOf(poolOf(key, subscription), { ordering: { strategy: 'priority', spreadIndex: 0 } }, ledger)

  it('goes to the key while the subscription rests, and returns once it has recovered', () => {
    expect(playEnds(state(), [limited, endOf('ok')]).order).toEqual(['claude/sub', 'claude/key'])
    const resting = ledgerOf(condition(subscription), use(key, noon))
    expect(playEnds(state(resting), [endOf('ok')]).order).toEqual(['claude/key'])
    expect(playEnds(state(resting), [endOf('ok')], { now: noon + hour }).order).toEqual(['claude/sub'])
  })
})

describe('probe', () => {
  const spent = ledgerOf(condition(a, { until: noon + 20 * minute }), condition(b, { until: noon + 30 * minute }))

  it('goes before a wait, and a wait goes on after it', () => {
    const run = playEnds(stateOf(poolOf(a, b), { probe: true, whenExhausted: 'wait' }, spent), [
      endOf('usage-limit', { resetAt: noon + 50 * minute }),
      endOf('ok'),
    ])
    expect(run.order).toEqual(['claude/a', 'claude/b'])
    expect(run.attempts[0]).toMatchObject({ at: noon, plan: { probe: true } })
    expect(run.attempts[1]).toMatchObject({ at: noon + 30 * minute, plan: { probe: false } })
  })

  it('that does its work ends the cooldown, but none that others met meanwhile', () => {
    const state = stateOf(poolOf(a, b), { probe: true }, spent)
    const run = playEnds(state, [endOf('ok')], { lasts: () => hour })
    const lifted = run.records.find(({ kind }) => kind === 'condition')
    expect(lifted).toMatchObject({ account: a.id, verdict: 'ok', until: 0 })
    expect(lifted?.observedAt).toBeLessThan(noon + minute)
    const after = storedAfter(spent, run)
    expect(conditionOf(poolOf(a, b), after, a, noon + minute).kind).toBe('available')
    const met = condition(a, { observedAt: noon + 30 * minute, until: noon + 5 * hour })
    expect(conditionOf(poolOf(a, b), merge(after, [met]), a, noon + hour).kind).toBe('cooling')
  })

  it('of nobody knows what, under ignore-state, does the same; one that fails does not', () => {
    const state = initialState(poolOf(a), ledgerOf(), stateOf(poolOf(a)).rules, true)
    const cleared = playEnds(state, [endOf('ok')]).records.filter(({ kind }) => kind === 'condition')
    expect(cleared).toMatchObject([{ account: a.id, verdict: 'ok', until: 0 }])
    expect(playEnds(state, [endOf('failed')]).records.filter(({ kind }) => kind === 'condition')).toEqual([])
  })

  it('that does its work ends the cooldowns of all that share its limit, and no refusal of one of them', () => {
    const group = ['x', 'y', 'z'].map((label) => account(label, { group: 'g' }))
    const [x, y, z] = group
    if (x === undefined || y === undefined || z === undefined) throw new Error('three accounts')
    const before = ledgerOf(
      condition(x, { until: noon + 20 * minute }),
      condition(y, { until: noon + 5 * hour }),
      condition(z, { verdict: 'auth', until: noon + 5 * hour }),
      condition(b, { until: noon + 6 * hour }),
    )
    const pool = poolOf(x, y, z, b)
    const after = storedAfter(before, playEnds(stateOf(pool, { probe: true }, before), [endOf('ok')]))
    const kinds = pool.accounts.map((each) => conditionOf(pool, after, each, noon + minute).kind)
    expect(kinds).toEqual(['available', 'available', 'quarantined', 'cooling'])
  })

  it.each([
    ['timed out', { timedOut: true, exitCode: 0 }, {}],
    ['was cancelled', {}, { cancelledIn: 0 }],
    ['could not take up its session', { refusedResume: true }, {}],
  ])('that %s ends nothing, whatever the agent said', (_, end, world) => {
    const started = { ...stateOf(poolOf(a, b), { probe: true, continueMode: 'resume' }, spent) }
    const state = { ...started, sessions: new Map([['claude', 'session']] as const) }
    const run = playEnds(state, [{ ...endOf('ok'), ...end }], world)
    expect(run.attempts[0]?.plan).toMatchObject({ probe: true, resume: 'session' })
    expect(run.records.filter(({ kind }) => kind === 'condition')).toEqual([])
  })

  it('is left to the run that does it already', () => {
    const run = playEnds(stateOf(poolOf(a, b), { probe: true }, spent), [endOf('ok')], { taken: () => true })
    expect(run.order).toEqual([])
    expect(run.notes).toContainEqual({ kind: 'taken', account: a, probe: true })
    expect(run.ending).toMatchObject({ outcome: 'exhausted', exitCode: 75 })
  })
})

describe('an account whose places are all in use', () => {
  const busy = account('busy', { bounds: { ...unbounded, maxConcurrent: 2 } })

  it('is passed over as if nobody had thought of it', () => {
    const run = playEnds(stateOf(poolOf(busy, b), { maxFailovers: 0 }), [endOf('ok')], { taken: () => true })
    expect(run.order).toEqual(['claude/b'])
    expect(run.state.failovers).toBe(0)
    expect(run.notes[1]).toEqual({ kind: 'taken', account: busy, probe: false })
  })

  it('does not count as a failover, but the one after it does', () => {
    const run = playEnds(stateOf(poolOf(a, busy, b)), [limited, endOf('ok')], { taken: () => true })
    expect(run.order).toEqual(['claude/a', 'claude/b'])
    expect(run.state.failovers).toBe(1)
  })

  it('is asked again under wait as often as its store bears it, and that is said once', () => {
    const rules = { whenExhausted: 'wait', maxWaitMs: 20_000 } as const
    const run = playEnds(stateOf(poolOf(busy), rules), [endOf('ok')], { taken: (n) => n < 3 })
    expect(run.waits.map(({ at, until }) => until - at)).toEqual([5_000, 5_000, 5_000])
    expect(run.ending.outcome).toBe('succeeded')
    expect(run.notes.map(({ kind }) => kind).filter((kind) => kind !== 'chosen')).toEqual(['taken', 'waiting'])
    expect(run.notes).toContainEqual({ kind: 'waiting', account: busy, until: null })
  })

  it('is waited for no longer than max-wait in all', () => {
    const rules = { whenExhausted: 'wait', maxWaitMs: 12_000 } as const
    const run = playEnds(stateOf(poolOf(busy), rules), [endOf('ok')], { taken: () => true })
    expect(run.waits).toHaveLength(2)
    expect(run.ending.outcome).toBe('exhausted')
  })

  it.each([
    ['nobody knows when it is free', poolOf(busy), null],
    ['one that rests is free then at the latest', poolOf(busy, a), noon + hour],
  ])('ends the run where no other is free: %s', (_, pool, nextAvailableAt) => {
    const run = playEnds(stateOf(pool, {}, ledgerOf(condition(a))), [endOf('ok')], { taken: () => true })
    expect(run.ending).toEqual({
      outcome: 'exhausted',
      gaveUp: 'in-use',
      exitCode: 75,
      account: null,
      nextAvailableAt,
    })
    expect(run.notes.at(-1)).toMatchObject({ kind: 'exhausted', gaveUp: 'in-use', nextAvailableAt })
  })
})

describe('retry-if: untouched', () => {
  const nothing: WorkDone = { turns: 0, costUsd: 0, treeChanged: false }
  const runAfter = (end: AttemptEnd) => playEnds(stateOf(poolOf(a, b), { retryIf: 'untouched' }), [end, endOf('ok')])

  it('goes on after an attempt that did nothing, and prints the facts', () => {
    const run = runAfter({ ...limited, work: nothing })
    expect(run.order).toEqual(['claude/a', 'claude/b'])
    expect(run.notes).toContainEqual({ kind: 'work', account: a, work: nothing })
  })

  test.each<[string, WorkDone | null]>([
    ['answered', { ...nothing, turns: 1 }],
    ['changed a file', { ...nothing, treeChanged: true }],
    ['nobody watched', null],
  ])('gives up after one that %s; its account cools all the same', (_what, work) => {
    const run = runAfter({ ...limited, work })
    expect(run.order).toEqual(['claude/a'])
    expect(run.ending).toMatchObject({ outcome: 'exhausted', exitCode: 75, nextAvailableAt: null })
    expect(run.records).toMatchObject([{ account: a.id, verdict: 'usage-limit' }])
    expect(run.notes.at(-1)).toMatchObject({ kind: 'work', account: a })
  })

  it('does not try the same account again either where its provider was at fault', () => {
    const run = runAfter({ ...endOf('overloaded', { exitCode: 3 }), work: { ...nothing, turns: 5 } })
    expect(run.order).toEqual(['claude/a'])
    expect(run.ending).toMatchObject({ outcome: 'failed', exitCode: 3 })
    expect(runAfter({ ...endOf('overloaded'), work: nothing }).order).toEqual(['claude/a', 'claude/a'])
  })
})
