import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createClient } from '@redis/client'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import type { Lease, Leases, Reservations } from '../../src/ports.ts'
import { budgetOf } from '../../src/store/budget.ts'
import { redisLeases } from '../../src/store/redis-leases.ts'
import { type RedisLink, redisLink } from '../../src/store/redis-link.ts'
import { accountId } from './records.ts'
import { type RedisServer, startRedis, withRedis } from './redis-server.ts'

const account = accountId(1)
let server: RedisServer
const links: RedisLink[] = []
let nonces = 0

const run = (ttlMs?: number, url = `redis://127.0.0.1:${server.port}`): Leases & Reservations => {
  const link = redisLink(url)
  links.push(link)
  const nonce = () => {
    nonces += 1
    return `run ${nonces}`
  }
  return redisLeases({ pool: 'p', link, budget: budgetOf(), nonce, ...(ttlMs === undefined ? {} : { ttlMs }) })
}
const free = async (lease: Lease) => {
  expect(lease.kind).toBe('held')
  if (lease.kind === 'held') await lease.release()
}
/** Asks until the account is free: how long that takes is the server's matter. */
const acquired = async (leases: Leases): Promise<Lease> => {
  for (;;) {
    const lease = await leases.acquire(account, 1)
    if (lease.kind !== 'taken') return lease
  }
}

withRedis('leases in redis', () => {
  beforeAll(async () => {
    server = await startRedis()
  })
  afterAll(() => server.stop())
  afterEach(async () => {
    for (const link of links.splice(0)) await link.close()
  })

  it('are never more than max, however many ask at once', async () => {
    const asked = await Promise.all(Array.from({ length: 30 }, () => run().acquire(account, 3)))
    const held = asked.filter((lease) => lease.kind === 'held')
    expect([held.length, asked.filter((lease) => lease.kind === 'taken').length]).toEqual([3, 27])
    for (const lease of held) await free(lease)
    await free(await run().acquire(account, 1))
  })

  it('of one account leave the others free', async () => {
    const lease = await run().acquire(account, 1)
    await free(await run().acquire(accountId(2), 1))
    await free(lease)
  })

  it('run out after a holder was killed', async () => {
    const script = new URL('./lease-holder.ts', import.meta.url).pathname
    const holder = spawn(process.execPath, [script, `redis://127.0.0.1:${server.port}`, account, '600'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await once(holder.stdout, 'data')
    expect((await run().acquire(account, 1)).kind).toBe('taken')
    holder.kill('SIGKILL')
    await once(holder, 'exit')
    await free(await acquired(run()))
  })

  it('outlive their time to live while their holder lives', async () => {
    const lease = await run(150).acquire(account, 1)
    const admin = await createClient({ url: `redis://127.0.0.1:${server.port}` }).connect()
    const [key = ''] = await admin.keys('*lease*')
    const expiry = async () => (await admin.zRangeWithScores(key, 0, -1))[0]?.score ?? 0
    const first = await expiry()
    while ((await expiry()) < first + 300) expect((await run().acquire(account, 1)).kind).toBe('taken')
    await admin.close()
    await free(lease)
  })

  it('that are reserved outlive those with a shorter time, and are given back by their holder only', async () => {
    const reserved = await run().reserve(account, 2, 60_000)
    await free(await run(150).acquire(account, 2))
    const admin = await createClient({ url: `redis://127.0.0.1:${server.port}` }).connect()
    const [key = ''] = await admin.keys('*lease*')
    expect(await admin.pTTL(key)).toBeGreaterThan(50_000)
    await admin.close()
    expect((await run().acquire(account, 1)).kind).toBe('taken')
    expect(await run().free(account, 'somebody')).toBeNull()
    expect((await run().acquire(account, 1)).kind).toBe('taken')
    expect(await run().free(account, reserved.kind === 'held' ? reserved.holder : '')).toBeNull()
    await free(await run().acquire(account, 1))
  })

  it('that are reserved run out', async () => {
    expect((await run().reserve(account, 1, 200)).kind).toBe('held')
    await free(await acquired(run()))
  })

  it('fail with trouble where there is no server', async () => {
    const lease = await run(undefined, 'redis://127.0.0.1:1').acquire(account, 1)
    expect(lease).toMatchObject({ kind: 'failed', trouble: { reason: 'unreachable' } })
    expect((await run(undefined, 'redis://127.0.0.1:1').free(account, 'x'))?.reason).toBe('unreachable')
  })
})
