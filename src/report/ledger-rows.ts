import type { AccountId } from '../pool/account.ts'
import { isQuarantine } from '../pool/cooldown.ts'
import type { ConditionRecord, UseRecord } from '../pool/record.ts'
import { oneLine } from '../secure/escape.ts'
import { columns } from './columns.ts'
import { iso, span, stamp } from './time.ts'

/** What one ref's entries say of one account. Instants are ISO 8601. */
export interface LedgerRow {
  /** Its label and provider; null where no list of accounts names it. */
  readonly account: string | null
  readonly provider: string | null
  readonly id: AccountId
  readonly state: 'cooling' | 'quarantined' | 'available' | 'cleared'
  readonly verdict: string | null
  readonly until: string | null
  readonly source: string | null
  readonly failures: number
  readonly ref: string
  /** When the condition was seen. */
  readonly seen: string | null
  readonly lastUsed: string | null
  /** Until when a run says that it uses the account, unless it says so again; null: none does. */
  readonly inUseUntil: string | null
}

interface Told {
  readonly account: AccountId
  readonly ref: string
  readonly condition: ConditionRecord | null
  readonly use: UseRecord | null
  readonly inUseUntil: number
}

/** `name`: as `claude/team-a`, where it is known. */
export const ledgerRow = (
  { account, ref, condition, use, inUseUntil }: Told,
  name: string | null,
  now: number,
): LedgerRow => {
  const [provider = null, label = null] = name?.split('/') ?? []
  const resting = condition !== null && condition.until > now ? condition : null
  const free = condition?.until === 0 ? 'cleared' : 'available'
  return {
    account: label,
    provider,
    id: account,
    state: resting === null ? free : isQuarantine(resting.verdict) ? 'quarantined' : 'cooling',
    verdict: resting?.verdict ?? null,
    until: resting === null ? null : iso(resting.until),
    source: resting?.source ?? null,
    failures: condition?.failures ?? 0,
    // Nobody but the owner of a branch chose its name.
    ref: oneLine(ref),
    seen: condition === null ? null : iso(condition.observedAt),
    lastUsed: use === null ? null : iso(use.observedAt),
    inUseUntil: inUseUntil > now ? iso(inUseUntil) : null,
  }
}

/** A condition in a few words. */
export const conditionWords = ({ verdict, until }: ConditionRecord, now: number): string => {
  if (until === 0) return 'cleared'
  return until > now ? `${verdict} until ${stamp(until)} (${span(until - now)})` : `${verdict}, over`
}

/** What an entry says that a run says of its account, in a few words. */
export const holdWords = (until: number, now: number): string =>
  until > now ? `in use until ${stamp(until)} (${span(until - now)})` : 'no longer in use'

/** The rows as a table for a terminal. */
export const ledgerTable = (rows: readonly LedgerRow[], now: number): string =>
  columns(
    ['account', 'state', 'until', 'in use until', 'ref', 'seen', 'last used'],
    rows.map((row) => [
      row.account === null ? row.id : `${row.provider}/${row.account}`,
      row.verdict === null ? row.state : `${row.state}: ${row.verdict}`,
      ahead(row.until, now),
      ahead(row.inUseUntil, now),
      row.ref,
      ago(row.seen, now),
      ago(row.lastUsed, now),
    ]),
  )

const ahead = (at: string | null, now: number): string =>
  at === null ? '' : `${stamp(Date.parse(at))} (${span(Date.parse(at) - now)})`

const ago = (at: string | null, now: number): string => (at === null ? '' : `${span(now - Date.parse(at))} ago`)
