import type { AccountRecord } from '../pool/record.ts'
import type { CacheClient, Failure } from './cache-client.ts'
import { pooled } from './deadline.ts'
import { parseKey, type Scope } from './key.ts'

/** A question to the cache: the newest key that begins so, which must then be of this scope. */
export interface Prefix {
  readonly scope: Scope
  readonly prefix: string
}

/** At most this many lookups at once. */
const width = 8

/** The newest record of each prefix, and the first failure; after one no further lookup is started. Nothing is downloaded. */
export const lookUpAll = async (
  client: CacheClient,
  prefixes: readonly Prefix[],
  now: () => number,
  signal: AbortSignal,
): Promise<{ readonly records: readonly AccountRecord[]; readonly failure: Failure | null }> => {
  const records: AccountRecord[] = []
  const failures: Failure[] = []
  const lookUp = async ({ scope, prefix }: Prefix): Promise<void> => {
    const answer = await client.lookup(prefix, signal)
    if (answer.kind === 'failed') failures.push(answer)
    if (answer.kind !== 'found' || !answer.key.startsWith(prefix)) return
    const parsed = parseKey(answer.key, now())
    if (parsed?.scope.pool === scope.pool && parsed.scope.ref === scope.ref) records.push(parsed.record)
  }
  await pooled(prefixes, width, lookUp, () => failures.length > 0)
  return { records, failure: failures[0] ?? null }
}
