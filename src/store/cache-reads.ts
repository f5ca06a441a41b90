import type { AccountId } from '../pool/account.ts'
import type { Ledger } from '../pool/ledger.ts'
import type { AccountRecord } from '../pool/record.ts'
import type { CacheClient, Failure } from './cache-client.ts'
import { type Hit, lookUpAll, type Prefix, recordsIn } from './cache-lookups.ts'
import type { Deadline } from './deadline.ts'
import { prefixOf, type Scope } from './key.ts'
import { settleAll } from './settle.ts'

/** Which last uses the strategy needs: of each account, only the newest of the pool (one lookup a ref), or none. */
export type UsesNeeded = 'each' | 'newest' | 'none'

export interface Reading {
  readonly client: CacheClient
  readonly scopes: readonly Scope[]
  readonly uses: UsesNeeded
  readonly now: () => number
  readonly deadline: Deadline
}

/** From this many accounts on it pays to ask first whether a ref has any condition at all. */
const askFirstFrom = 5

/** The ledger of these accounts, as far as it could be read, and what kept the rest from being read. */
export const readLedger = async (
  { client, scopes, uses, now, deadline }: Reading,
  accounts: readonly AccountId[],
): Promise<{ readonly ledger: Ledger; readonly failure: Failure | null }> => {
  const hits: Hit[] = []
  let failure: Failure | null = null
  const ask = async (prefixes: readonly Prefix[]): Promise<void> => {
    if (failure !== null) return
    const found = await lookUpAll(client, prefixes, now, deadline)
    hits.push(...found.hits)
    failure = found.failure
  }
  const conditionsIn = (where: readonly Scope[]): Prefix[] =>
    where.flatMap((scope) => accounts.map((account) => ({ scope, prefix: prefixOf(scope, 'condition', account) })))
  const usesIn = (kind: readonly (AccountId | undefined)[]): Prefix[] =>
    scopes.flatMap((scope) => kind.map((account) => ({ scope, prefix: prefixOf(scope, 'use', account) })))

  if (accounts.length >= askFirstFrom) {
    await ask(scopes.map((scope) => ({ scope, prefix: prefixOf(scope, 'condition') })))
    const inhabited = scopes.filter((scope) => hits.some((hit) => hit.scope === scope))
    await ask([...usesIn({ each: accounts, newest: [undefined], none: [] }[uses]), ...conditionsIn(inhabited)])
  } else {
    await ask([...usesIn({ each: accounts, newest: [undefined], none: [] }[uses]), ...conditionsIn(scopes)])
  }
  // A success ends a row of failures, and the row makes a guessed cooldown longer: of few accounts, so asked for only then.
  if (uses !== 'each') await ask(usesIn(guessed(recordsIn(hits))))
  const wanted = new Set(accounts)
  const newest = uses === 'newest'
  const records = recordsIn(hits).filter((record) => wanted.has(record.account) || (newest && record.kind === 'use'))
  return { ledger: settleAll(records), failure }
}

const guessed = (records: readonly AccountRecord[]): readonly AccountId[] => [
  ...new Set(
    records.flatMap((record) =>
      record.kind === 'condition' && (record.source === 'backoff' || record.source === 'default')
        ? [record.account]
        : [],
    ),
  ),
]
