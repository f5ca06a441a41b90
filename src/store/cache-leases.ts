import type { Lease, Leases } from '../ports.ts'
import { type Budget, placeWithin } from './budget.ts'
import type { CacheClient, Failure } from './cache-client.ts'
import { type Deadline, within } from './deadline.ts'
import { formatHold, holdPrefix, isCredible, parseHold, usualHoldMs } from './hold-key.ts'
import { type Scope, scopeOf } from './key.ts'
import { tryTwice } from './try-twice.ts'

export interface CacheLeaseOptions {
  readonly pool: string
  /** The full ref of this run: where it writes. */
  readonly ref: string
  /** Further full refs whose entries this run may read. */
  readonly sharedRefs: readonly string[]
  readonly client: CacheClient
  /** Time that a dead cache may cost a run in all; shared with the ledger. */
  readonly budget: Budget
  readonly now: () => number
  /** 8 hex digits, different at each call. */
  readonly nonce: () => string
  /** How long an entry says that the account is in use, ms; renewed when two thirds are over. */
  readonly ttlMs?: number
  /** Takes the place whatever entries say (`ignore-state`), and says so for others all the same. */
  readonly unasked?: boolean
}

/** Each question is a lookup, of which all runs of the repository have so many a minute. */
const askAgainMs = 15_000
const renewalLimitMs = 5_000
/** A run that is being ended has not more. */
const releaseLimitMs = 2_000

/**
 * Entries that say "in use until ..." in their keys. A cache has no lock, so this is rough: runs that begin within a second
 * may both be let in, and so may runs on branches that don't see each other's entries. Only a bound of one is kept. After
 * a crash the account is in use until its entry has run out. An entry from further ahead than any of ours is ignored.
 */
export const cacheLeases = (options: CacheLeaseOptions): Leases => {
  const { pool, ref, sharedRefs, client, budget, now, nonce, ttlMs = usualHoldMs, unasked = false } = options
  const own = scopeOf(pool, ref)
  const scopes = [...new Set([ref, ...sharedRefs])].map((one) => scopeOf(pool, one))

  const newest = async (scope: Scope, account: string, deadline: Deadline): Promise<string | null | Failure> => {
    let key: string | null = null
    const failure = await tryTwice(async () => {
      const found = await client.lookup(holdPrefix(scope, account), deadline.signal)
      if (found.kind === 'found') key = found.key
      return found.kind === 'failed' ? found : null
    }, deadline)
    return failure ?? key
  }
  /** The key of the entry that says so. */
  const say = async (account: string, until: number, deadline: Deadline): Promise<string | Failure> => {
    let key = ''
    const failure = await tryTwice(async () => {
      key = formatHold(own, { account, until }, nonce())
      const saved = await client.save(key, deadline.signal)
      return saved.kind === 'failed' ? saved : null
    }, deadline)
    return failure ?? key
  }
  const inUse = (scope: Scope, account: string, key: string): boolean => {
    const hold = key.startsWith(holdPrefix(scope, account)) ? parseHold(key) : null
    return hold !== null && hold.until > now() && isCredible(hold, now(), ttlMs)
  }

  /** Says every so often that the account is still in use, sooner where it could not be said; the answer ends that. */
  const renewing = (account: string): (() => void) => {
    let over = false
    let timer: NodeJS.Timeout
    const renewIn = (ms: number): void => {
      timer = setTimeout(async () => {
        const said = await within(renewalLimitMs, (deadline) => say(account, now() + ttlMs, deadline))
        if (!over) renewIn(typeof said === 'string' ? (ttlMs * 2) / 3 : ttlMs / 9)
      }, ms).unref()
    }
    renewIn((ttlMs * 2) / 3)
    return () => {
      over = true
      clearTimeout(timer)
    }
  }

  const acquire = async (account: string, deadline: Deadline): Promise<Lease> => {
    for (const scope of unasked ? [] : scopes) {
      const key = await newest(scope, account, deadline)
      if (key !== null && typeof key !== 'string') return { kind: 'failed', trouble: key.trouble }
      if (key !== null && inUse(scope, account, key)) return { kind: 'taken', askAgainMs }
    }
    const key = await say(account, now() + ttlMs, deadline)
    if (typeof key !== 'string') return { kind: 'failed', trouble: key.trouble }
    // Another run that looked when we did has said the same after us: it goes on.
    const last = unasked ? null : await newest(own, account, deadline)
    if (typeof last === 'string' && last !== key && inUse(own, account, last)) return { kind: 'taken', askAgainMs }
    const renewed = renewing(account)
    return {
      kind: 'held',
      release: async () => {
        renewed()
        const start = performance.now()
        const limitMs = Math.min(releaseLimitMs, budget.forWrite())
        const said = await within(limitMs, (limit) => say(account, 0, limit))
        budget.wroteSince(start, typeof said === 'string' ? null : said.trouble)
      },
    }
  }
  return {
    kept: 'roughly',
    acquire: async (account, max) =>
      max === 1 && /^[0-9a-f]{12}$/.test(account)
        ? placeWithin<Exclude<Lease, { kind: 'failed' }>>(budget, (ms) =>
            within(ms, (deadline) => acquire(account, deadline)),
          )
        : { kind: 'held', release: async () => {} },
  }
}
