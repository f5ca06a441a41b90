import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { CacheClient, Failure } from '../../src/store/cache-client.ts'
import { deadlineIn } from '../../src/store/deadline.ts'
import { obedient } from '../../src/store/obedient.ts'
import { tryTwice } from '../../src/store/try-twice.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())
const never = new AbortController().signal
const trouble = { reason: 'slow', notice: 'busy' } as const
const busy = (retryAfterMs: number): Failure => ({ kind: 'failed', trouble, again: true, retryAfterMs })

/** A service that refuses its first call of each kind so. */
const refusing = (retryAfterMs: number) => {
  const asked: string[] = []
  const answer = (kind: string) => {
    asked.push(kind)
    return asked.filter((one) => one === kind).length === 1 ? busy(retryAfterMs) : null
  }
  const client: CacheClient = {
    lookup: async () => answer('lookup') ?? { kind: 'none' },
    save: async () => answer('save') ?? { kind: 'saved' },
  }
  return { asked, client: obedient(client) }
}

describe('a service that asks to be left alone', () => {
  it('is, by all calls of that kind and no others, until then', async () => {
    const { asked, client } = refusing(60_000)
    await client.lookup('a', never)
    vi.advanceTimersByTime(20_000)
    expect(await client.lookup('b', never)).toEqual(busy(40_000))
    expect(asked).toEqual(['lookup'])
    await client.save('c', never)
    expect(asked).toEqual(['lookup', 'save'])
    vi.advanceTimersByTime(40_000)
    expect(await client.lookup('b', never)).toEqual({ kind: 'none' })
  })

  it('is tried again after a time that is left', async () => {
    const { asked, client } = refusing(2_000)
    const deadline = deadlineIn(5_000)
    const tried = tryTwice(async () => {
      const answer = await client.save('a', deadline.signal)
      return answer.kind === 'failed' ? answer : null
    }, deadline)
    await vi.advanceTimersByTimeAsync(1_900)
    expect(asked).toEqual(['save'])
    await vi.advanceTimersByTimeAsync(100)
    expect(await tried).toBeNull()
    expect(asked).toEqual(['save', 'save'])
  })

  it('is given up at once where less is left than it asks for', async () => {
    const work = vi.fn(async () => busy(60_000))
    expect(await tryTwice(work, deadlineIn(5_000))).toEqual(busy(60_000))
    expect(work).toHaveBeenCalledTimes(1)
  })
})
