import type { AccountId } from './account.ts'
import type { AccountRecord, ConditionRecord, UseRecord } from './record.ts'

/** The latest known records of a pool's accounts. */
export interface Ledger {
  readonly conditions: ReadonlyMap<AccountId, ConditionRecord>
  readonly uses: ReadonlyMap<AccountId, UseRecord>
}

export const emptyLedger: Ledger = { conditions: new Map(), uses: new Map() }

/**
 * Newest observation wins; of two at the same instant the later `until` (or `succeededAt`), then any fixed order,
 * so that merging is commutative, associative and idempotent: the order in which records arrive never matters.
 */
export const merge = (ledger: Ledger, records: Iterable<AccountRecord>): Ledger => {
  const conditions = new Map(ledger.conditions)
  const uses = new Map(ledger.uses)
  for (const record of records) {
    if (record.kind === 'condition') put(conditions, record)
    else put(uses, record)
  }
  return { conditions, uses }
}

/** All records of a ledger, one list. */
export const recordsOf = (ledger: Ledger): readonly AccountRecord[] => [
  ...ledger.conditions.values(),
  ...ledger.uses.values(),
]

/**
 * The instant of something seen now by a run that knows this ledger: `now`, or just after the newest record where that
 * came from a runner whose clock is ahead. What is seen later must also outrank what was known before.
 */
export const instantAfter = (ledger: Ledger, now: number): number =>
  recordsOf(ledger).reduce((latest, { observedAt }) => Math.max(latest, observedAt + 1), now)

const put = <R extends AccountRecord>(map: Map<AccountId, R>, record: R): void => {
  const known = map.get(record.account)
  if (known === undefined || outranks(record, known)) map.set(record.account, record)
}

const outranks = (a: AccountRecord, b: AccountRecord): boolean => {
  if (a.observedAt !== b.observedAt) return a.observedAt > b.observedAt
  const [endA, endB] = [end(a), end(b)]
  if (endA !== endB) return endA > endB
  return rest(a) > rest(b)
}

const end = (record: AccountRecord): number => (record.kind === 'condition' ? record.until : record.succeededAt)

/** All that the comparison has not looked at yet, as one text. */
const rest = (record: AccountRecord): string =>
  JSON.stringify(
    record.kind === 'condition'
      ? [record.verdict, record.source, record.failures, record.fingerprint]
      : record.utilization && [
          record.utilization.fiveHour,
          record.utilization.sevenDay,
          record.utilization.ends?.fiveHour ?? null,
          record.utilization.ends?.sevenDay ?? null,
        ],
  )
