import type { AccountId } from '../pool/account.ts'
import type { Ledger } from '../pool/ledger.ts'
import type { AccountRecord, ConditionRecord, UseRecord } from '../pool/record.ts'

/**
 * The condition of an account after `record` arrives where `known` is the newest so far.
 * A writer that has not heard of a long cooldown must not replace it by a short one, so the later end of two that are in force
 * stands. Returns `known` itself when the record adds nothing and need not be stored.
 */
export const settleCondition = (known: ConditionRecord | undefined, record: ConditionRecord): ConditionRecord => {
  if (known === undefined) return record
  // A clear is a person's deliberate word: it holds over all that is known, whatever the clocks say.
  if (record.until === 0) return after(known, record)
  if (known.until === 0) return known.observedAt > record.observedAt ? known : record
  if (inForce(known, record) && (known.until > record.until || restates(known, record))) return known
  return after(known, record)
}

/** The use of an account after `record` arrives: the later choice, and whatever the earlier one knew that it does not. */
export const settleUse = (known: UseRecord | undefined, record: UseRecord): UseRecord => {
  if (known === undefined) return record
  const [older, newer] = known.observedAt > record.observedAt ? [record, known] : [known, record]
  const settled = {
    ...newer,
    succeededAt: Math.max(older.succeededAt, newer.succeededAt),
    utilization: newer.utilization ?? older.utilization,
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

const inForce = (known: ConditionRecord, record: ConditionRecord): boolean =>
  known.until > record.observedAt && (!isQuarantine(known) || known.fingerprint === record.fingerprint)

const isQuarantine = (record: ConditionRecord): boolean => record.verdict === 'auth' || record.verdict === 'billing'

const restates = (known: ConditionRecord, record: ConditionRecord): boolean =>
  known.until === record.until && known.verdict === record.verdict && known.fingerprint === record.fingerprint

const after = (known: ConditionRecord, record: ConditionRecord): ConditionRecord =>
  known.observedAt < record.observedAt ? record : { ...record, observedAt: known.observedAt + 1 }

const same = (a: UseRecord, b: UseRecord): boolean => a.succeededAt === b.succeededAt && a.utilization === b.utilization

const fresh = <R>(before: ReadonlyMap<AccountId, R>, now: ReadonlyMap<AccountId, R>): R[] =>
  [...now].filter(([account, record]) => before.get(account) !== record).map(([, record]) => record)
