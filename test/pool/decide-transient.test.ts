import { describe, expect, it, test } from 'vitest'
import type { AttemptEnd } from '../../src/pool/run-state.ts'
import { account, condition, endOf, hour, ledgerOf, minute, noon, poolOf, stateOf, use } from './make.ts'
import { playEnds } from './play.ts'

const [a, b] = [account('a'), account('b')]
const codex = account('c', { provider: 'codex' })
const down = (exitCode = 1): AttemptEnd => endOf('overloaded', { exitCode })

describe.each(['overloaded', 'network'] as const)('%s', (verdict) => {
  it('comes again with the same account, at most twice, and leaves it without blame', () => {
    const run = playEnds(stateOf(poolOf(a, b)), [endOf(verdict, { exitCode: 5 })])
    expect(run.order).toEqual(['claude/a', 'claude/a', 'claude/a'])
    expect(run.ending).toMatchObject({ outcome: 'failed', exitCode: 5, account: a })
    expect(run.state.failovers).toBe(0)
    expect(run.records.map(({ kind }) => kind)).toEqual(['use'])
  })

  it('fails with 1 where the agent exits 0', () =>
    expect(playEnds(stateOf(poolOf(a)), [endOf(verdict, { exitCode: 0 })]).ending.exitCode).toBe(1))
})

describe('the wait before a retry', () => {
  test.each([
    [0, [3_750, 15_000]],
    [0.5, [5_000, 20_000]],
    [0.999999, [6_250, 25_000]],
  ])('with jitter %d', (random, expected) => {
    const run = playEnds(stateOf(poolOf(a)), [down()], { random })
    expect(run.waits.map(({ at, until }) => until - at)).toEqual(expected)
  })
})

describe('a provider that stays down', () => {
  it('is left for another, which gets retries of its own', () => {
    const run = playEnds(stateOf(poolOf(a, b, codex)), [down()])
    expect(run.order).toEqual([...Array(3).fill('claude/a'), ...Array(3).fill('codex/c')])
    expect(run.state.failovers).toBe(1)
    expect(run.ending).toMatchObject({ outcome: 'failed', exitCode: 1 })
  })

  it('fails the run when the other provider has no free account', () => {
    const run = playEnds(stateOf(poolOf(a, codex), { whenExhausted: 'wait' }, ledgerOf(condition(codex))), [down(8)])
    expect(run.ending).toMatchObject({ outcome: 'failed', exitCode: 8 })
  })

  it.each(['fail', 'neutral'] as const)('fails the run when no failover is left: %s', (whenExhausted) => {
    const run = playEnds(stateOf(poolOf(a, codex), { maxFailovers: 0, whenExhausted }), [down(8)])
    expect(run.ending).toMatchObject({ outcome: 'failed', exitCode: 8, account: a })
  })

  it('is not waited for: neither its free accounts nor its cooling ones', () => {
    const ledger = ledgerOf(condition(b, { until: noon + 10 * minute }))
    const rules = { whenExhausted: 'wait', maxWaitMs: 2 * hour } as const
    const ends = [down(), down(), down(), endOf('usage-limit', { resetAt: noon + hour }), endOf('ok')]
    const run = playEnds(stateOf(poolOf(b, a, codex), rules, ledger), ends)
    expect(run.order).toEqual([...Array(3).fill('claude/a'), 'codex/c', 'codex/c'])
    expect(run.waits.at(-1)?.until).toBe(noon + hour)
  })
})

describe('a retry', () => {
  it('counts anew after a failover', () => {
    const run = playEnds(stateOf(poolOf(a, b)), [down(), down(), endOf('usage-limit'), down(), down(), endOf('ok')])
    expect(run.order).toEqual([...Array(3).fill('claude/a'), ...Array(3).fill('claude/b')])
  })

  it('goes to another account when another run has found this one limited', () => {
    const run = playEnds(stateOf(poolOf(a, b)), [down(), endOf('ok')], {
      news: (_index, now) => ledgerOf(condition(a, { observedAt: now, until: now + hour })),
    })
    expect(run.order).toEqual(['claude/a', 'claude/b'])
    expect(run.state.failovers).toBe(1)
  })

  it('keeps its account whatever other runs have used since', () => {
    const run = playEnds(stateOf(poolOf(a, b)), [down(), endOf('ok')], { news: (_index, now) => ledgerOf(use(a, now)) })
    expect(run.order).toEqual(['claude/a', 'claude/a'])
  })
})
