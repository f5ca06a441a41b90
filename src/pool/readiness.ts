import type { Account, Provider } from './account.ts'
import { conditionOf } from './condition.ts'
import type { RunState, Skip } from './run-state.ts'
import { rank } from './select.ts'

const throttleWindowMs = 60_000

/** Every account in the order of the strategy, each with the reason why it can't be used now, or null. */
export const readiness = (state: RunState, now: number): readonly { account: Account; skip: Skip | null }[] =>
  rank(state.pool, state.ledger, state.rules.ordering, now).map((account) => ({
    account,
    skip: skipOf(state, account, now),
  }))

/** Epoch ms at which a skipped account can be used again; null when only a person can help. */
export const freeAt = (skip: Skip): number | null => {
  switch (skip.kind) {
    case 'cooling':
      return skip.record.until
    case 'throttled':
      return skip.until
    case 'quarantined':
    case 'disabled':
    case 'provider-down':
      return null
  }
}

const skipOf = (state: RunState, account: Account, now: number): Skip | null => {
  const condition = conditionOf(state.pool, state.ledger, account, now)
  switch (condition.kind) {
    case 'disabled':
      return { kind: 'disabled' }
    case 'cooling':
      return { kind: 'cooling', record: condition.record }
    case 'quarantined':
      return { kind: 'quarantined', record: condition.record }
    case 'available': {
      if (state.down.has(account.provider)) return { kind: 'provider-down' }
      const until = throttledUntil(state, account.provider)
      return until > now ? { kind: 'throttled', until } : null
    }
  }
}

/** Two accounts of a provider throttled within a minute of each other in this run: the end of the earlier cooldown. */
const throttledUntil = (state: RunState, provider: Provider): number => {
  const hits = state.attempts.filter(
    ({ plan, end, record }) =>
      plan.account.provider === provider && end.judgement.verdict === 'rate-limit' && record !== null,
  )
  const last = hits.at(-1)
  const before = hits.findLast((hit) => hit.plan.account.id !== last?.plan.account.id)
  if (last?.record == null || before?.record == null) return 0
  if (last.endedAt - before.endedAt > throttleWindowMs) return 0
  return Math.min(last.record.until, before.record.until)
}
