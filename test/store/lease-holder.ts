/** `node lease-holder.ts URL ACCOUNT TTL_MS`: holds a lease until it is killed. */
import { budgetOf } from '../../src/store/budget.ts'
import { redisLeases } from '../../src/store/redis-leases.ts'
import { redisLink } from '../../src/store/redis-link.ts'

const [, , url = '', account = '', ttl = ''] = process.argv
const leases = redisLeases({
  pool: 'p',
  link: redisLink(url),
  budget: budgetOf(),
  nonce: () => `pid ${process.pid}`,
  ttlMs: Number(ttl),
})
const lease = await leases.acquire(account, 1)
process.stdout.write(`${lease.kind}\n`)
