/** How a run goes on and ends, for any pool, ledger, rules, ends and clock. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Verdict } from '../../src/pool/verdict.ts'
import { anyRun, type ScriptedEnd } from './arbitrary.ts'
import { minute } from './make.ts'
import { watch } from './observe.ts'

const numRuns = 2_000
const fixed = (verdict: Verdict, exitCode: number): ScriptedEnd => ({
  verdict,
  exitCode,
  refusedResume: false,
  timedOut: false,
  endedEarly: false,
  sessionId: null,
  work: null,
  absent: false,
  resetIn: null,
})
const conditions: readonly Verdict[] = ['usage-limit', 'rate-limit', 'auth', 'billing']

describe('a decision', () => {
  it('ends in exactly one of attempt, wait and finish, and a run always ends', () => {
    fc.assert(
      fc.property(anyRun(), (run) => {
        // `play` throws when a run takes more than 500 decisions.
        const { steps } = watch(run).play
        for (const { effects } of steps) {
          const steering = effects.map((effect) => ['attempt', 'wait', 'finish'].includes(effect.do))
          expect(steering.filter(Boolean)).toHaveLength(1)
          expect(steering.at(-1)).toBe(true)
        }
        expect(steps.length).toBeLessThan(80)
      }),
      { numRuns },
    )
  })

  it('does not change the state it is given', () => {
    fc.assert(
      fc.property(anyRun(), (run) => {
        const before = structuredClone({ pool: run.pool, ledger: run.ledger, rules: run.rules })
        watch(run)
        expect({ pool: run.pool, ledger: run.ledger, rules: run.rules }).toEqual(before)
      }),
    )
  })

  it('waits only for a time to come', () => {
    fc.assert(
      fc.property(anyRun(), (run) => {
        for (const { at, until } of watch(run).play.waits) expect(until).toBeGreaterThan(at)
      }),
    )
  })
})

describe('records', () => {
  it('hold every limit exactly once, before the next attempt', () => {
    fc.assert(
      fc.property(anyRun(), (run) => {
        const { seen, play } = watch(run)
        for (const { end, plan, recorded } of seen) {
          const limit = end !== null && conditions.includes(end.judgement.verdict)
          // A probe that did its work lifts the cooldown it was made under.
          const lifted = plan.probe && end?.judgement.verdict === 'ok' && recorded.length > 0
          expect(recorded.map(({ account }) => account)).toEqual(limit || lifted ? [plan.account.id] : [])
        }
        const limits = seen.filter(({ recorded }) => recorded.length > 0)
        expect(play.records.filter(({ kind }) => kind === 'condition')).toHaveLength(limits.length)
      }),
      { numRuns },
    )
  })

  it('of a healthy run are one use, and no condition where its account was free', () => {
    const healthy = anyRun({ cancelled: false, ends: fc.constant(fixed('ok', 0)) })
    fc.assert(
      fc.property(healthy, (run) => {
        const { play } = watch(run)
        const expected = play.attempts.map(({ plan }) => ({ kind: 'use', account: plan.account.id }))
        const uses = play.records.filter(({ kind }) => kind === 'use')
        expect(uses).toMatchObject(expected)
        expect(uses.length).toBe(play.ending.outcome === 'succeeded' ? 1 : 0)
        if (!play.attempts.some(({ plan }) => plan.probe)) expect(play.records).toEqual(uses)
      }),
    )
  })

  it('are newer than all that was known of the pool', () => {
    fc.assert(
      fc.property(anyRun({ news: false }), (run) => {
        const { play } = watch(run)
        let newest = Math.max(
          0,
          ...[...run.ledger.conditions.values(), ...run.ledger.uses.values()].map((r) => r.observedAt),
        )
        for (const record of play.records) {
          expect(record.observedAt).toBeGreaterThan(newest)
          newest = record.observedAt
        }
      }),
    )
  })
})

describe('the exit code', () => {
  it('of a command that succeeds or fails for its own reasons is passed on, but a failed run never ends with 0', () => {
    fc.assert(
      fc.property(anyRun(), (run) => {
        const { seen, play } = watch(run)
        const { outcome, exitCode, account } = play.ending
        const last = seen.at(-1)
        const idle = outcome === 'cancelled' && play.steps.at(-1)?.before.current === null
        expect(account).toBe(idle ? null : (last?.plan.account ?? null))
        switch (outcome) {
          case 'succeeded':
            expect(last?.end).toMatchObject({ judgement: { verdict: 'ok' }, exitCode })
            break
          case 'failed':
            expect(exitCode).toBe(last?.end?.exitCode || 1)
            break
          case 'exhausted':
            expect(exitCode).toBe(run.rules.whenExhausted === 'neutral' ? 0 : 75)
            break
          default:
            expect([outcome, exitCode]).toEqual(outcome === 'cancelled' ? ['cancelled', 130] : ['timed-out', 124])
        }
      }),
      { numRuns },
    )
  })

  it.each(['ok', 'failed', 'config'] as const)('ends the run at once after %s', (verdict) => {
    const chances = { cancelled: false, ends: fc.nat(255).map((exitCode) => fixed(verdict, exitCode)) }
    fc.assert(
      fc.property(anyRun(chances), (run) => {
        const { seen, play } = watch(run)
        const [only] = seen
        if (only === undefined) {
          expect(play.ending.outcome).toBe('exhausted')
          return
        }
        expect(seen).toHaveLength(1)
        expect(play.ending.exitCode).toBe(verdict === 'ok' ? only.end?.exitCode : only.end?.exitCode || 1)
      }),
    )
  })
})

describe('waiting', () => {
  it('takes at most max-wait in all under wait, and two short throttles otherwise', () => {
    fc.assert(
      fc.property(anyRun(), (run) => {
        const spans = watch(run).play.steps.flatMap(({ now, effects }) =>
          effects.some((effect) => effect.do === 'note' && effect.note.kind === 'waiting')
            ? effects.flatMap((effect) => (effect.do === 'wait' ? [effect.until - now] : []))
            : [],
        )
        if (run.rules.whenExhausted !== 'wait') expect(spans.length).toBeLessThanOrEqual(2)
        const longest = run.rules.whenExhausted === 'wait' ? run.rules.maxWaitMs : 3 * minute
        expect(spans.reduce((sum, ms) => sum + ms, 0)).toBeLessThanOrEqual(longest)
      }),
      { numRuns },
    )
  })

  it('says why it went no further, and only where it is exhausted', () => {
    fc.assert(
      fc.property(anyRun(), (run) => {
        const { notes, ending } = watch(run).play
        const last = notes.at(-1)?.kind
        const why = {
          exhausted: ['no-account', 'in-use'],
          'max-failovers': ['max-failovers'],
          stopped: ['stop', 'never'],
          work: ['touched'],
        }
        const said = Object.entries(why).find(([kind]) => kind === last)?.[1]
        if (ending.outcome === 'exhausted') expect(said).toContain(ending.gaveUp)
        else expect(ending.gaveUp).toBeNull()
      }),
      { numRuns },
    )
  })

  it('gives up only where nothing is free', () => {
    fc.assert(
      fc.property(anyRun({ cancelled: false }), (run) => {
        const { play } = watch(run)
        if (!play.notes.some(({ kind }) => kind === 'exhausted')) return
        expect(play.ending.outcome).toBe('exhausted')
        expect(play.notes.at(-1)).toMatchObject({ nextAvailableAt: play.ending.nextAvailableAt })
        if (play.ending.nextAvailableAt !== null) expect(play.ending.nextAvailableAt).toBeGreaterThan(play.endedAt)
      }),
    )
  })
})
