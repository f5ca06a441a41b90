/** An agent that can't be started: another provider's may be installed. */
import { describe, expect, it, test } from 'vitest'
import type { Rules } from '../../src/pool/run-state.ts'
import { account, condition, day, endOf, hour, ledgerOf, noon, poolOf, stateOf } from './make.ts'
import { playEnds } from './play.ts'

const [a, b] = [account('a'), account('b')]
const [codex, gemini] = [account('c', { provider: 'codex' }), account('g', { provider: 'gemini' })]
const absent = endOf('config', { exitCode: 127, absent: true })

describe('an agent that is not there', () => {
  it('sends the run to another provider, past all accounts of its own', () => {
    const run = playEnds(stateOf(poolOf(a, b, codex)), [absent, endOf('ok')])
    expect(run.order).toEqual(['claude/a', 'codex/c'])
    expect(run.state.failovers).toBe(1)
    expect(run.ending).toMatchObject({ outcome: 'succeeded', exitCode: 0, account: codex })
    expect(run.notes[1]).toMatchObject({ kind: 'absent', account: a })
    const skipped = run.notes.flatMap((note) => (note.kind === 'chosen' ? [note.skipped] : [])).at(-1)
    expect(skipped?.map(({ skip }) => skip)).toEqual([{ kind: 'absent' }, { kind: 'absent' }])
    expect(run.records.filter(({ kind }) => kind === 'condition')).toEqual([])
  })

  it('fails the run as not found where no provider of the pool has one', () => {
    const run = playEnds(stateOf(poolOf(a, codex, gemini)), [absent])
    expect(run.order).toEqual(['claude/a', 'codex/c', 'gemini/g'])
    expect(run.ending).toMatchObject({ outcome: 'failed', exitCode: 127, account: gemini })
    expect(run.notes.at(-1)).toMatchObject({ kind: 'verdict', verdict: 'config', exitCode: 127 })
    expect(
      playEnds(stateOf(poolOf(a, b, account('d', { provider: 'codex', disabled: true }))), [absent]).ending,
    ).toMatchObject({
      outcome: 'failed',
      exitCode: 127,
    })
  })

  it('leaves the others as they are: one that rests is told, or waited for', () => {
    const resting = ledgerOf(condition(codex))
    const run = playEnds(stateOf(poolOf(a, codex), {}, resting), [absent])
    expect(run.order).toEqual(['claude/a'])
    expect(run.ending).toMatchObject({ outcome: 'exhausted', exitCode: 75, nextAvailableAt: noon + hour })
    const waits = { whenExhausted: 'wait', maxWaitMs: day } as const
    expect(playEnds(stateOf(poolOf(a, codex), waits, resting), [absent, endOf('ok')]).order).toEqual([
      'claude/a',
      'codex/c',
    ])
  })

  it('did nothing that could be done twice', () =>
    expect(playEnds(stateOf(poolOf(a, codex), { retryIf: 'untouched' }), [absent, endOf('ok')]).order).toEqual([
      'claude/a',
      'codex/c',
    ]))

  test.each<[string, Partial<Rules>]>([
    ['continue: stop', { continueMode: 'stop' }],
    ['retry-if: never', { retryIf: 'never' }],
    ['max-failovers: 0', { maxFailovers: 0 }],
  ])('fails the run where %s lets no other account go on', (_what, rules) => {
    const run = playEnds(stateOf(poolOf(a, codex), rules), [absent, endOf('ok')])
    expect(run.order).toEqual(['claude/a'])
    expect(run.ending).toMatchObject({ outcome: 'failed', exitCode: 127 })
    expect(run.notes.at(-1)).toMatchObject({ kind: 'absent' })
  })
})

it('a script that lacks a command lacks it on every account', () =>
  expect(playEnds(stateOf(poolOf(a, codex)), [endOf('config', { exitCode: 127 })]).order).toEqual(['claude/a']))
