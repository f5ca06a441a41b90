import { describe, expect, it, test } from 'vitest'
import { decide } from '../../src/pool/decide.ts'
import type { AttemptEnd, Outcome } from '../../src/pool/run-state.ts'
import type { Verdict } from '../../src/pool/verdict.ts'
import { account, condition, day, endOf, hour, judged, ledgerOf, minute, noon, poolOf, stateOf, use } from './make.ts'
import { playEnds } from './play.ts'

const [a, b, c] = [account('a'), account('b'), account('c')]

describe('an attempt that ends the run', () => {
  test.each<[string, AttemptEnd, Outcome, number]>([
    ['success', endOf('ok'), 'succeeded', 0],
    ['success with an exit code of its own', endOf('ok', { exitCode: 3 }), 'succeeded', 3],
    ['failure', endOf('failed', { exitCode: 42 }), 'failed', 42],
    ['failure that exits 0', endOf('failed', { exitCode: 0 }), 'failed', 1],
    ['a command not found', endOf('config', { exitCode: 127 }), 'failed', 127],
    ['a wrong setting that exits 0', endOf('config', { exitCode: 0 }), 'failed', 1],
    ['a timeout', endOf('failed', { exitCode: 143, timedOut: true }), 'timed-out', 124],
    ['a timeout of an agent that then exits 0', endOf('ok', { timedOut: true }), 'timed-out', 124],
    ['a timeout while its provider was down', endOf('overloaded', { timedOut: true }), 'timed-out', 124],
  ])('%s', (_what, end, outcome, exitCode) => {
    const run = playEnds(stateOf(poolOf(a, b)), [end])
    expect(run.ending).toEqual({ outcome, gaveUp: null, exitCode, account: a, nextAvailableAt: null })
    expect(run.order).toEqual(['claude/a'])
    expect(run.records).toEqual([
      use(a, noon + 1_000, { succeededAt: end.judgement.verdict === 'ok' ? noon + 1_000 : 0 }),
    ])
  })

  it('writes the utilisation that the agent told', () => {
    const utilization = { fiveHour: 0.4, sevenDay: 0.1 }
    const run = playEnds(stateOf(poolOf(a)), [endOf('ok', { judgement: judged('ok', { utilization }) })])
    expect(run.records).toMatchObject([use(a, noon + 1_000, { succeededAt: noon + 1_000, utilization })])
  })
})

describe('a limit', () => {
  test.each<Verdict>(['usage-limit', 'rate-limit', 'auth', 'billing'])(
    '%s sends the run to the next account',
    (verdict) => {
      const run = playEnds(stateOf(poolOf(a, b)), [endOf(verdict), endOf('ok')])
      expect(run.order).toEqual(['claude/a', 'claude/b'])
      expect(run.ending).toMatchObject({ outcome: 'succeeded', exitCode: 0, account: b })
      expect(run.state.failovers).toBe(1)
      expect(run.records).toEqual([
        expect.objectContaining({ kind: 'condition', account: a.id, verdict, observedAt: noon + 1_000 }),
        use(b, noon + 2_000, { succeededAt: noon + 2_000 }),
      ])
    },
  )

  it('is recorded with what is spent, where the agent told it', () => {
    const utilization = { fiveHour: 1, sevenDay: 0.3 }
    const end = endOf('usage-limit', { judgement: judged('usage-limit', { utilization }) })
    const run = playEnds(stateOf(poolOf(a, b)), [end, endOf('ok')])
    expect(run.records).toMatchObject([
      { kind: 'condition', account: a.id },
      { kind: 'use', account: a.id, succeededAt: 0, utilization },
      { kind: 'use', account: b.id },
    ])
  })

  it('is recorded at once, before the next attempt, and told', () => {
    const run = playEnds(stateOf(poolOf(a, b)), [endOf('usage-limit', { resetAt: noon + hour }), endOf('ok')])
    expect(run.steps[1]?.effects.map((effect) => (effect.do === 'note' ? effect.note.kind : effect.do))).toEqual([
      'record',
      'limited',
      'chosen',
      'attempt',
    ])
  })

  it('met while the attempt timed out still sends the run on', () => {
    const run = playEnds(stateOf(poolOf(a, b)), [endOf('usage-limit', { timedOut: true }), endOf('ok')])
    expect(run.order).toEqual(['claude/a', 'claude/b'])
  })

  it('cools the whole group, so that none of it is tried', () => {
    const group = (label: string) => account(label, { group: 'org' })
    const run = playEnds(stateOf(poolOf(group('a'), group('b'), c)), [endOf('usage-limit'), endOf('ok')])
    expect(run.order).toEqual(['claude/a', 'claude/c'])
  })

  it('met by all ends the run as exhausted, with the time at which the first comes free', () => {
    const ends = [endOf('usage-limit', { resetAt: noon + 2 * hour }), endOf('usage-limit', { resetAt: noon + hour })]
    const run = playEnds(stateOf(poolOf(a, b)), ends)
    expect(run.ending).toEqual({
      outcome: 'exhausted',
      gaveUp: 'no-account',
      exitCode: 75,
      account: b,
      nextAvailableAt: noon + hour,
    })
    expect(run.notes.at(-1)).toMatchObject({ kind: 'exhausted', nextAvailableAt: noon + hour })
    expect(run.records.map(({ kind }) => kind)).toEqual(['condition', 'condition'])
  })
})

describe('what is known before the run', () => {
  it('keeps accounts from being tried, and says why', () => {
    const ledger = ledgerOf(condition(a), condition(b, { verdict: 'auth', until: noon + 8 * day }))
    const off = account('off', { disabled: true })
    const run = playEnds(stateOf(poolOf(a, b, off, c), {}, ledger), [endOf('ok')])
    expect(run.order).toEqual(['claude/c'])
    expect(run.notes[0]).toMatchObject({
      kind: 'chosen',
      skipped: [
        { account: off, skip: { kind: 'disabled' } },
        { account: a, skip: { kind: 'cooling' } },
        { account: b, skip: { kind: 'quarantined' } },
      ],
    })
  })

  it('is not trusted once it is over', () => {
    const ledger = ledgerOf(condition(a, { until: noon }), condition(b, { verdict: 'auth', fingerprint: 'old' }))
    const ends = [endOf('usage-limit'), endOf('ok')]
    expect(playEnds(stateOf(poolOf(a, b), {}, ledger), ends).order.toSorted()).toEqual(['claude/a', 'claude/b'])
  })

  it('from a runner with a fast clock does not hide what is seen now', () => {
    const cleared = condition(a, { observedAt: noon + 10 * minute, until: 0, verdict: 'ok', failures: 0 })
    const run = playEnds(stateOf(poolOf(a), {}, ledgerOf(cleared)), [endOf('usage-limit', { resetAt: noon + hour })])
    expect(run.order).toEqual(['claude/a'])
    expect(run.ending.outcome).toBe('exhausted')
  })
})

describe('max-failovers', () => {
  test.each([
    [0, ['claude/a']],
    [1, ['claude/a', 'claude/b']],
    [2, ['claude/a', 'claude/b', 'claude/c']],
  ])('%d', (maxFailovers, order) => {
    const run = playEnds(stateOf(poolOf(a, b, c, account('d')), { maxFailovers }), [endOf('usage-limit')])
    expect(run.order).toEqual(order)
    expect(run.notes.at(-1)).toEqual({ kind: 'max-failovers', max: maxFailovers })
    expect(run.ending).toMatchObject({
      outcome: 'exhausted',
      gaveUp: 'max-failovers',
      exitCode: 75,
      nextAvailableAt: null,
    })
  })
})

describe('cancelling', () => {
  it('during an attempt books how it ended', () => {
    const run = playEnds(stateOf(poolOf(a, b)), [endOf('usage-limit')], { cancelledIn: 0 })
    expect(run.ending).toEqual({ outcome: 'cancelled', gaveUp: null, exitCode: 130, account: a, nextAvailableAt: null })
    expect(run.records).toEqual([expect.objectContaining({ kind: 'condition', account: a.id })])
  })

  it('during a wait ends the run', () => {
    const state = stateOf(poolOf(a), { whenExhausted: 'wait' }, ledgerOf(condition(a)))
    const run = playEnds(state, [endOf('ok')], { cancelledIn: 0 })
    expect(run.order).toEqual([])
    expect(run.ending).toMatchObject({ outcome: 'cancelled', account: null })
    expect(run.records).toEqual([])
  })

  it('during a wait for an account that worked before names none as at work', () => {
    const run = playEnds(stateOf(poolOf(a), { whenExhausted: 'wait' }), [endOf('usage-limit')], { cancelledIn: 1 })
    expect(run.order).toEqual(['claude/a'])
    expect(run.ending).toMatchObject({ outcome: 'cancelled', account: null })
  })

  it('before the agent was started books nothing', () => {
    const { state } = decide(stateOf(poolOf(a)), { type: 'begun', now: noon })
    const { effects } = decide(state, { type: 'cancelled', now: noon, exitCode: 143, end: null })
    expect(effects).toEqual([
      {
        do: 'finish',
        ending: { outcome: 'cancelled', gaveUp: null, exitCode: 143, account: null, nextAvailableAt: null },
      },
    ])
  })
})

it('an attempt that was never started can not end', () =>
  expect(() => decide(stateOf(poolOf(a)), { type: 'attempt-ended', now: noon, end: endOf('ok'), random: 0 })).toThrow(
    'never started',
  ))
