import type { Account, AccountId, Pool, Provider } from '../pool/account.ts'
import { isQuarantine } from '../pool/cooldown.ts'
import type { Ledger } from '../pool/ledger.ts'
import type { ConditionVerdict } from '../pool/record.ts'

/** A pool and what is known of its accounts at one time. */
export interface Snapshot {
  readonly pool: Pool
  readonly ledger: Ledger
  /** Why the ledger could not be read; null where it could. */
  readonly trouble: string | null
}

interface Happening {
  readonly id: AccountId
  readonly provider: Provider
  readonly label: string
  /** Epoch ms. */
  readonly at: number
}

/** Something that happened to an account. */
export type Change = Happening &
  (
    | { readonly kind: 'limited' | 'refused'; readonly verdict: ConditionVerdict; readonly until: number }
    | { readonly kind: 'used' | 'cleared' | 'added' | 'removed' | 'disabled' | 'enabled' }
    /** The first use of its provider after the account `from` met its limit. */
    | { readonly kind: 'failover'; readonly from: string }
  )

/** What happened between two looks, oldest first; without a first look all that the ledger tells. What no record dates is dated `now`. */
export const changesBetween = (before: Snapshot | null, after: Snapshot, now: number): readonly Change[] => {
  const old = new Map(before?.pool.accounts.map((account) => [account.id, account]))
  const present = new Set(after.pool.accounts.map(({ id }) => id))
  const gone = [...old.values()].filter(({ id }) => !present.has(id))
  const listed = before === null ? [] : after.pool.accounts.flatMap((account) => listing(old.get(account.id), account))
  return [
    ...gone.map((account): Change => ({ ...happening(account, now), kind: 'removed' })),
    ...listed.map(({ account, kind }): Change => ({ ...happening(account, now), kind })),
    ...after.pool.accounts.flatMap((account) => recorded(before?.ledger ?? null, after, account)),
  ].toSorted((a, b) => a.at - b.at)
}

const happening = ({ id, provider, label }: Account, at: number): Happening => ({ id, provider, label, at })

const listing = (
  old: Account | undefined,
  account: Account,
): readonly { account: Account; kind: 'added' | 'disabled' | 'enabled' }[] => {
  if (old === undefined) return [{ account, kind: 'added' }]
  if (old.disabled === account.disabled) return []
  return [{ account, kind: account.disabled ? 'disabled' : 'enabled' }]
}

const recorded = (before: Ledger | null, { pool, ledger }: Snapshot, account: Account): readonly Change[] => {
  const changes: Change[] = []
  const condition = ledger.conditions.get(account.id)
  if (condition !== undefined && condition.observedAt !== before?.conditions.get(account.id)?.observedAt) {
    const { observedAt, verdict, until } = condition
    const base = happening(account, observedAt)
    if (verdict === 'ok') changes.push({ ...base, kind: 'cleared' })
    else changes.push({ ...base, kind: isQuarantine(verdict) ? 'refused' : 'limited', verdict, until })
  }
  const use = ledger.uses.get(account.id)
  if (use !== undefined && use.observedAt !== before?.uses.get(account.id)?.observedAt) {
    const lastSeen = before?.uses.get(account.id)?.observedAt ?? 0
    const from = leftBefore(pool, ledger, account, use.observedAt, lastSeen)
    const base = happening(account, use.observedAt)
    changes.push(from === null ? { ...base, kind: 'used' } : { ...base, kind: 'failover', from: from.label })
  }
  return changes
}

/** The account whose limit sent the work to this one: the last that met one before, if nobody was used since; this one was at `lastSeen`. */
const leftBefore = (pool: Pool, ledger: Ledger, account: Account, usedAt: number, lastSeen: number): Account | null => {
  const others = pool.accounts.filter(({ id, provider }) => provider === account.provider && id !== account.id)
  const met = others
    .flatMap((other) => {
      const condition = ledger.conditions.get(other.id)
      return condition === undefined || condition.verdict === 'ok' || condition.observedAt > usedAt
        ? []
        : [{ other, at: condition.observedAt }]
    })
    .reduce<{ other: Account; at: number } | null>(
      (last, one) => (last !== null && last.at > one.at ? last : one),
      null,
    )
  if (met === null || lastSeen > met.at || usedAt - met.at > longestGap) return null
  const between = others.some(({ id }) => {
    const at = id === met.other.id ? 0 : (ledger.uses.get(id)?.observedAt ?? 0)
    return at > met.at && at < usedAt
  })
  return between ? null : met.other
}

/** A run lasts no longer; a use after that is another run's. */
const longestGap = 6 * 3_600_000
