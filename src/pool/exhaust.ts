import type { Account } from './account.ts'
import { freeAt } from './readiness.ts'
import { type RunState, type Skip, triedAccounts } from './run-state.ts'

/** What to do when no account is free. */
export type ExhaustStep =
  | { readonly kind: 'wait'; readonly until: number; readonly account: Account; readonly state: RunState }
  | { readonly kind: 'soonest'; readonly until: number; readonly account: Account }
  | { readonly kind: 'give-up' }

/** A throttle this short is waited out whatever the user chose: it costs less than a red run. */
const shortWaitMs = 90_000
const maxShortWaits = 2

export const exhaust = (
  state: RunState,
  all: readonly { account: Account; skip: Skip | null }[],
  now: number,
): ExhaustStep => {
  const waiting = all
    .flatMap(({ account, skip }) => (skip === null ? [] : [{ account, skip, until: freeAt(skip) }]))
    .flatMap(({ account, skip, until }) => (until === null ? [] : [{ account, skip, until }]))
    .toSorted((a, b) => a.until - b.until)
  const soonest = waiting[0]
  if (soonest === undefined) return { kind: 'give-up' }
  const { account, until, skip } = soonest
  const waitMs = until - now
  const throttle = skip.kind === 'throttled' || (skip.kind === 'cooling' && skip.record.verdict === 'rate-limit')
  if (throttle && waitMs <= shortWaitMs && state.shortWaits < maxShortWaits) {
    return { kind: 'wait', until, account, state: { ...state, shortWaits: state.shortWaits + 1 } }
  }
  switch (state.rules.whenExhausted) {
    case 'wait': {
      const waitedMs = state.waitedMs + waitMs
      return waitedMs <= state.rules.maxWaitMs
        ? { kind: 'wait', until, account, state: { ...state, waitedMs } }
        : { kind: 'give-up' }
    }
    case 'soonest': {
      const tried = triedAccounts(state)
      const untried = waiting.find((other) => !tried.has(other.account.id))
      if (state.soonestUsed || untried === undefined) return { kind: 'give-up' }
      return { kind: 'soonest', until: untried.until, account: untried.account }
    }
    case 'fail':
    case 'neutral':
      return { kind: 'give-up' }
  }
}
