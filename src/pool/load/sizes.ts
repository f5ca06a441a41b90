import { quantileSorted } from 'd3-array'
import type { Account, Pool, Provider } from '../account.ts'
import { madeUpAccount } from '../made-up.ts'
import type { Limit } from './meter.ts'
import type { Rehearsal } from './rehearse.ts'

/** How a pool of so many accounts bore the load. Shares from 0 to 1, times in ms. */
export interface SizeResult {
  readonly accounts: number
  readonly jobs: number
  /** Jobs that ended because no account was free. */
  readonly exhausted: number
  readonly failoversPerJob: number
  /** Of waiting for an account, over all jobs. */
  readonly meanWaitMs: number
  /** 5 % of the jobs waited longer. */
  readonly wait95Ms: number
  /** Work done of the work that the limits would allow in this time. */
  readonly used: number
}

/** The pool's first accounts, and made-up ones where it has no more. */
export const poolOfSize = (size: number, known: Pool | null, provider: Provider): Pool => {
  const accounts: readonly Account[] = known?.accounts ?? []
  const more = Array.from({ length: Math.max(0, size - accounts.length) }, (_, index) =>
    madeUpAccount(`account-${accounts.length + index + 1}`, provider),
  )
  return { name: known?.name ?? 'rehearsal', accounts: [...accounts.slice(0, size), ...more] }
}

/** `lastsMs` is the time that the rehearsal took; jobs that came in before `from` (epoch ms) only filled the windows. */
export const resultOf = (
  size: number,
  { jobs, workMs }: Rehearsal,
  limits: readonly Limit[],
  lastsMs: number,
  from: number,
): SizeResult => {
  const counted = jobs.filter(({ at }) => at >= from)
  const mean = (values: readonly number[]): number =>
    values.length === 0 ? 0 : values.reduce((sum, one) => sum + one, 0) / values.length
  const waits = counted.map(({ waitedMs }) => waitedMs).toSorted((a, b) => a - b)
  const work = [...workMs.values()].reduce((sum, one) => sum + one, 0)
  const allowed = lastsMs * size * Math.min(...limits.map((limit) => limit.workMs / limit.windowMs))
  return {
    accounts: size,
    jobs: counted.length,
    exhausted: mean(counted.map(({ outcome }) => (outcome === 'exhausted' ? 1 : 0))),
    failoversPerJob: mean(counted.map(({ failovers }) => failovers)),
    meanWaitMs: mean(waits),
    wait95Ms: quantileSorted(waits, 0.95) ?? 0,
    used: Math.min(1, work / allowed),
  }
}

/** The smallest size from which on no more than `goal` of the jobs find no account; null: none of them is enough. */
export const enough = (results: readonly SizeResult[], goal: number): SizeResult | null =>
  results.find((_, index) => results.slice(index).every(({ exhausted }) => exhausted <= goal)) ?? null
