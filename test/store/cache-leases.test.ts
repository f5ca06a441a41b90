import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Lease, Leases } from '../../src/ports.ts'
import { budgetOf } from '../../src/store/budget.ts'
import type { CacheClient } from '../../src/store/cache-client.ts'
import { cacheLeases } from '../../src/store/cache-leases.ts'
import { cachePlace } from './cache-place.ts'
import { accountId } from './records.ts'

const account = accountId(1)
const release = async (lease: Lease): Promise<void> => {
  expect(lease.kind).toBe('held')
  if (lease.kind === 'held') await lease.release()
}

describe.each(['v1', 'v2'] as const)('leases in the cache, %s', (version) => {
  const place = cachePlace(version)
  const run = (pool: string, ref?: string): Leases => {
    const { leases } = place.open(pool, ref === undefined ? {} : { ref })
    if (leases === null) throw new Error('the cache gives leases')
    return leases
  }

  it('are held by one run until it gives them back', async () => {
    const lease = await run('a').acquire(account, 1)
    expect(await run('a').acquire(account, 1)).toMatchObject({ kind: 'taken' })
    await release(await run('a').acquire(accountId(2), 1))
    await release(lease)
    await release(await run('a').acquire(account, 1))
  })

  it('are asked for twice where the cache fails for a moment', async () => {
    place.server().faults.set([
      { kind: 'status', status: 503, on: 'lookup', times: 1 },
      { kind: 'reset', on: 'reserve', times: 1 },
    ])
    const lease = await run('c').acquire(account, 1)
    expect(await run('c').acquire(account, 1)).toMatchObject({ kind: 'taken' })
    await release(lease)
    place.server().faults.set([])
  })

  it('of the default branch are seen by the others', async () => {
    const lease = await run('b').acquire(account, 1)
    place.set(place.server().env(version, 'refs/heads/other'))
    expect(await run('b', 'refs/heads/other').acquire(account, 1)).toMatchObject({ kind: 'taken' })
    place.set(place.server().env(version))
    await release(lease)
  })
})

/** A cache in memory: the newest key of a prefix. `onSave` happens just before an entry is there. */
const memory = (onSave: (keys: string[]) => void = () => {}) => {
  const keys: string[] = []
  const client: CacheClient = {
    lookup: async (prefix) => {
      const key = keys.findLast((one) => one.startsWith(prefix))
      return key === undefined ? { kind: 'none' } : { kind: 'found', key }
    },
    save: async (key) => {
      onSave(keys)
      keys.push(key)
      return { kind: 'saved' }
    },
  }
  let runs = 0
  const run = (more: { unasked?: boolean; client?: CacheClient } = {}): Leases => {
    const nonce = () => String(++runs).padStart(8, '0')
    return cacheLeases({
      pool: 'p',
      ref: 'refs/heads/main',
      sharedRefs: [],
      client,
      budget: budgetOf(),
      now: Date.now,
      nonce,
      ...more,
    })
  }
  return { keys, run, client }
}

describe('a lease in the cache', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('runs out a quarter of an hour after its holder was last heard of', async () => {
    const { run, keys } = memory()
    await run().acquire(account, 1)
    await vi.advanceTimersByTimeAsync(3_600_000)
    expect((await run().acquire(account, 1)).kind).toBe('taken')
    vi.clearAllTimers()
    vi.setSystemTime(Date.now() + 900_001)
    expect((await run().acquire(account, 1)).kind).toBe('held')
    expect(keys.every((key) => /^pf1\.[0-9a-f]{8}\.[0-9a-f]{8}\.h\.[0-9a-f]{12}\.\d{13}\.\d{8}$/.test(key))).toBe(true)
  })

  it('is said again sooner where that failed', async () => {
    const failed = {
      kind: 'failed',
      trouble: { reason: 'denied', notice: 'no' },
      again: false,
      retryAfterMs: 0,
    } as const
    const cache = memory()
    let refused = 0
    const save: CacheClient['save'] = (key, signal) => {
      if (cache.keys.length !== 1 || refused === 2) return cache.client.save(key, signal)
      refused += 1
      return Promise.resolve(failed)
    }
    const lease = await cache.run({ client: { ...cache.client, save } }).acquire(account, 1)
    await vi.advanceTimersByTimeAsync(899_000)
    expect([refused, cache.keys.length]).toEqual([2, 2])
    await release(lease)
    await vi.advanceTimersByTimeAsync(3_600_000)
    expect(cache.keys).toHaveLength(3)
  })

  it('is given up by the first of two runs that looked at the same time', async () => {
    let other: Promise<Lease> | null = null
    const { run } = memory(() => {
      other ??= run().acquire(account, 1)
    })
    const first = await run().acquire(account, 1)
    const kinds = [first.kind, (await (other ?? Promise.resolve(first))).kind]
    expect(kinds.toSorted()).toEqual(['held', 'taken'])
  })

  it.each(['nonsense', '9999999999999.00000000', '-000000000001.00000000'])('is not held by %s', async (rest) => {
    const { run, keys } = memory()
    await release(await run().acquire(account, 1))
    keys.push(`${keys[0]?.slice(0, -22)}${rest}`)
    expect((await run().acquire(account, 1)).kind).toBe('held')
  })

  it('is taken whatever entries say where that is wanted, and said and given back as ever', async () => {
    const { run, keys } = memory()
    expect((await run().acquire(account, 1)).kind).toBe('held')
    const over = await run({ unasked: true }).acquire(account, 1)
    expect([over.kind, keys.length]).toEqual(['held', 2])
    expect((await run().acquire(account, 1)).kind).toBe('taken')
    await release(over)
    expect((await run().acquire(account, 1)).kind).toBe('held')
  })

  it('of more than one place, or of a probe, is not kept', async () => {
    const { run, keys } = memory()
    for (const [name, max] of [
      [account, 2],
      [`${account}.probe`, 1],
    ] as const)
      expect((await run().acquire(name, max)).kind).toBe('held')
    expect(keys).toEqual([])
  })

  it('fails with trouble where the cache does', async () => {
    const trouble = { reason: 'read-only', notice: 'no' } as const
    const save = async () => ({ kind: 'failed', trouble, again: false, retryAfterMs: 0 }) as const
    const client = { ...memory().client, save }
    const leases = cacheLeases({
      pool: 'p',
      ref: '',
      sharedRefs: [],
      client,
      budget: budgetOf(),
      now: Date.now,
      nonce: () => '00000000',
    })
    expect(await leases.acquire(account, 1)).toEqual({ kind: 'failed', trouble })
  })
})
