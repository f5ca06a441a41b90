import { randomBytes } from 'node:crypto'
import type { Store } from '../ports.ts'
import { actionsCacheStore, type UsesNeeded } from './actions-cache.ts'
import { actionsCacheClient } from './cache-client.ts'
import { fileStore } from './file.ts'
import { memoryStore } from './memory.ts'

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
      /** Time a dead cache may cost the run in all, ms; 10 s when left out. */
      readonly limitMs?: number
    }

/** The store of these options. Opens nothing yet; close it in the end. */
export const createStore = (options: StoreOptions): Store => {
  switch (options.kind) {
    case 'memory':
      return memoryStore()
    case 'file':
      return fileStore(options)
    case 'actions-cache':
      return actionsCacheStore({
        ...options,
        client: actionsCacheClient(options.env),
        nonce: () => randomBytes(4).toString('hex'),
      })
  }
}
