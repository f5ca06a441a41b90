import type { AccountId } from '../pool/account.ts'
import type { Leases } from '../ports.ts'
import { scopeOf } from './key.ts'
import type { RedisLink } from './redis-link.ts'

export interface LeaseOptions {
  readonly pool: string
  readonly link: RedisLink
  /** Unique at each call. */
  readonly nonce: () => string
  /** How long a lease outlives the last sign of its holder, ms; the sign is given three times as often. */
  readonly ttlMs?: number
}

const limitMs = 5_000

/** Each holder is a member with the instant its lease runs out, by the server's own clock. */
const clock = `local t = redis.call('TIME')
local now = t[1] * 1000 + math.floor(t[2] / 1000)
`
const acquireScript = `${clock}redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now)
if redis.call('ZCARD', KEYS[1]) >= tonumber(ARGV[2]) then return 0 end
redis.call('ZADD', KEYS[1], now + ARGV[3], ARGV[1])
redis.call('PEXPIRE', KEYS[1], ARGV[3])
return 1`
/** Also takes back a lease that ran out while its holder was held up: its agent is at work all the same. */
const renewScript = `${clock}redis.call('ZADD', KEYS[1], now + ARGV[2], ARGV[1])
redis.call('PEXPIRE', KEYS[1], ARGV[2])
return 1`

/** Leases held by a heartbeat: freed when released, or by running out after a crash. */
export const redisLeases = ({ pool, link, nonce, ttlMs = 90_000 }: LeaseOptions): Leases => {
  const keyOf = (account: AccountId) => `pf1:{${scopeOf(pool).pool}}:lease:${account}`
  return {
    acquire: async (account, max) => {
      const [keys, holder] = [[keyOf(account)], nonce()]
      const ttl = String(ttlMs)
      const taken = await link.ask(limitMs, (client) =>
        client.eval(acquireScript, { keys, arguments: [holder, String(max), ttl] }),
      )
      if (taken.kind === 'failed') return { kind: 'failed', trouble: taken.trouble }
      if (taken.value !== 1) return { kind: 'taken' }
      const renew = () => link.ask(limitMs, (client) => client.eval(renewScript, { keys, arguments: [holder, ttl] }))
      const heartbeat = setInterval(renew, ttlMs / 3)
      heartbeat.unref()
      return {
        kind: 'held',
        release: async () => {
          clearInterval(heartbeat)
          await link.ask(limitMs, (client) => client.zRem(keyOf(account), holder))
        },
      }
    },
  }
}
