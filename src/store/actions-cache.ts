import type { AccountId } from '../pool/account.ts'
import { emptyLedger, type Ledger, merge } from '../pool/ledger.ts'
import type { AccountRecord, ConditionRecord } from '../pool/record.ts'
import type { Store, Trouble } from '../ports.ts'
import type { CacheClient, Failure } from './cache-client.ts'
import { deadlineIn, pause, pooled } from './deadline.ts'
import { formatKey, parseKey, prefixOf, rankOf, ranks, type Scope, scopeOf } from './key.ts'
import { dateAfter, settle, settleCondition } from './settle.ts'

/** Which last uses the strategy needs: of each account, only the newest of the pool (one lookup), or none. */
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
  /** Time that a dead cache may cost a run in all, ms. */
  readonly limitMs?: number
}

/** At most this many lookups at once. */
const width = 8
/** What is kept of the limit for the writes that the end of a run waits for. */
const writesShareMs = 2_000

/** The ledger as entries of the Actions cache: one immutable entry per record, the record in its key. */
export const actionsCacheStore = (options: CacheStoreOptions): Store => {
  const { client, now, nonce, uses, limitMs = 10_000 } = options
  const own = scopeOf(options.pool, options.ref)
  const scopes = [...new Set([options.ref, ...options.sharedRefs])].map((ref) => scopeOf(options.pool, ref))
  let seen: Ledger = emptyLedger
  let spentMs = 0

  const readAll = async (prefixes: readonly Prefix[], signal: AbortSignal) => {
    const records: AccountRecord[] = []
    let failure: Failure | null = null
    await pooled(
      prefixes,
      width,
      async ({ scope, prefix }) => {
        const answer = await client.lookup(prefix, signal)
        if (answer.kind === 'failed') failure ??= answer
        if (answer.kind !== 'found' || !answer.key.startsWith(prefix)) return
        const parsed = parseKey(answer.key, now())
        if (parsed?.scope.ref === scope.ref) records.push(parsed.record)
      },
      () => failure !== null,
    )
    return { records, failure: failure as Failure | null }
  }

  const conditionPrefixes = (account: AccountId) =>
    scopes.map((scope) => ({ scope, prefix: prefixOf(scope, 'condition', account) }))
  const usePrefixes = (accounts: readonly AccountId[]): Prefix[] => {
    const whose = { each: accounts, newest: [undefined], none: [] }[uses]
    return scopes.flatMap((scope) => whose.map((account) => ({ scope, prefix: prefixOf(scope, 'use', account) })))
  }

  const read: Store['read'] = async (accounts) => {
    const [deadline, start] = [deadlineIn(Math.max(0, limitMs - writesShareMs - spentMs)), performance.now()]
    const found = await readAll([...accounts.flatMap(conditionPrefixes), ...usePrefixes(accounts)], deadline.signal)
    deadline.end()
    if (found.failure !== null) spentMs += performance.now() - start
    const wanted = new Set(accounts)
    const ledger = merge(
      emptyLedger,
      found.records.filter((record) => wanted.has(record.account)),
    )
    seen = merge(seen, found.records)
    return { ledger, trouble: found.failure?.trouble ?? null }
  }

  const save = async (record: AccountRecord, signal: AbortSignal): Promise<Trouble | null> => {
    for (let attempt = 1; ; attempt += 1) {
      const key = formatKey(own, record, nonce())
      const answer = await client.save(key, signal)
      if (answer.kind === 'saved') return null
      const safe = answer.kind === 'taken' && (await client.lookup(key, signal)).kind === 'found'
      if (safe) return null
      const failure = answer.kind === 'failed' ? answer : unfinished
      if (attempt === 2 || signal.aborted || !failure.again) return failure.trouble
      await pause(failure.retryAfterMs, signal)
      if (signal.aborted) return failure.trouble
    }
  }

  const writeCondition = async (record: ConditionRecord, signal: AbortSignal): Promise<Trouble | null> => {
    const known = await readAll(conditionPrefixes(record.account), signal)
    const before = merge(emptyLedger, known.records).conditions.get(record.account)
    const settled = settleCondition(before, record)
    if (settled === before) return null
    const trouble = await save(settled, signal)
    if (trouble !== null) return trouble
    const restored = await hiddenBy(settled, signal)
    return restored === null ? null : save(restored, signal)
  }

  /** A longer condition (or a clear) that was added between our look and our entry, which now hides it. */
  const hiddenBy = async (written: ConditionRecord, signal: AbortSignal): Promise<ConditionRecord | null> => {
    const others = ranks.filter((rank) => rank !== rankOf(written))
    const prefixes = others.map((rank) => ({ scope: own, prefix: prefixOf(own, 'condition', written.account, rank) }))
    const { records } = await readAll(prefixes, signal)
    const inOrder = [...records, written].sort((a, b) => a.observedAt - b.observedAt)
    const truth = settle(emptyLedger, inOrder).ledger.conditions.get(written.account)
    return truth === undefined || truth.until === written.until ? null : truth
  }

  const write: Store['write'] = async (records) => {
    const deadline = deadlineIn(Math.max(writesShareMs, limitMs - spentMs))
    const troubles: (Trouble | null)[] = []
    const dated = settle(
      emptyLedger,
      records.map((record) => dateAfter(seen, record)),
    ).changed
    const newest = Math.max(...dated.map((record) => (record.kind === 'use' ? record.observedAt : 0)))
    const needed = dated.filter((r) => r.kind === 'condition' || uses === 'each' || r.observedAt === newest)
    await pooled(
      needed,
      4,
      async (record) => {
        const saved =
          record.kind === 'condition' ? writeCondition(record, deadline.signal) : save(record, deadline.signal)
        troubles.push(await saved)
      },
      () => false,
    )
    deadline.end()
    return troubles.find((trouble) => trouble !== null) ?? null
  }

  return { name: 'actions-cache', read, write, close: async () => undefined }
}

interface Prefix {
  readonly scope: Scope
  readonly prefix: string
}

/** A key of ours that someone reserved and never finished, most likely a try of our own that was cut off. */
const unfinished: Failure = {
  kind: 'failed',
  again: true,
  retryAfterMs: 0,
  trouble: {
    reason: 'unreachable',
    notice:
      'The Actions cache took a record and did not finish it, so a cooldown may be unknown to the next run; nothing needs to be done unless it lasts.',
  },
}
