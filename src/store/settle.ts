import type { AccountId } from '../pool/account.ts'
import { isQuarantine } from '../pool/cooldown.ts'
import { emptyLedger, type Ledger } from '../pool/ledger.ts'
import type { AccountRecord, ConditionRecord, UseRecord } from '../pool/record.ts'
import { carriedOn } from '../pool/use.ts'

/**
 * The condition of an account after `record` arrives where `known` is the newest so far.
 * A writer that has not heard of a long cooldown must not replace it by a short one, so the later end of two that are in force
 * stands, dated by the later of both. Returns `known` itself where nothing changes.
 */
export const settleCondition = (known: ConditionRecord | undefined, record: ConditionRecord): ConditionRecord => {
  if (known === undefined) return record
  if (record.until === 0) {
    if (known.until === 0) return newer(known, record)
    // A clear holds over all that its writer can have known, whatever the clocks say; a store that failed may get it much later.
    return known.observedAt > record.observedAt + clockErrorMs ? known : after(known, record)
  }
  // A limit that arrives after a clear counts, unless it was seen before it by more than clocks can be wrong.
  if (known.until === 0) return known.observedAt > record.observedAt + clockErrorMs ? known : after(known, record)
  if (inForce(known, record) && (known.until > record.until || saysSame(known, record))) {
    return known.observedAt >= record.observedAt ? known : { ...known, observedAt: record.observedAt }
  }
  return after(known, record)
}

/** Whether two conditions differ in nothing but when they were seen: one of them need not be stored where that costs. */
export const saysSame = (one: ConditionRecord, other: ConditionRecord): boolean =>
  one.until === other.until && one.verdict === other.verdict && one.fingerprint === other.fingerprint

/** The use of an account after `record` arrives: the later choice, and whatever the earlier one knew that it does not. */
export const settleUse = (known: UseRecord | undefined, record: UseRecord): UseRecord => {
  if (known === undefined) return record
  const [older, newer] = known.observedAt > record.observedAt ? [record, known] : [known, record]
  const settled = {
    ...newer,
    succeededAt: Math.max(older.succeededAt, newer.succeededAt),
    utilization: newer.utilization ?? carriedOn(older),
  }
  return newer === known && same(settled, known) ? known : settled
}

/** A ledger after these records arrived one by one. `changed` holds those entries that are new and must be stored. */
export const settle = (
  ledger: Ledger,
  records: Iterable<AccountRecord>,
): { readonly ledger: Ledger; readonly changed: readonly AccountRecord[] } => {
  const conditions = new Map(ledger.conditions)
  const uses = new Map(ledger.uses)
  for (const record of records) {
    if (record.kind === 'condition')
      conditions.set(record.account, settleCondition(conditions.get(record.account), record))
    else uses.set(record.account, settleUse(uses.get(record.account), record))
  }
  return {
    ledger: { conditions, uses },
    changed: [...fresh(ledger.conditions, conditions), ...fresh(ledger.uses, uses)],
  }
}

/** What several records of unknown order mean together: they are taken as they were observed, a clear before a limit of its instant. */
export const settleAll = (records: readonly AccountRecord[]): Ledger =>
  settle(
    emptyLedger,
    [...records].sort((a, b) => a.observedAt - b.observedAt || endOf(a) - endOf(b)),
  ).ledger

const endOf = (record: AccountRecord): number => (record.kind === 'condition' ? record.until : record.succeededAt)

/** Clocks of two runners may be this far apart: each up to 10 minutes off. */
const clockErrorMs = 20 * 60_000

const newer = (known: ConditionRecord, record: ConditionRecord): ConditionRecord =>
  known.observedAt > record.observedAt ? known : record

const inForce = (known: ConditionRecord, record: ConditionRecord): boolean =>
  known.until > record.observedAt && (!isQuarantine(known.verdict) || known.fingerprint === record.fingerprint)

const after = (known: ConditionRecord, record: ConditionRecord): ConditionRecord =>
  known.observedAt < record.observedAt ? record : { ...record, observedAt: known.observedAt + 1 }

const same = (a: UseRecord, b: UseRecord): boolean => a.succeededAt === b.succeededAt && a.utilization === b.utilization

const fresh = <R>(before: ReadonlyMap<AccountId, R>, now: ReadonlyMap<AccountId, R>): R[] =>
  [...now].filter(([account, record]) => before.get(account) !== record).map(([, record]) => record)
