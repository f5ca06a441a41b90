import type { Account, Pool } from './account.ts'
import { inForce, isQuarantine } from './cooldown.ts'
import type { Ledger } from './ledger.ts'
import type { ConditionRecord } from './record.ts'

/** Whether an account can be used now, and if not, why. */
export type Condition =
  | { readonly kind: 'available' }
  | { readonly kind: 'cooling'; readonly until: number; readonly record: ConditionRecord }
  | { readonly kind: 'quarantined'; readonly until: number; readonly record: ConditionRecord }
  | { readonly kind: 'disabled' }

/** The condition of one account of the pool; a limit met by any account of its group counts for it too. */
export const conditionOf = (pool: Pool, ledger: Ledger, account: Account, now: number): Condition => {
  if (account.disabled) return { kind: 'disabled' }
  const own = ledger.conditions.get(account.id)
  if (own !== undefined && inForce(own, account, now) && isQuarantine(own.verdict)) {
    return { kind: 'quarantined', until: own.until, record: own }
  }
  const cooling = sharers(pool, account)
    .map((sharer) => ({ sharer, record: ledger.conditions.get(sharer.id) }))
    .flatMap(({ sharer, record }) => (record !== undefined && inForce(record, sharer, now) ? [record] : []))
    .filter((record) => !isQuarantine(record.verdict))
    .reduce<ConditionRecord | null>(
      (last, record) => (last === null || record.until > last.until ? record : last),
      null,
    )
  return cooling === null ? { kind: 'available' } : { kind: 'cooling', until: cooling.until, record: cooling }
}

const sharers = (pool: Pool, account: Account): readonly Account[] =>
  account.group === null
    ? [account]
    : pool.accounts.filter((other) => other.group === account.group && other.provider === account.provider)
