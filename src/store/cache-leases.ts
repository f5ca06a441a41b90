import type { Lease, Leases, Trouble } from '../ports.ts'
import { type Budget, placeWithin } from './budget.ts'
import type { CacheClient, Failure } from './cache-client.ts'
import { within } from './deadline.ts'
import { type Scope, scopeOf, skewAllowanceMs } from './key.ts'

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
}

const renewalLimitMs = 5_000
/** A run that is being ended has not more. */
const releaseLimitMs = 2_000

/**
 * Entries that say "in use until ..." in their keys. A cache has no lock, so this is rough: runs that begin within a second
 * may both be let in, and so may runs on branches that don't see each other's entries. Only a bound of one is kept. After
 * a crash the account is in use until its entry has run out. An entry from further ahead than any of ours is ignored.
 */
export const cacheLeases = (options: CacheLeaseOptions): Leases => {
  const { pool, ref, sharedRefs, client, budget, now, nonce, ttlMs = 900_000 } = options
  const own = scopeOf(pool, ref)
  const scopes = [...new Set([ref, ...sharedRefs])].map((one) => scopeOf(pool, one))

  const newest = async (scope: Scope, account: string, signal: AbortSignal): Promise<string | null | Failure> => {
    const found = await client.lookup(prefixOf(scope, account), signal)
    if (found.kind === 'failed') return found
    return found.kind === 'found' ? found.key : null
  }
  const say = async (account: string, until: number, signal: AbortSignal): Promise<Said> => {
    const key = `${prefixOf(own, account)}${String(until).padStart(13, '0')}.${nonce()}`
    const saved = await client.save(key, signal)
    return { key, trouble: saved.kind === 'failed' ? saved.trouble : null }
  }
  const inUse = (scope: Scope, account: string, key: string): boolean => {
    const said = parseHold(key)
    const until = key.startsWith(prefixOf(scope, account)) && said !== null ? said.until : 0
    return until > now() && until <= now() + ttlMs + skewAllowanceMs
  }

  const acquire = async (account: string, signal: AbortSignal): Promise<Lease> => {
    for (const scope of scopes) {
      const key = await newest(scope, account, signal)
      if (key !== null && typeof key !== 'string') return { kind: 'failed', trouble: key.trouble }
      if (key !== null && inUse(scope, account, key)) return { kind: 'taken' }
    }
    const { key, trouble } = await say(account, now() + ttlMs, signal)
    if (trouble !== null) return { kind: 'failed', trouble }
    // Another run that looked when we did has said the same after us: it goes on.
    const last = await newest(own, account, signal)
    if (typeof last === 'string' && last !== key && inUse(own, account, last)) return { kind: 'taken' }
    const renew = () => within(renewalLimitMs, (limit) => say(account, now() + ttlMs, limit))
    const renewal = setInterval(() => void renew(), (ttlMs * 2) / 3)
    renewal.unref()
    return {
      kind: 'held',
      release: async () => {
        clearInterval(renewal)
        const start = performance.now()
        const limitMs = Math.min(releaseLimitMs, budget.forWrite())
        const { trouble } = await within(limitMs, (limit) => say(account, 0, limit))
        budget.wroteSince(start, trouble)
      },
    }
  }
  return {
    kept: 'roughly',
    acquire: async (account, max) =>
      max === 1 && /^[0-9a-f]{12}$/.test(account)
        ? placeWithin<Exclude<Lease, { kind: 'failed' }>>(budget, (ms) =>
            within(ms, (signal) => acquire(account, signal)),
          )
        : { kind: 'held', release: async () => {} },
  }
}

interface Said {
  readonly key: string
  readonly trouble: Trouble | null
}

/** An account and until when (epoch ms) it is in use, 0 when it no longer is; null for any string that does not say so exactly. */
export const parseHold = (key: string): { readonly account: string; readonly until: number } | null => {
  const [, account, until] = /^pf1\.[0-9a-f]{8}\.[0-9a-f]{8}\.h\.([0-9a-f]{12})\.(\d{13})\.[0-9a-f]{8}$/.exec(key) ?? []
  return account === undefined || until === undefined ? null : { account, until: Number(until) }
}

const prefixOf = ({ pool, ref }: Scope, account: string): string => `pf1.${pool}.${ref}.h.${account}.`
