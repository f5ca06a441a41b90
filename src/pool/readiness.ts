import type { Account, Provider } from './account.ts'
import { conditionOf } from './condition.ts'
import { earliest } from './earliest.ts'
import type { RunState, Skip } from './run-state.ts'
import { rank } from './select.ts'

const throttleWindowMs = 60_000

/** An account with the reason why it can't be used now, or null. */
export interface Readiness {
  readonly account: Account
  readonly skip: Skip | null
}

/** Every account's readiness, in the order of the strategy. */
export const readiness = (state: RunState, now: number): readonly Readiness[] =>
  rank(state.pool, state.ledger, state.rules.ordering, now).map((account) => ({
    account,
    skip: skipOf(state, account, now),
  }))

/** Those that can't be used now, with why. */
export const skippedOf = (all: readonly Readiness[]): readonly { account: Account; skip: Skip }[] =>
  all.flatMap(({ account, skip }) => (skip === null ? [] : [{ account, skip }]))

/** Epoch ms at which a skipped account can be used again; null when it won't be by itself in this run, or nobody knows when. */
export const freeAt = (skip: Skip): number | null => (skip.kind === 'taken' ? null : askAt(skip))

/** Epoch ms at which it is worth looking at a skipped account again; null: not in this run. */
export const askAt = (skip: Skip): number | null => {
  switch (skip.kind) {
    case 'cooling':
      return skip.record.until
    case 'throttled':
    case 'capped':
    case 'closed':
    case 'taken':
      return skip.until
    case 'quarantined':
    case 'disabled':
    case 'provider-down':
    case 'absent':
    case 'other-provider':
      return null
  }
}

/** Epoch ms at which the first account comes free, at the latest; null where one is free now, none will be by itself, or nobody knows when. */
export const nextAvailableAt = (all: readonly Readiness[]): number | null => {
  const skipped = skippedOf(all)
  if (skipped.length < all.length) return null
  return earliest(skipped.map(({ skip }) => freeAt(skip)).filter((at) => at !== null))
}

/**
 * Two accounts of a provider throttled within a minute of each other in this run point to the runner's address, not to
 * the accounts: all of the provider are left alone until the earlier of the two cooldowns ends. 0 for no such case.
 */
export const throttledUntil = (state: RunState, provider: Provider): number => {
  const hits = state.attempts.flatMap(({ plan, endedAt, end, record }) =>
    plan.account.provider === provider && end.judgement.verdict === 'rate-limit' && record !== null
      ? [{ account: plan.account.id, endedAt, until: record.until }]
      : [],
  )
  const last = hits.at(-1)
  const before = hits.findLast((hit) => hit.account !== last?.account)
  if (last === undefined || before === undefined || last.endedAt - before.endedAt > throttleWindowMs) return 0
  return Math.min(last.until, before.until)
}

/** Under `continue: resume` work that was begun is taken up or left, never begun anew elsewhere. */
const mustResume = ({ rules, sessions }: RunState): boolean => rules.continueMode === 'resume' && sessions.size > 0

const skipOf = (state: RunState, account: Account, now: number): Skip | null => {
  const condition = conditionOf(state.pool, state.ledger, account, now)
  if (condition.kind === 'disabled') return { kind: 'disabled' }
  if (condition.kind === 'quarantined') return { kind: 'quarantined', record: condition.record }
  // Before the cooldown, whose end would promise too much.
  if (state.absent.has(account.provider)) return { kind: 'absent' }
  if (state.down.has(account.provider)) return { kind: 'provider-down' }
  if (mustResume(state) && !state.sessions.has(account.provider)) return { kind: 'other-provider' }
  if (condition.kind !== 'available') return condition
  const throttled = throttledUntil(state, account.provider)
  if (throttled > now) return { kind: 'throttled', until: throttled }
  const taken = state.taken.get(account.id) ?? 0
  return taken > now ? { kind: 'taken', until: taken } : null
}
