import { open } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Doing, Trouble } from '../ports.ts'
import { makeDirectories } from '../process/make-directories.ts'
import { diagnose, modeTrouble } from './cache-trouble.ts'
import type { Exchange } from './overhear.ts'
import { watch } from './watch.ts'

export interface Failure {
  readonly kind: 'failed'
  readonly trouble: Trouble
  /** Whether a second try may do better, and how long the service asks to wait before it, ms. */
  readonly again: boolean
  readonly retryAfterMs: number
}

export type Lookup = { readonly kind: 'found'; readonly key: string } | { readonly kind: 'none' } | Failure
export type Save = { readonly kind: 'saved' } | { readonly kind: 'taken' } | Failure

/** The two things the ledger needs of a cache. Neither ever rejects; both end when the signal fires. */
export interface CacheClient {
  /** The newest key that begins with the prefix. Downloads nothing. */
  readonly lookup: (prefix: string, signal: AbortSignal) => Promise<Lookup>
  /** Adds an entry of this key, without content of interest. `taken`: the key is reserved, perhaps by a try of our own. */
  readonly save: (key: string, signal: AbortSignal) => Promise<Save>
}

/**
 * The path that entries claim to hold. The same text on every runner, or they would not find each other's entries; the file is
 * empty, and as nothing is ever downloaded it is never written from an entry.
 */
const marker = '~/.local/state/pool-failover/record'

/**
 * The cache of this workflow run, by way of `@actions/cache`, which reads its addresses and token from `process.env` itself.
 * `purpose`: what trouble is said to mean.
 */
export const actionsCacheClient = (
  env: Readonly<Record<string, string | undefined>>,
  purpose: 'records' | 'places' = 'records',
): CacheClient => {
  const meaning = (doing: Doing): Doing => (purpose === 'places' ? 'place' : doing)
  const cache = () => import('@actions/cache')
  return {
    lookup: async (prefix, signal) => {
      const trouble = modeTrouble(env, 'read')
      if (trouble !== null) return final(trouble)
      const { restoreCache } = await cache()
      const seen = await watch(
        () => restoreCache([marker], prefix, [prefix], { lookupOnly: true }, true),
        signal,
        enough,
      )
      if (typeof seen.value === 'string') return { kind: 'found', key: seen.value }
      const failure = diagnose(seen, meaning('read'))
      return failure === null ? { kind: 'none' } : failure
    },
    save: async (key, signal) => {
      const trouble = modeTrouble(env, 'write')
      if (trouble !== null) return final(trouble)
      const unmade = await makeMarker()
      if (unmade !== null) return final(unmade)
      const { saveCache } = await cache()
      const seen = await watch(() => saveCache([marker], key, undefined, true), signal, enough)
      // The older protocol's client returns the id of a reservation even when the upload failed after it.
      const failed = seen.said.includes('Failed to save')
      if (typeof seen.value === 'number' && seen.value > 0 && !failed) return { kind: 'saved' }
      if (seen.exchanges.some((exchange) => exchange.status === 409)) return { kind: 'taken' }
      return diagnose(seen, meaning('write')) ?? { kind: 'taken' }
    },
  }
}

/** One failed try is enough: the second is ours, at once or when the service asks for it. The library's come seconds later, for minutes. */
const enough = (said: string, exchanges: readonly Exchange[]): boolean =>
  exchanges.some(({ status }) => status === null || status >= 500 || status === 429) ||
  /Attempt \d+ of \d+ failed/.test(said)

const final = (trouble: Trouble): Failure => ({ kind: 'failed', trouble, again: false, retryAfterMs: 0 })

const makeMarker = async (): Promise<Trouble | null> => {
  try {
    const path = join(homedir(), marker.slice(2))
    makeDirectories(dirname(path))
    await (await open(path, 'a')).close()
    return null
  } catch {
    return {
      reason: 'denied',
      notice: `Cooldowns are not remembered: ${marker}, which the cache needs, can't be made on this runner; give the job a home directory that it can write to.`,
    }
  }
}
