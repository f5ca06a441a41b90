import type { Leases, Reservations, Store } from '../ports.ts'
import { actionsCacheStore } from './actions-cache.ts'
import { budgetOf } from './budget.ts'
import { actionsCacheClient } from './cache-client.ts'
import { cacheLeases } from './cache-leases.ts'
import type { UsesNeeded } from './cache-reads.ts'
import { fileStore } from './file.ts'
import { fileLeases } from './file-leases.ts'
import { insist } from './insist.ts'
import { memoryStore } from './memory.ts'
import { obedient } from './obedient.ts'
import { redisStore } from './redis.ts'
import { redisLeases } from './redis-leases.ts'
import { redisLink } from './redis-link.ts'
import { nonce } from './replace.ts'

/** The stores that can be chosen, with what each needs. */
export type StoreOptions =
  | { readonly kind: 'memory' }
  /** `directory`: absolute, e.g. `$XDG_STATE_HOME/pool-failover`. */
  | { readonly kind: 'file'; readonly pool: string; readonly directory: string; readonly now: () => number }
  | {
      readonly kind: 'actions-cache'
      readonly pool: string
      /** Full ref of this run: `refs/heads/x` or `refs/pull/1/merge`. */
      readonly ref: string
      /** Full refs of the default branch and a pull request's base, as far as known. */
      readonly sharedRefs: readonly string[]
      /** `newest` for round-robin, `each` for least-recently-used and most-remaining, `none` for the others. */
      readonly uses: UsesNeeded
      /** The run's environment, `process.env`. */
      readonly env: Readonly<Record<string, string | undefined>>
      readonly now: () => number
      /** Whether accounts are used though entries say that other runs use them; no when left out. */
      readonly unasked?: boolean
      /** Time a dead cache may cost the run in all, ms; see `budgetOf`. */
      readonly limitMs?: number
    }
  | {
      readonly kind: 'redis'
      readonly pool: string
      /** `redis://` or `rediss://`; a secret. */
      readonly url: string
      /** Certificates to trust besides Node's own, PEM. */
      readonly ca?: string
      readonly now: () => number
      readonly limitMs?: number
    }

/** A store, with what it can do beside keeping the ledger. */
export interface OpenedStore extends Store {
  readonly leases: Leases | null
  readonly reservations: Reservations | null
}

/** The store of these options. Opens nothing yet; close it in the end. */
export const createStore = (options: StoreOptions): OpenedStore => {
  switch (options.kind) {
    case 'memory':
      return { ...memoryStore(), leases: null, reservations: null }
    case 'file':
      return { ...insist(fileStore(options)), leases: fileLeases(options), reservations: null }
    case 'actions-cache': {
      const shared = { ...options, nonce, budget: budgetOf(options.limitMs) }
      const client = (purpose: 'records' | 'places') => obedient(actionsCacheClient(options.env, purpose))
      const store = insist(actionsCacheStore({ ...shared, client: client('records') }))
      return { ...store, leases: cacheLeases({ ...shared, client: client('places') }), reservations: null }
    }
    case 'redis': {
      const link = redisLink(options.url, options.ca)
      const shared = { ...options, link, nonce, budget: budgetOf(options.limitMs) }
      const leases = redisLeases(shared)
      return { ...insist(redisStore(shared)), leases, reservations: leases }
    }
  }
}
