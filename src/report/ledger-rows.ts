import type { AccountId } from '../pool/account.ts'
import { isQuarantine } from '../pool/cooldown.ts'
import type { ConditionRecord, UseRecord } from '../pool/record.ts'
import { oneLine } from '../secure/escape.ts'
import { columns } from './columns.ts'
import { iso, span, stamp } from './time.ts'

/** What one ref's entries say of one account. Instants are ISO 8601. */
export interface LedgerRow {
  /** Its name, or its id where no list of accounts was given. */
  readonly account: string
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
}

interface Told {
  readonly account: AccountId
  readonly ref: string
  readonly condition: ConditionRecord | null
  readonly use: UseRecord | null
}

export const ledgerRow = ({ account, ref, condition, use }: Told, name: string, now: number): LedgerRow => {
  const resting = condition !== null && condition.until > now ? condition : null
  const free = condition?.until === 0 ? 'cleared' : 'available'
  return {
    account: name,
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
  }
}

/** A condition in a few words. */
export const conditionWords = ({ verdict, until }: ConditionRecord, now: number): string => {
  if (until === 0) return 'cleared by hand'
  return until > now ? `${verdict} until ${stamp(until)} (${span(until - now)})` : `${verdict}, over`
}

/** The rows as a table for a terminal. */
export const ledgerTable = (rows: readonly LedgerRow[], now: number): string =>
  columns(
    ['account', 'state', 'until', 'ref', 'seen', 'last used'],
    rows.map((row) => [
      row.account,
      row.verdict === null ? row.state : `${row.state}: ${row.verdict}`,
      row.until === null ? '' : `${stamp(Date.parse(row.until))} (${span(Date.parse(row.until) - now)})`,
      row.ref,
      ago(row.seen, now),
      ago(row.lastUsed, now),
    ]),
  )

const ago = (at: string | null, now: number): string => (at === null ? '' : `${span(now - Date.parse(at))} ago`)
