import type { AccountId } from '../pool/account.ts'
import { emptyLedger, merge } from '../pool/ledger.ts'
import type { AccountRecord } from '../pool/record.ts'
import type { ResetSource } from '../pool/verdict.ts'
import type { Store, Trouble } from '../ports.ts'
import { budgetOf } from './budget.ts'
import type { CacheClient } from './cache-client.ts'
import { lookUpAll } from './cache-lookups.ts'
import { save, saveCondition } from './cache-writes.ts'
import { deadlineIn, pooled } from './deadline.ts'
import { prefixOf, scopeOf } from './key.ts'
import { settle } from './settle.ts'

/** Which last uses the strategy needs: of each account, only the newest of the pool (one lookup a ref), or none. */
export type UsesNeeded = 'each' | 'newest' | 'none'

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
  /** Time that a dead cache may cost a run in all, ms: reads and the writes that its end waits for. */
  readonly limitMs?: number
}

/** At most this many records are written at once. */
const writesWidth = 4

/**
 * The ledger as entries of the Actions cache: one immutable entry per record, the record in its key. With `uses: 'newest'` the one use
 * that a read returns may be of an account that was not asked for. Reading is meant for few accounts at a time: each costs a lookup.
 */
export const actionsCacheStore = (options: CacheStoreOptions): Store => {
  const { client, now, nonce, uses, limitMs } = options
  const own = scopeOf(options.pool, options.ref)
  const scopes = [...new Set([options.ref, ...options.sharedRefs])].map((ref) => scopeOf(options.pool, ref))
  const budget = budgetOf(limitMs)

  const prefixes = (accounts: readonly AccountId[]) => {
    const users = { each: accounts, newest: [undefined], none: [] }[uses]
    return scopes.flatMap((scope) => [
      ...users.map((account) => ({ scope, prefix: prefixOf(scope, 'use', account) })),
      ...accounts.map((account) => ({ scope, prefix: prefixOf(scope, 'condition', account) })),
    ])
  }

  /** The last success of an account matters where a row of failures makes its next cooldown longer: few, so asked for only then. */
  const successes = (records: readonly AccountRecord[]) =>
    records.flatMap((record) =>
      uses === 'each' || record.kind === 'use' || !isGuess(record.source)
        ? []
        : scopes.map((scope) => ({ scope, prefix: prefixOf(scope, 'use', record.account) })),
    )

  const read: Store['read'] = async (accounts) => {
    const start = performance.now()
    const deadline = deadlineIn(budget.forRead())
    const first = await lookUpAll(client, prefixes(accounts), now, deadline.signal)
    const second = await lookUpAll(client, first.failure === null ? successes(first.records) : [], now, deadline.signal)
    deadline.end()
    const failure = first.failure ?? second.failure
    if (failure !== null) budget.failedSince(start)
    return { ledger: merge(emptyLedger, [...first.records, ...second.records]), trouble: failure?.trouble ?? null }
  }

  const write: Store['write'] = async (records) => {
    const deadline = deadlineIn(budget.forWrite())
    const to = { client, own, scopes, now, nonce, signal: deadline.signal }
    const troubles: Trouble[] = []
    const add = async (record: AccountRecord): Promise<void> => {
      const trouble = await (record.kind === 'condition' ? saveCondition(to, record) : save(to, record))
      if (trouble !== null) troubles.push(trouble)
    }
    await pooled(worthSaving(settle(emptyLedger, records).changed), writesWidth, add, () => false)
    deadline.end()
    return troubles[0] ?? null
  }

  /** Where only the newest use of the pool is ever read, no other needs an entry. */
  const worthSaving = (records: readonly AccountRecord[]): readonly AccountRecord[] => {
    const newest = Math.max(...records.map((record) => (record.kind === 'use' ? record.observedAt : 0)))
    return records.filter((record) => record.kind === 'condition' || uses === 'each' || record.observedAt === newest)
  }

  return { name: 'actions-cache', read, write, close: async () => undefined }
}

const isGuess = (source: ResetSource): boolean => source === 'backoff' || source === 'default'
