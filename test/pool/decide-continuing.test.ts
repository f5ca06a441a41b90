import { describe, expect, it, test } from 'vitest'
import type { AttemptEnd, Rules } from '../../src/pool/run-state.ts'
import { account, condition, endOf, hour, ledgerOf, noon, poolOf, stateOf } from './make.ts'
import { playEnds } from './play.ts'

const [a, b] = [account('a'), account('b')]
const codex = account('c', { provider: 'codex' })
const limited = (sessionId: string | null): AttemptEnd => endOf('usage-limit', { sessionId })
const refused = endOf('failed', { refusedResume: true, exitCode: 9 })
const resumes = (pool: Parameters<typeof stateOf>[0], rules: Partial<Rules>, ends: readonly AttemptEnd[]) =>
  playEnds(stateOf(pool, rules), ends).attempts.map(({ plan }) => plan.resume)

describe('the session of the last attempt', () => {
  test.each<[Rules['continueMode'], (string | null)[]]>([
    ['auto', [null, 's-1']],
    ['resume', [null, 's-1']],
    ['restart', [null, null]],
    ['stop', [null]],
  ])('under continue: %s', (continueMode, expected) =>
    expect(resumes(poolOf(a, b), { continueMode }, [limited('s-1'), endOf('ok')])).toEqual(expected),
  )

  it('is the newest that the agent told, and is kept where it told none', () =>
    expect(
      resumes(poolOf(a, b, account('c'), account('d')), {}, [
        limited('s-1'),
        limited(null),
        limited('s-2'),
        endOf('ok'),
      ]),
    ).toEqual([null, 's-1', 's-1', 's-2']))

  it('stays with its provider', () =>
    expect(resumes(poolOf(a, codex, b), {}, [limited('s-1'), limited('x-1'), endOf('ok')])).toEqual([
      null,
      null,
      's-1',
    ]))

  it('is all that continue: resume goes on with: accounts of other providers are passed over', () => {
    const run = playEnds(stateOf(poolOf(a, codex, b), { continueMode: 'resume' }), [limited('s-1'), endOf('ok')])
    expect(run.order).toEqual(['claude/a', 'claude/b'])
    const spent = playEnds(stateOf(poolOf(a, codex), { continueMode: 'resume' }), [limited('s-1'), endOf('ok')])
    expect(spent.order).toEqual(['claude/a'])
    expect(spent.ending).toMatchObject({ outcome: 'exhausted', exitCode: 75 })
    expect(spent.notes.at(-1)).toMatchObject({
      kind: 'exhausted',
      skipped: expect.arrayContaining([{ account: codex, skip: { kind: 'other-provider' } }]),
    })
  })

  it('binds continue: resume to no provider while there is none yet', () =>
    expect(playEnds(stateOf(poolOf(a, codex), { continueMode: 'resume' }), [limited(null), endOf('ok')]).order).toEqual(
      ['claude/a', 'codex/c'],
    ))

  it('is taken up again by a retry', () =>
    expect(resumes(poolOf(a), {}, [endOf('network', { sessionId: 's-1' }), endOf('ok')])).toEqual([null, 's-1']))
})

describe('a refused resume', () => {
  const ends = [limited('s-1'), refused, endOf('ok')]

  it('starts the same account afresh, once, without a failover', () => {
    const run = playEnds(stateOf(poolOf(a, b)), ends)
    expect(run.order).toEqual(['claude/a', 'claude/b', 'claude/b'])
    expect(run.attempts.map(({ plan }) => plan.resume)).toEqual([null, 's-1', null])
    expect(run.state.failovers).toBe(1)
    expect(run.ending.outcome).toBe('succeeded')
    expect(run.notes).toContainEqual({ kind: 'refused-resume', account: b, ends: false })
  })

  it('fails the run under continue: resume', () => {
    const run = playEnds(stateOf(poolOf(a, b), { continueMode: 'resume' }), ends)
    expect(run.ending).toMatchObject({ outcome: 'failed', exitCode: 9, account: b })
    expect(run.notes.at(-1)).toEqual({ kind: 'refused-resume', account: b, ends: true })
  })

  it('of an attempt that resumed nothing is judged by its verdict: it can not go on for ever', () => {
    const run = playEnds(stateOf(poolOf(a, b)), [refused])
    expect(run.order).toEqual(['claude/a'])
    expect(run.ending).toMatchObject({ outcome: 'failed', exitCode: 9 })
  })

  it('with a limit is a limit: the account is left alone and the session kept', () => {
    const run = playEnds(stateOf(poolOf(a, b, account('c'))), [
      limited('s-1'),
      endOf('usage-limit', { refusedResume: true }),
      endOf('ok'),
    ])
    expect(run.order).toEqual(['claude/a', 'claude/b', 'claude/c'])
    expect(run.attempts.at(-1)?.plan.resume).toBe('s-1')
  })
})

describe.each([
  ['continue: stop', 'stop', { continueMode: 'stop' }],
  ['retry-if: never', 'never', { retryIf: 'never' }],
] as const)('%s', (_what, by, rules) => {
  test.each([
    ['fail', 75],
    ['neutral', 0],
    ['wait', 75],
  ] as const)('ends at the first limit; when-exhausted: %s exits %d', (whenExhausted, exitCode) => {
    const run = playEnds(stateOf(poolOf(a, b), { ...rules, whenExhausted }), [endOf('rate-limit')])
    expect(run.order).toEqual(['claude/a'])
    expect(run.ending).toMatchObject({ outcome: 'exhausted', gaveUp: by, exitCode })
    expect(run.notes.at(-1)).toEqual({ kind: 'stopped', account: a, by })
  })

  it('does not retry a provider that is down', () => {
    const run = playEnds(stateOf(poolOf(a, b), rules), [endOf('network', { exitCode: 7 })])
    expect(run.ending).toMatchObject({ outcome: 'failed', exitCode: 7 })
    expect(run.order).toEqual(['claude/a'])
  })
})

describe('patience', () => {
  const first = (...args: Parameters<typeof stateOf>) =>
    playEnds(stateOf(...args), [endOf('ok')]).attempts[0]?.plan.patience
  const group = (label: string) => account(label, { group: 'org' })

  test.each([
    ['another account is free', first(poolOf(a, b)), 'short'],
    ['one of another provider is free', first(poolOf(a, codex)), 'short'],
    ['there is no other', first(poolOf(a)), 'own'],
    ['the other is cooling', first(poolOf(a, b), {}, ledgerOf(condition(b))), 'own'],
    ['the other shares the limit', first(poolOf(group('a'), group('b'))), 'own'],
    ['no failover is allowed', first(poolOf(a, b), { maxFailovers: 0 }), 'own'],
    ['the run stops at a limit', first(poolOf(a, b), { continueMode: 'stop' }), 'own'],
    ['nothing is done twice', first(poolOf(a, b), { retryIf: 'never' }), 'own'],
  ])('where %s', (_what, patience, expected) => expect(patience).toBe(expected))

  it('grows when the last free account is in use', () => {
    const run = playEnds(stateOf(poolOf(a, b)), [endOf('usage-limit', { resetAt: noon + hour }), endOf('ok')])
    expect(run.attempts.map(({ plan }) => plan.patience)).toEqual(['short', 'own'])
  })
})
