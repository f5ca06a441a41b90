import { describe, expect, it } from 'vitest'
import type { Lookup } from '../../src/store/cache-client.ts'
import { lookUpAll } from '../../src/store/cache-lookups.ts'
import { deadlineIn } from '../../src/store/deadline.ts'
import { prefixOf, scopeOf } from '../../src/store/key.ts'
import { accountId } from './records.ts'

const scope = scopeOf('p', 'refs/heads/main')
const prefixes = Array.from({ length: 40 }, (_, n) => ({ scope, prefix: prefixOf(scope, 'condition', accountId(n)) }))

/** A cache whose answers take a turn of the event loop; counts the questions, and how many were open at once. */
const counting = (answer: (n: number) => Lookup) => {
  const seen = { asked: 0, open: 0, most: 0 }
  const lookup = async (): Promise<Lookup> => {
    seen.asked += 1
    seen.open += 1
    seen.most = Math.max(seen.most, seen.open)
    await new Promise(setImmediate)
    seen.open -= 1
    return answer(seen.asked)
  }
  return { seen, client: { lookup, save: async () => ({ kind: 'saved' }) as const } }
}

const ask = async (answer: (n: number) => Lookup) => {
  const { seen, client } = counting(answer)
  const deadline = deadlineIn(10_000)
  const found = await lookUpAll(client, prefixes, Date.now, deadline)
  deadline.end()
  return { ...found, seen }
}

describe('the newest keys of many prefixes', () => {
  it('are asked for eight at once, each with one question', async () => {
    const { seen, hits, failure } = await ask(() => ({ kind: 'none' }))
    expect([seen.asked, seen.most, hits, failure]).toEqual([40, 8, [], null])
  })

  it('are not asked for any more after the first failure', async () => {
    const trouble = { reason: 'denied', notice: 'no' } as const
    const { seen, failure } = await ask((n) =>
      n > 3 ? { kind: 'failed', trouble, again: false, retryAfterMs: 0 } : { kind: 'none' },
    )
    expect(failure?.trouble).toEqual(trouble)
    expect(seen.asked).toBeLessThanOrEqual(16)
  })
})
