import type { Account } from './account.ts'
import { shareLimit } from './condition.ts'
import { askAt, type Readiness, skippedOf, throttledUntil } from './readiness.ts'
import type { RunState, Skip } from './run-state.ts'

/** What to do when no account is free. */
export type ExhaustStep =
  /** `taken`: other runs have its places, and `until` is when to ask again. */
  | {
      readonly kind: 'wait'
      readonly until: number
      readonly account: Account
      readonly taken: boolean
      readonly state: RunState
    }
  | { readonly kind: 'probe'; readonly until: number; readonly account: Account }
  | { readonly kind: 'give-up' }

/** A throttle this short is waited out though the user did not ask to wait: it costs less than a red run. */
const shortWaitMs = 90_000
const maxShortWaits = 2

interface Waiting {
  readonly account: Account
  readonly skip: Skip
  readonly until: number
}

export const exhaust = (state: RunState, all: readonly Readiness[], now: number): ExhaustStep => {
  const waiting = skippedOf(all)
    .flatMap(({ account, skip }): Waiting[] => {
      const until = askAt(skip)
      return until === null ? [] : [{ account, skip, until }]
    })
    .toSorted((a, b) => a.until - b.until)
  switch (state.rules.whenExhausted) {
    case 'wait':
      return probe(state, waiting, now) ?? longWait(state, waiting, now)
    case 'fail':
    case 'neutral':
      return shortWait(state, waiting, now) ?? probe(state, waiting, now) ?? { kind: 'give-up' }
  }
}

const longWait = (state: RunState, [first]: readonly Waiting[], now: number): ExhaustStep => {
  if (first === undefined) return { kind: 'give-up' }
  const waitedMs = state.waitedMs + first.until - now
  if (waitedMs > state.rules.maxWaitMs) return { kind: 'give-up' }
  const { account, until, skip } = first
  return { kind: 'wait', until, account, taken: skip.kind === 'taken', state: { ...state, waitedMs } }
}

const shortWait = (state: RunState, waiting: readonly Waiting[], now: number): ExhaustStep | null => {
  const short = waiting.find(({ skip, until }) => isThrottle(skip) && until - now <= shortWaitMs)
  if (short === undefined || state.shortWaits >= maxShortWaits) return null
  const { until, account } = short
  return { kind: 'wait', until, account, taken: false, state: { ...state, shortWaits: state.shortWaits + 1 } }
}

const isThrottle = (skip: Skip): boolean =>
  skip.kind === 'throttled' || (skip.kind === 'cooling' && skip.record.verdict === 'rate-limit')

/**
 * Once a run, the account that comes free first, and only where a try may help: not what this run saw limited, not where the
 * runner's address is throttled, not what its user holds back.
 */
const probe = (state: RunState, waiting: readonly Waiting[], now: number): ExhaustStep | null => {
  if (!state.rules.probe || state.probed) return null
  const tried = (account: Account): boolean => state.attempts.some(({ plan }) => shareLimit(plan.account, account))
  const untried = waiting.find(
    ({ account, skip }) => skip.kind === 'cooling' && !tried(account) && throttledUntil(state, account.provider) <= now,
  )
  return untried === undefined ? null : { kind: 'probe', until: untried.until, account: untried.account }
}
