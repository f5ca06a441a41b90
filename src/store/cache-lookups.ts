import type { AccountRecord } from '../pool/record.ts'
import type { CacheClient, Failure } from './cache-client.ts'
import { type Deadline, pooled } from './deadline.ts'
import { parseKey, type Scope } from './key.ts'
import { tryTwice } from './try-twice.ts'

/** A question to the cache: the newest key that begins so. */
export interface Prefix {
  readonly scope: Scope
  readonly prefix: string
}

/** The answer, where there is one. `record` is null when the key is not one of ours of that scope. */
export interface Hit {
  readonly scope: Scope
  readonly record: AccountRecord | null
}

/** At most this many lookups at once. */
const width = 8

/** The newest key of each prefix, and the first failure; after one no further lookup is started. Nothing is downloaded. */
export const lookUpAll = async (
  client: CacheClient,
  prefixes: readonly Prefix[],
  now: () => number,
  deadline: Deadline,
): Promise<{ readonly hits: readonly Hit[]; readonly failure: Failure | null }> => {
  const hits: Hit[] = []
  const failures: Failure[] = []
  const lookUp = async ({ scope, prefix }: Prefix): Promise<void> => {
    const failure = await tryTwice(async () => {
      const answer = await client.lookup(prefix, deadline.signal)
      if (answer.kind === 'failed') return answer
      if (answer.kind === 'found') hits.push({ scope, record: recordOf(answer.key, prefix, now()) })
      return null
    }, deadline)
    if (failure !== null) failures.push(failure)
  }
  await pooled(prefixes, width, lookUp, () => failures.length > 0)
  return { hits, failure: failures[0] ?? null }
}

const recordOf = (key: string, prefix: string, now: number): AccountRecord | null =>
  key.startsWith(prefix) ? (parseKey(key, now)?.record ?? null) : null

/** The records among the answers. */
export const recordsIn = (hits: readonly Hit[]): readonly AccountRecord[] =>
  hits.flatMap(({ record }) => (record === null ? [] : [record]))
