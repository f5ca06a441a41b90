import type { RedisClientType } from '@redis/client'
import type { AccountId } from '../pool/account.ts'
import { emptyLedger, merge } from '../pool/ledger.ts'
import type { AccountRecord } from '../pool/record.ts'
import type { Store } from '../ports.ts'
import type { Budget } from './budget.ts'
import { formatKey, longestCooldownMs, parseKey, scopeOf } from './key.ts'
import type { RedisLink } from './redis-link.ts'
import { settle } from './settle.ts'

export interface RedisStoreOptions {
  readonly pool: string
  readonly link: RedisLink
  readonly now: () => number
  /** Time that a dead Redis may cost a run in all; shared with the leases. */
  readonly budget: Budget
}

/** Records are forgotten a day after the longest cooldown could have ended. */
const keepMs = longestCooldownMs + 24 * 60 * 60_000

/** Replaces a value only where it is still what the caller knows; else answers what it is. */
const replaceScript = `local known = redis.call('GET', KEYS[1]) or ''
if known ~= ARGV[1] then return known end
redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
return false`

/** The ledger in Redis (6 or later, or Valkey), for pools that several repositories share: one key per account and kind. */
export const redisStore = ({ pool, link, now, budget }: RedisStoreOptions): Store => {
  const scope = scopeOf(pool)
  // The braces keep a pool's keys on one node of a cluster, where one question can read them all.
  const keyOf = (kind: AccountRecord['kind'], account: AccountId) => `pf1:{${scope.pool}}:${kind}:${account}`
  const recordIn = (value: string | null): AccountRecord | null => parseKey(value ?? '', now())?.record ?? null

  const read: Store['read'] = async (accounts) => {
    if (accounts.length === 0) return { ledger: emptyLedger, trouble: null }
    const start = performance.now()
    const keys = accounts.flatMap((account) => [keyOf('condition', account), keyOf('use', account)])
    const answer = await link.ask(budget.forRead(), 'read', (client) => client.mGet(keys))
    budget.readSince(start, answer.kind === 'failed' ? answer.trouble : null)
    if (answer.kind === 'failed') return { ledger: emptyLedger, trouble: answer.trouble }
    const wanted = new Set(accounts)
    const records = answer.value.map(recordIn).filter((record) => record !== null && wanted.has(record.account))
    return {
      ledger: merge(
        emptyLedger,
        records.filter((record) => record !== null),
      ),
      trouble: null,
    }
  }

  const add = async (client: RedisClientType, record: AccountRecord): Promise<void> => {
    const key = keyOf(record.kind, record.account)
    for (let known = ''; ; ) {
      const before = recordIn(known)
      const { changed } = settle(merge(emptyLedger, before === null ? [] : [before]), [record])
      const [next] = changed
      if (next === undefined) return
      const argv = [known, formatKey(scope, next, '00000000'), String(keepMs)]
      const found = await client.eval(replaceScript, { keys: [key], arguments: argv })
      if (typeof found !== 'string') return
      known = found
    }
  }

  const write: Store['write'] = async (records) => {
    if (records.length === 0) return null
    const addAll = (client: RedisClientType) => Promise.all(records.map((record) => add(client, record)))
    const start = performance.now()
    const answer = await link.ask(budget.forWrite(), 'write', addAll)
    const trouble = answer.kind === 'failed' ? answer.trouble : null
    budget.wroteSince(start, trouble)
    return trouble
  }

  return { name: 'redis', read, write, close: link.close }
}
