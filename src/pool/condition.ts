import type { Account, Pool } from './account.ts'
import { inForce, isQuarantine } from './cooldown.ts'
import { isOpen, nextOpening } from './hours.ts'
import type { Ledger } from './ledger.ts'
import type { ConditionRecord } from './record.ts'
import { type KnownShare, knownShares } from './shares.ts'

/** Whether an account can be used now, and if not, why. */
export type Condition =
  | { readonly kind: 'available' }
  /** `record` may be of another account of its group. */
  | { readonly kind: 'cooling'; readonly until: number; readonly record: ConditionRecord }
  | { readonly kind: 'quarantined'; readonly until: number; readonly record: ConditionRecord }
  /** So much of a window is spent as its user allows; it ends at `until` at the latest. */
  | { readonly kind: 'capped'; readonly until: number; readonly share: KnownShare; readonly cap: number }
  /** Outside the hours that its user allows. */
  | { readonly kind: 'closed'; readonly until: number }
  | { readonly kind: 'disabled' }

/**
 * The condition of one account of the pool. A limit met by any account of its group counts for it too;
 * a refusal (`auth`, `billing`) is about one credential and counts for that alone.
 */
export const conditionOf = (pool: Pool, ledger: Ledger, account: Account, now: number): Condition => {
  if (account.disabled) return { kind: 'disabled' }
  const own = ledger.conditions.get(account.id)
  if (own !== undefined && inForce(own, account, now) && isQuarantine(own.verdict)) {
    return { kind: 'quarantined', until: own.until, record: own }
  }
  const cooling = sharers(pool, account)
    .flatMap((sharer) => {
      const record = ledger.conditions.get(sharer.id)
      return record !== undefined && inForce(record, sharer, now) && !isQuarantine(record.verdict) ? [record] : []
    })
    .reduce<ConditionRecord | null>(
      (last, record) => (last === null || record.until > last.until ? record : last),
      null,
    )
  return cooling === null ? allowed(ledger, account, now) : { kind: 'cooling', until: cooling.until, record: cooling }
}

/** Whether a limit of one account is a limit of the other: the same account, or one group of one provider. */
export const shareLimit = (one: Account, other: Account): boolean =>
  one.id === other.id || (one.group !== null && one.group === other.group && one.provider === other.provider)

/** What its user allows of an account that its provider would serve. */
const allowed = (ledger: Ledger, account: Account, now: number): Condition => {
  const { hours } = account.bounds
  if (hours !== null && !isOpen(hours, now)) return { kind: 'closed', until: nextOpening(hours, now) }
  const full = knownShares(ledger, account, now).flatMap((share): Extract<Condition, { kind: 'capped' }>[] => {
    const cap = account.bounds[share.window]
    return cap !== null && share.spent >= cap ? [{ kind: 'capped', until: share.endsBy, share, cap }] : []
  })
  return full.toSorted((a, b) => b.until - a.until)[0] ?? { kind: 'available' }
}

const sharers = (pool: Pool, account: Account): readonly Account[] => {
  if (account.group === null) return [account]
  const groups = groupsOf.get(pool) ?? groupsIn(pool)
  return groups.get(groupKey(account)) ?? [account]
}

type Groups = ReadonlyMap<string, readonly Account[]>

/** Pools don't change, and every choice asks for the groups of every account. */
const groupsOf = new WeakMap<Pool, Groups>()

const groupsIn = (pool: Pool): Groups => {
  const groups = Map.groupBy(
    pool.accounts.filter(({ group }) => group !== null),
    groupKey,
  )
  groupsOf.set(pool, groups)
  return groups
}

const groupKey = ({ provider, group }: Account): string => `${provider} ${group}`
