import { emptyLedger } from '../pool/ledger.ts'
import type { AccountRecord } from '../pool/record.ts'
import type { Store, Trouble } from '../ports.ts'
import type { Budget } from './budget.ts'
import type { CacheClient } from './cache-client.ts'
import { readLedger, type UsesNeeded } from './cache-reads.ts'
import { save, saveCondition } from './cache-writes.ts'
import { pooled, within } from './deadline.ts'
import { scopeOf } from './key.ts'
import { settle } from './settle.ts'

export interface CacheStoreOptions {
  readonly pool: string
  /** The full ref of this run (`refs/heads/x`, `refs/pull/1/merge`): where it writes. */
  readonly ref: string
  /** Further full refs whose entries this run may read: the default branch's, a pull request's base. */
  readonly sharedRefs: readonly string[]
  readonly uses: UsesNeeded
  readonly client: CacheClient
  readonly now: () => number
  /** 8 hex digits, different at each call. */
  readonly nonce: () => string
  /** Time that a dead cache may cost a run in all; shared with the leases. */
  readonly budget: Budget
}

/** Where the order of the accounts is known before their conditions are, so many are asked for at once. */
const portion = 8

/** At most this many records are written at once. */
const writesWidth = 4

/**
 * The ledger as entries of the Actions cache: one immutable entry per record, the record in its key. With `uses: 'newest'` the one use
 * that a read returns may be of an account that was not asked for. Each account costs a lookup, so ask for candidates only.
 */
export const actionsCacheStore = (options: CacheStoreOptions): Store => {
  const { client, now, nonce, uses, budget } = options
  const own = scopeOf(options.pool, options.ref)
  const scopes = [...new Set([options.ref, ...options.sharedRefs])].map((ref) => scopeOf(options.pool, ref))

  const read: Store['read'] = async (accounts) => {
    const start = performance.now()
    const { ledger, failure } = await within(budget.forRead(), (deadline) =>
      readLedger({ client, scopes, uses, now, deadline }, accounts),
    )
    budget.readSince(start, failure?.trouble ?? null)
    return { ledger, trouble: failure?.trouble ?? null }
  }

  const write: Store['write'] = async (records) => {
    const troubles: Trouble[] = []
    const start = performance.now()
    await within(budget.forWrite(), (deadline) => {
      const to = { client, own, scopes, now, nonce, deadline }
      const add = async (record: AccountRecord): Promise<void> => {
        const trouble = await (record.kind === 'condition' ? saveCondition(to, record) : save(to, record))
        if (trouble !== null) troubles.push(trouble)
      }
      return pooled(worthSaving(settle(emptyLedger, records).changed), writesWidth, add, () => false)
    })
    budget.wroteSince(start, troubles[0] ?? null)
    return troubles[0] ?? null
  }

  /** Where only the newest use of the pool is ever read, no other needs an entry. */
  const worthSaving = (records: readonly AccountRecord[]): readonly AccountRecord[] => {
    const newest = Math.max(...records.map((record) => (record.kind === 'use' ? record.observedAt : 0)))
    return records.filter((record) => record.kind === 'condition' || uses === 'each' || record.observedAt === newest)
  }

  const store: Store = { name: 'actions-cache', read, write, close: async () => undefined }
  // Any other order depends on what is known of all of them.
  return uses === 'newest' ? { ...store, portion } : store
}
