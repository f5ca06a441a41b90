import type { AccountId } from '../pool/account.ts'
import type { Leases, Reservation, Reservations } from '../ports.ts'
import { type Budget, placeWithin } from './budget.ts'
import { scopeOf } from './key.ts'
import type { RedisLink } from './redis-link.ts'

export interface LeaseOptions {
  readonly pool: string
  readonly link: RedisLink
  /** Time that a dead Redis may cost a run in all; shared with the ledger. */
  readonly budget: Budget
  /** Unique at each call. */
  readonly nonce: () => string
  /** How long a lease outlives the last sign of its holder, ms; the sign is given three times as often. */
  readonly ttlMs?: number
}

const askAgainMs = 5_000
const signLimitMs = 5_000
/** A run that is being ended has not more. */
const freeLimitMs = 2_000

/** Each holder is a member with the instant its lease runs out, by the server's own clock. */
const clock = `local t = redis.call('TIME')
local now = t[1] * 1000 + math.floor(t[2] / 1000)
`
/** The list of holders lasts as long as the longest of them: some have minutes, some hours. */
const outlive = (ttl: string): string =>
  `if redis.call('PTTL', KEYS[1]) < tonumber(${ttl}) then redis.call('PEXPIRE', KEYS[1], ${ttl}) end`
const acquireScript = `${clock}redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now)
if redis.call('ZCARD', KEYS[1]) >= tonumber(ARGV[2]) then return 0 end
redis.call('ZADD', KEYS[1], now + ARGV[3], ARGV[1])
${outlive('ARGV[3]')}
return 1`
/** Also takes back a lease that ran out while its holder was held up: its agent is at work all the same. */
const renewScript = `${clock}redis.call('ZADD', KEYS[1], now + ARGV[2], ARGV[1])
${outlive('ARGV[2]')}
return 1`

/** Leases held by a heartbeat: freed when released, or by running out after a crash. */
export const redisLeases = ({ pool, link, budget, nonce, ttlMs = 90_000 }: LeaseOptions): Leases & Reservations => {
  const keyOf = (account: AccountId) => `pf1:{${scopeOf(pool).pool}}:lease:${account}`
  const reserve: Reservations['reserve'] = async (account, max, forMs) => {
    const [keys, holder] = [[keyOf(account)], nonce()]
    return placeWithin<Exclude<Reservation, { kind: 'failed' }>>(budget, async (limitMs) => {
      const taken = await link.ask(limitMs, 'place', (client) =>
        client.eval(acquireScript, { keys, arguments: [holder, String(max), String(forMs)] }),
      )
      if (taken.kind === 'failed') return { kind: 'failed', trouble: taken.trouble }
      return taken.value === 1 ? { kind: 'held', holder } : { kind: 'taken', askAgainMs }
    })
  }
  const free: Reservations['free'] = async (account, holder) => {
    const start = performance.now()
    const freed = await link.ask(Math.min(freeLimitMs, budget.forWrite()), 'place', (client) =>
      client.zRem(keyOf(account), holder),
    )
    const trouble = freed.kind === 'failed' ? freed.trouble : null
    budget.wroteSince(start, trouble)
    return trouble
  }
  return {
    kept: 'exactly',
    reserve,
    free,
    acquire: async (account, max) => {
      const lease = await reserve(account, max, ttlMs)
      if (lease.kind !== 'held') return lease
      const signs = { keys: [keyOf(account)], arguments: [lease.holder, String(ttlMs)] }
      const heartbeat = setInterval(
        () => link.ask(signLimitMs, 'place', (client) => client.eval(renewScript, signs)),
        ttlMs / 3,
      )
      heartbeat.unref()
      return {
        kind: 'held',
        release: async () => {
          clearInterval(heartbeat)
          await free(account, lease.holder)
        },
      }
    },
  }
}
