/** Which account a run may start, for any pool, ledger, rules, ends and clock. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Account } from '../../src/pool/account.ts'
import { conditionOf } from '../../src/pool/condition.ts'
import { inForce } from '../../src/pool/cooldown.ts'
import type { Verdict } from '../../src/pool/verdict.ts'
import { type AnyRun, anyRun } from './arbitrary.ts'
import { ownLimits, watch } from './observe.ts'

const numRuns = 2_000
const transient: readonly Verdict[] = ['overloaded', 'network']

/** What others tell of an account's use may be older than the run's own use of it, which then counts. */
const toldOf = ({ news }: AnyRun, { id }: Account): boolean =>
  news.flat().some((record) => record.kind === 'use' && record.account === id)

describe('an account', () => {
  it('known to be cooling, refused or disabled is never started, but one, once, under probe', () => {
    fc.assert(
      fc.property(anyRun(), (run) => {
        const unfree = watch(run).seen.filter(
          ({ plan, known, startedAt, why }) =>
            why !== 'afresh' &&
            !['available', ...(toldOf(run, plan.account) ? ['capped'] : [])].includes(
              conditionOf(run.pool, known, plan.account, startedAt).kind,
            ),
        )
        expect(unfree.length).toBeLessThanOrEqual(run.rules.probe ? 1 : 0)
        for (const { plan, known, startedAt } of unfree) {
          expect(conditionOf(run.pool, known, plan.account, startedAt).kind).toBe('cooling')
          const free = run.pool.accounts.filter(
            (one) =>
              one.provider === plan.account.provider &&
              // All its places may be in use.
              one.bounds.maxConcurrent === null &&
              conditionOf(run.pool, known, one, startedAt).kind === 'available',
          )
          expect(free).toEqual([])
        }
      }),
      { numRuns },
    )
  })

  it('that met a limit in this run is not started before its end, whatever the clocks of others', () => {
    fc.assert(
      fc.property(anyRun({ news: false }), (run) => {
        const { seen } = watch(run)
        for (const [index, { plan, startedAt, why }] of seen.entries()) {
          // A clock set back during the refused attempt can't make its account cool again.
          if (why === 'afresh') continue
          expect(ownLimits(seen.slice(0, index), plan.account, startedAt)).toEqual([])
        }
      }),
      { numRuns },
    )
  })

  it('comes again only after its cooldown, for two retries in a row, or once afresh', () => {
    fc.assert(
      fc.property(anyRun({ news: false }), (run) => {
        const { seen } = watch(run)
        for (const [index, { plan, startedAt, why }] of seen.entries()) {
          const before = seen.slice(0, index)
          const last = before.findLast((one) => one.plan.account === plan.account)
          if (last === undefined) continue
          if (why === 'afresh') expect(plan.resume).toBeNull()
          else if (why === 'retry') expect(transient).toContain(last.end?.judgement.verdict)
          else {
            // No record: a retry, or a fresh start, that had to wait for a cooldown known from elsewhere or a place.
            const [record] = last.recorded
            const refused = last.end?.refusedResume === true && last.plan.resume !== null
            if (record === undefined)
              expect(refused || transient.includes(last.end?.judgement.verdict ?? 'failed')).toBe(true)
            else expect(inForce(record, plan.account, startedAt)).toBe(false)
          }
          const sinceFailover = before.slice(
            before.findLastIndex((one) => one.why === 'failover' || one.why === 'first'),
          )
          expect(sinceFailover.filter((one) => one.why === 'retry').length).toBeLessThan(why === 'retry' ? 2 : 3)
          if (why === 'afresh') expect(before.at(-1)?.why).not.toBe('afresh')
        }
      }),
      { numRuns },
    )
  })

  it('of a provider that throttled two of its accounts within a minute is left alone until one of the two is free', () => {
    fc.assert(
      fc.property(anyRun({ news: false }), (run) => {
        const { seen } = watch(run)
        for (const [index, { plan, startedAt, why }] of seen.entries()) {
          const hits = seen
            .slice(0, index)
            .filter(
              ({ plan: { account }, end }) =>
                account.provider === plan.account.provider && end?.judgement.verdict === 'rate-limit',
            )
          const [last] = hits.slice(-1)
          const before = hits.findLast((hit) => hit.plan.account !== last?.plan.account)
          if (last === undefined || before === undefined || last.endedAt - before.endedAt > 60_000) continue
          const ends = [...last.recorded, ...before.recorded].map(({ until }) => until)
          if (why !== 'afresh') expect(startedAt).toBeGreaterThanOrEqual(Math.min(...ends))
        }
      }),
      { numRuns },
    )
  })

  it('is never started with the session of another provider, nor with one when the user said restart', () => {
    fc.assert(
      fc.property(anyRun(), (run) => {
        const { seen } = watch(run)
        for (const [index, { plan }] of seen.entries()) {
          if (plan.resume === null) continue
          expect(['auto', 'resume']).toContain(run.rules.continueMode)
          const own = seen.slice(0, index).filter((one) => one.plan.account.provider === plan.account.provider)
          expect(own.map(({ end }) => end?.sessionId)).toContain(plan.resume)
        }
      }),
    )
  })
})

describe('failovers', () => {
  it('are at most max-failovers, and are counted', () => {
    fc.assert(
      fc.property(anyRun(), (run) => {
        const { seen, play } = watch(run)
        const failovers = seen.filter(({ why }) => why === 'failover').length
        expect(failovers).toBeLessThanOrEqual(run.rules.maxFailovers)
        expect(play.state.failovers).toBe(failovers)
      }),
      { numRuns },
    )
  })

  it('never happen under continue: stop, nor any second attempt', () => {
    fc.assert(
      fc.property(anyRun(), (run) => {
        const stop = { ...run, rules: { ...run.rules, continueMode: 'stop' as const } }
        expect(watch(stop).seen.length).toBeLessThanOrEqual(1)
      }),
    )
  })
})
