import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Store } from '../../../src/ports.ts'
import { createStore } from '../../../src/store/create.ts'
import { type CacheServer, startCacheServer } from '../../cache-server/server.ts'
import { accountId, HOUR, limited } from '../../store/records.ts'
import { type RedisServer, startRedis, withRedis } from '../../store/redis-server.ts'
import { inParallel, runWriter } from './start.ts'
import type { Order } from './writer.ts'

const account = accountId(1)
const now = Date.now()
const [before, after] = [limited(account, now - HOUR, 3 * HOUR), limited(account, now, 5 * HOUR)]
const seed = Number(process.env['SEED'] ?? now % 1_000_000)

interface Place {
  readonly order: Pick<Order, 'store' | 'place'>
  readonly env: Readonly<Record<string, string>>
  readonly open: (pool: string) => Store
}

/** Kills a writer at every step of its write, or at `most` of them, evenly spread; each time the old or the new record must be there. */
const killAtEveryStep = async ({ order, env, open }: Place, most = Number.POSITIVE_INFINITY): Promise<string> => {
  const prepare = async (pool: string) => expect(await open(pool).write([before])).toBeNull()
  const run = (pool: string, dieAt?: number) =>
    runWriter({ ...order, pool, records: [after], warm: true, ...(dieAt === undefined ? {} : { dieAt }) }, env)
  await prepare('whole')
  const steps = (await run('whole')).answers[0]?.steps ?? 0
  expect(steps).toBeGreaterThan(5)
  const apart = Math.max(1, steps / most)
  const at = Array.from({ length: Math.ceil(steps / apart) }, (_, n) => 1 + Math.floor(n * apart + (seed % apart)))
  const seen = { old: 0, new: 0, finished: 0 }
  await inParallel(at, 3, async (dieAt) => {
    const pool = `killed at ${dieAt}`
    await prepare(pool)
    const { signal, answers } = await run(pool, dieAt)
    if (signal !== 'SIGKILL') seen.finished += 1
    const { ledger, trouble } = await open(pool).read([account])
    const until = ledger.conditions.get(account)?.until
    expect(trouble).toBeNull()
    expect([before.until, after.until], `${pool} of ${steps}, SEED=${seed}`).toContain(until)
    if (answers.length > 0) expect(until).toBe(after.until)
    seen[until === after.until ? 'new' : 'old'] += 1
    const next = limited(account, now + 1, 7 * HOUR)
    expect(await open(pool).write([next])).toBeNull()
    expect((await open(pool).read([account])).ledger.conditions.get(account)?.until).toBe(next.until)
  })
  expect(seen.old).toBeGreaterThan(0)
  expect(seen.new).toBeGreaterThan(0)
  return `${at.length} of ${steps} steps: old ${seen.old}, new ${seen.new}, finished before the kill ${seen.finished}`
}

describe('a writer killed with SIGKILL at every await of its write leaves the old or the new record', () => {
  it('in a file', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'killed-'))
    const open = (pool: string) => createStore({ kind: 'file', pool, directory, now: Date.now })
    console.log(await killAtEveryStep({ order: { store: 'file', place: directory }, env: {}, open }))
  })

  withRedis('in redis', () => {
    let server: RedisServer
    beforeAll(async () => {
      server = await startRedis()
    })
    afterAll(() => server.stop())
    it('in redis', async () => {
      const url = `redis://127.0.0.1:${server.port}`
      const open = (pool: string) => createStore({ kind: 'redis', pool, url, now: Date.now })
      console.log(await killAtEveryStep({ order: { store: 'redis', place: url }, env: {}, open }))
    })
  })

  describe.each(['v1', 'v2'] as const)('in the Actions cache, %s', (version) => {
    let server: CacheServer
    const before = { ...process.env }
    beforeAll(async () => {
      server = await startCacheServer()
      const home = mkdtempSync(join(tmpdir(), 'killed-'))
      Object.assign(process.env, server.env(version), { HOME: home, RUNNER_TEMP: home, GITHUB_WORKSPACE: home })
    })
    afterAll(async () => {
      await server.close()
      Object.assign(process.env, before)
    })
    it('at 60 steps spread over all (STEPS=2000 for every one)', async () => {
      const ref = 'refs/heads/main'
      const open = (pool: string) =>
        createStore({
          kind: 'actions-cache',
          pool,
          ref,
          sharedRefs: [],
          uses: 'newest',
          env: process.env,
          now: Date.now,
        })
      const order = { store: 'actions-cache', place: ref } as const
      console.log(await killAtEveryStep({ order, env: server.env(version), open }, Number(process.env['STEPS'] ?? 60)))
    })
  })
})
