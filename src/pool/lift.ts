import { shareLimit } from './condition.ts'
import { clearCooldown, inForce, isQuarantine } from './cooldown.ts'
import type { ConditionRecord } from './record.ts'
import type { Attempt, RunState } from './run-state.ts'

/**
 * What a success shows to be over, though it was to last: the cooldowns of its account and of all that share its limit; where the store
 * was not asked, whatever may rest there on the account itself. Dated to the attempt's beginning, so that what others have met since
 * then stays. `before`: the state in which the attempt was under way.
 */
export const lift = (before: RunState, { plan, startedAt }: Attempt): readonly ConditionRecord[] => {
  const { ledger, pool, unread } = before
  const isOver = (known: ConditionRecord | undefined, account: (typeof pool.accounts)[number]): boolean =>
    known === undefined
      ? unread && account.id === plan.account.id
      : inForce(known, account, startedAt) && !isQuarantine(known.verdict)
  return pool.accounts
    .filter((account) => shareLimit(plan.account, account) && isOver(ledger.conditions.get(account.id), account))
    .map((account) => clearCooldown(ledger, account, startedAt))
}
