import type { AccountId } from '../pool/account.ts'
import type { AccountRecord, ConditionRecord, UseRecord } from '../pool/record.ts'
import type { CacheEntry } from './github-caches.ts'
import { type Hold, isCredible, parseHold } from './hold-key.ts'
import { longestCooldownMs, parseKey, skewAllowanceMs } from './key.ts'

/** An entry of the cache with the record that its key is. */
export interface StoredRecord extends CacheEntry {
  readonly record: AccountRecord
}

/** An entry of the cache that says until when an account is in use. */
export interface StoredHold extends CacheEntry, Hold {}

/** The entries of one pool's ledger. */
export interface StoredLedger {
  /** The oldest first. */
  readonly records: readonly StoredRecord[]
  /** Entries that say until when a run uses an account, the oldest first. */
  readonly holds: readonly StoredHold[]
  /** Keys that no run believes. */
  readonly unreadable: readonly CacheEntry[]
}

/** Reads the keys of entries as a run would at `now`. */
export const readEntries = (entries: readonly CacheEntry[], now: number): StoredLedger => {
  const read = entries
    .toSorted((a, b) => a.createdAt - b.createdAt || a.id - b.id)
    .map((entry) => ({ entry, record: parseKey(entry.key, now)?.record ?? null, hold: holdIn(entry.key, now) }))
  return {
    records: read.flatMap(({ entry, record }) => (record === null ? [] : [{ ...entry, record }])),
    holds: read.flatMap(({ entry, hold }) => (hold === null ? [] : [{ ...entry, ...hold }])),
    unreadable: read.flatMap(({ entry, record, hold }) => (record === null && hold === null ? [entry] : [])),
  }
}

const holdIn = (key: string, now: number): Hold | null => {
  const hold = parseHold(key)
  return hold !== null && isCredible(hold, now) ? hold : null
}

/** What runs on a ref are told of an account by that ref's own entries. */
export interface Standing {
  readonly account: AccountId
  readonly ref: string
  readonly condition: ConditionRecord | null
  readonly use: UseRecord | null
  /** Epoch ms until which a run says that it uses the account, 0 where none does. */
  readonly inUseUntil: number
}

/** The newest entries of every account and ref, by account. */
export const standings = ({ records, holds }: StoredLedger): readonly Standing[] => {
  const found = new Map<string, Standing>()
  const put = (account: AccountId, ref: string, what: Partial<Standing>): void => {
    const before = found.get(`${account} ${ref}`) ?? { account, ref, condition: null, use: null, inUseUntil: 0 }
    found.set(`${account} ${ref}`, { ...before, ...what })
  }
  for (const { record, ref } of records)
    put(record.account, ref, record.kind === 'condition' ? { condition: record } : { use: record })
  for (const { account, ref, until } of holds) put(account, ref, { inUseUntil: until })
  return [...found.values()]
    .filter(({ condition, use, inUseUntil }) => condition !== null || use !== null || inUseUntil > 0)
    .toSorted((a, b) => compare(a.account, b.account) || compare(a.ref, b.ref))
}

/** An entry that may go, and why. */
export interface Spent {
  readonly entry: CacheEntry
  readonly why: 'superseded' | 'expired' | 'unreadable'
}

const dayMs = 24 * 60 * 60_000

/**
 * The entries without which every run would decide the same: hidden by newer ones, over for a day (the number of failures in a row
 * is taken from the last cooldown for a while after its end), or no records at all.
 */
export const spentEntries = ({ records, holds, unreadable }: StoredLedger, now: number): readonly Spent[] => {
  const newest = new Map(
    records.map((stored) => [`${stored.record.kind} ${stored.record.account} ${stored.ref}`, stored]),
  )
  const why = (stored: StoredRecord): Spent['why'] | null => {
    const last = newest.get(`${stored.record.kind} ${stored.record.account} ${stored.ref}`)
    if (last !== undefined && last !== stored && hides(last.record, stored.record, now)) return 'superseded'
    return isOver(stored.record, now) ? 'expired' : null
  }
  return [
    ...records.flatMap((stored): Spent[] => {
      const reason = why(stored)
      return reason === null ? [] : [{ entry: stored, why: reason }]
    }),
    ...spentHolds(holds, now),
    ...unreadable.map((entry): Spent => ({ entry, why: 'unreadable' })),
  ]
}

/** Only the newest of an account and ref is ever read. It goes after those that it hides, or they would count again. */
const spentHolds = (holds: readonly StoredHold[], now: number): readonly Spent[] => {
  const newest = new Map(holds.map((hold) => [`${hold.account} ${hold.ref}`, hold]))
  return holds.flatMap((entry): Spent[] => {
    if (newest.get(`${entry.account} ${entry.ref}`) !== entry) return [{ entry, why: 'superseded' }]
    return entry.until < now - skewAllowanceMs ? [{ entry, why: 'expired' }] : []
  })
}

/** A longer cooldown in force may be about to be stated again by a writer that looks below its own entry: it stays. */
const hides = (newer: AccountRecord, older: AccountRecord, now: number): boolean =>
  older.kind === 'use' || newer.kind === 'use' || newer.until === 0 || older.until <= Math.max(now, newer.until)

/** A clear must outlast all that it cleared. A use is never over: it says whose turn was last. */
const isOver = (record: AccountRecord, now: number): boolean =>
  record.kind === 'condition' &&
  (record.until === 0 ? record.observedAt < now - longestCooldownMs - dayMs : record.until < now - dayMs)

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
