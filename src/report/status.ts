import type { Account, Pool } from '../pool/account.ts'
import { type Condition, conditionOf } from '../pool/condition.ts'
import { failuresOf } from '../pool/cooldown.ts'
import type { Ledger } from '../pool/ledger.ts'
import type { ConditionRecord } from '../pool/record.ts'
import { lastUse } from '../pool/select.ts'
import { knownUtilization } from '../pool/shares.ts'
import type { Utilization } from '../pool/verdict.ts'
import { columns } from './columns.ts'
import { iso, span, stamp } from './time.ts'

/** One account as `status` tells it. Instants are ISO 8601. */
export interface StatusRow {
  readonly account: string
  readonly provider: Account['provider']
  readonly state: Condition['kind']
  readonly verdict: ConditionRecord['verdict'] | null
  readonly until: string | null
  readonly source: ConditionRecord['source'] | null
  readonly failures: number
  readonly lastUsed: string | null
  readonly utilization: Utilization | null
}

/** What the ledger tells of one account; `since`: when the condition that keeps it from being used was seen. */
export const accountState = (
  pool: Pool,
  ledger: Ledger,
  account: Account,
  now: number,
): Omit<StatusRow, 'utilization'> & { readonly since: string | null } => {
  const condition = conditionOf(pool, ledger, account, now)
  const record = condition.kind === 'cooling' || condition.kind === 'quarantined' ? condition.record : null
  const used = lastUse(ledger, account)
  return {
    account: account.label,
    provider: account.provider,
    state: condition.kind,
    verdict: record?.verdict ?? null,
    since: record === null ? null : iso(record.observedAt),
    until: 'until' in condition ? iso(condition.until) : null,
    source: record?.source ?? null,
    failures: failuresOf(ledger, account),
    lastUsed: used === 0 ? null : iso(used),
  }
}

export const statusRows = (pool: Pool, ledger: Ledger, now: number): readonly StatusRow[] =>
  pool.accounts.map((account) => {
    const { since: _, ...state } = accountState(pool, ledger, account, now)
    return { ...state, utilization: knownUtilization(ledger, account, now) }
  })

/** The rows as a table for a terminal of this many columns. */
export const statusTable = (rows: readonly StatusRow[], now: number, width: number): string =>
  columns(
    ['account', 'state', 'until', 'known by', 'last used', 'spent'],
    rows.map((row) => [
      `${row.provider}/${row.account}`,
      row.verdict === null ? row.state : `${row.state}: ${row.verdict}`,
      row.until === null ? '' : `${stamp(Date.parse(row.until))} (${span(Date.parse(row.until) - now)})`,
      row.source ?? '',
      row.lastUsed === null ? 'never' : `${span(now - Date.parse(row.lastUsed))} ago`,
      spentWords(row.utilization),
    ]),
    width,
  )

/** `5h 42 %, 7d 13 %`; empty where nothing is known. */
export const spentWords = (utilization: Utilization | null): string =>
  [
    utilization?.fiveHour == null ? null : `5h ${Math.round(utilization.fiveHour * 100)} %`,
    utilization?.sevenDay == null ? null : `7d ${Math.round(utilization.sevenDay * 100)} %`,
  ]
    .filter((part) => part !== null)
    .join(', ')
