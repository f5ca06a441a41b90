import TinyQueue from 'tinyqueue'
import type { Account, Pool } from '../account.ts'
import { attemptEnd } from '../attempt-end.ts'
import { decide } from '../decide.ts'
import { emptyLedger, type Ledger, merge } from '../ledger.ts'
import { type Decision, initialState, type Outcome, type Plan, type Rules, type RunEvent } from '../run-state.ts'
import type { LoadedJob } from './load.ts'
import { createMeter, type Limit, type Meter } from './meter.ts'

/** What became of one job. */
export interface JobResult {
  readonly at: number
  readonly outcome: Outcome
  readonly failovers: number
  /** Time it spent waiting for an account, ms. */
  readonly waitedMs: number
}

export interface Rehearsal {
  readonly jobs: readonly JobResult[]
  /** Work that accounts did, ms; by the account, or the first of its group. */
  readonly workMs: ReadonlyMap<Account, number>
}

/** Time an agent takes to be told that its account is spent. */
const refusedMs = 5_000

/** How long an account whose places are all in use is left alone; real stores are asked more often, which months of jobs can't bear. */
const askAgainMs = 60_000

interface Run {
  readonly job: LoadedJob
  decision: Decision
  leftMs: number
  waitedMs: number
  attempt: { readonly plan: Plan; readonly startedAt: number } | null
}

type Moment =
  | { readonly kind: 'arrives'; readonly at: number; readonly job: LoadedJob }
  | { readonly kind: 'wakes' | 'refused'; readonly at: number; readonly run: Run }
  | { readonly kind: 'done'; readonly at: number; readonly run: Run; readonly attempt: Run['attempt'] }
  | { readonly kind: 'meter'; readonly at: number; readonly meter: Meter }

/**
 * Plays all jobs through the pool in virtual time: the decisions are those of real runs, which share what they record at once.
 * `onJob` is called after each job with the number of those that are over. Deterministic.
 */
export const rehearse = (
  pool: Pool,
  rules: Rules,
  limits: readonly Limit[],
  jobs: readonly LoadedJob[],
  onJob: (over: number) => void = () => {},
): Rehearsal => {
  const moments = new TinyQueue<Moment>([], (a, b) => a.at - b.at || order[a.kind] - order[b.kind])
  const meters = metersOf(pool, limits)
  /** When each meter is to be looked at next: what was planned before that is void. */
  const watched = new Map<Meter, number>()
  const atWork = new Map<Meter, Set<Run>>()
  const inUse = new Map<Account, number>()
  const results: JobResult[] = []
  let ledger: Ledger = emptyLedger

  const meterOf = ({ id }: Account): Meter => meters.get(id) ?? createMeter(limits)
  const watch = (meter: Meter): void => {
    const at = meter.next()
    if (at === null || watched.get(meter) === at) return
    watched.set(meter, at)
    moments.push({ kind: 'meter', at, meter })
  }
  const count = (account: Account, by: number): void => {
    inUse.set(account, (inUse.get(account) ?? 0) + by)
  }

  const begin = (run: Run, plan: Plan, now: number): RunEvent | null => {
    const { account } = plan
    const { maxConcurrent } = account.bounds
    if (maxConcurrent !== null && (inUse.get(account) ?? 0) >= maxConcurrent) {
      return { type: 'taken', now, askAgainMs }
    }
    const meter = meterOf(account)
    meter.advance(now)
    run.attempt = { plan, startedAt: now }
    count(account, 1)
    if (meter.spentUntil() !== null) {
      moments.push({ kind: 'refused', at: now + refusedMs, run })
      return null
    }
    meter.begin()
    atWork.set(meter, (atWork.get(meter) ?? new Set()).add(run))
    moments.push({ kind: 'done', at: now + run.leftMs, run, attempt: run.attempt })
    watch(meter)
    return null
  }

  /** The attempt under way is over; the work it did is done, unless the next one begins it again. */
  const end = (run: Run, now: number, verdict: 'ok' | 'usage-limit'): void => {
    if (run.attempt === null) return
    const { plan, startedAt } = run.attempt
    const meter = meterOf(plan.account)
    meter.advance(now)
    count(plan.account, -1)
    if (atWork.get(meter)?.delete(run) === true) {
      meter.end()
      if (rules.continueMode !== 'restart') run.leftMs = Math.max(0, run.leftMs - (now - startedAt))
    }
    run.attempt = null
    const ended = attemptEnd(verdict, meter.utilization(), meter.spentUntil())
    go(run, { type: 'attempt-ended', now, end: ended, random: 0.5 })
  }

  const go = (run: Run, first: RunEvent): void => {
    let event: RunEvent | null = first
    while (event !== null) {
      const { now }: RunEvent = event
      run.decision = decide(run.decision.state, event)
      event = null
      for (const effect of run.decision.effects) {
        switch (effect.do) {
          case 'record':
            ledger = merge(ledger, effect.records)
            break
          case 'note':
            break
          case 'attempt':
            event = begin(run, effect.plan, now)
            break
          case 'wait':
            run.waitedMs += Math.max(0, effect.until - now)
            moments.push({ kind: 'wakes', at: Math.max(now, effect.until), run })
            break
          case 'finish': {
            const { failovers } = run.decision.state
            results.push({ at: run.job.at, outcome: effect.ending.outcome, failovers, waitedMs: run.waitedMs })
            onJob(results.length)
          }
        }
      }
    }
  }

  const take = (moment: Moment): void => {
    const now = moment.at
    switch (moment.kind) {
      case 'arrives': {
        const decision: Decision = { state: initialState(pool, ledger, rules), effects: [] }
        go({ job: moment.job, decision, leftMs: moment.job.workMs, waitedMs: 0, attempt: null }, { type: 'begun', now })
        break
      }
      case 'wakes':
        go(moment.run, { type: 'waited', now, ledger })
        break
      case 'refused':
        end(moment.run, now, 'usage-limit')
        break
      case 'done':
        if (moment.run.attempt === moment.attempt) end(moment.run, now, 'ok')
        break
      case 'meter': {
        const { meter } = moment
        if (watched.get(meter) !== now) break
        watched.delete(meter)
        meter.advance(now)
        if (meter.spentUntil() === null) watch(meter)
        else for (const run of [...(atWork.get(meter) ?? [])]) end(run, now, 'usage-limit')
      }
    }
  }

  // One arrival at a time: the queue stays as short as what is under way.
  let next = 0
  for (;;) {
    const job = jobs[next]
    const first = moments.peek()
    if (job !== undefined && (first === undefined || job.at < first.at)) {
      next += 1
      take({ kind: 'arrives', at: job.at, job })
    } else if (first === undefined) break
    else take(moments.pop() ?? first)
  }
  return { jobs: results, workMs: new Map(pool.accounts.map((account) => [account, meterOf(account).work()])) }
}

/** Of what falls on one instant, what frees an account goes before what asks for one. */
const order: Readonly<Record<Moment['kind'], number>> = { done: 0, meter: 1, refused: 2, wakes: 3, arrives: 4 }

/** Accounts of a group share a meter. */
const metersOf = (pool: Pool, limits: readonly Limit[]): ReadonlyMap<string, Meter> => {
  const shared = new Map<string, Meter>()
  return new Map(
    pool.accounts.map((account) => {
      const key = account.group === null ? account.id : `${account.provider}/${account.group}`
      const meter = shared.get(key) ?? createMeter(limits)
      shared.set(key, meter)
      return [account.id, meter]
    }),
  )
}
