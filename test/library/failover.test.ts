import { describe, expect, it } from 'vitest'
import { failover, type Pool, parseAccounts, type Tried, type Try } from '../../src/lib.ts'
import { createStore } from '../../src/store/create.ts'

const poolOf = (...labels: readonly string[]): Pool => {
  const parsed = parseAccounts(
    labels.map((label) => ({ label, provider: 'claude', secret: `sk-ant-api03-FAKE-of-${label}-0123` })),
  )
  if (!parsed.ok) throw new Error(parsed.problems.join('\n'))
  return parsed.pool
}
const pool = poolOf('a', 'b', 'c')

/** Plays these tries by label, and notes the order. */
const playing = (tries: Readonly<Record<string, Tried<string>>>) => {
  const order: string[] = []
  const attempt = async ({ account, resume }: Try): Promise<Tried<string>> => {
    order.push(`${account.label}${resume === null ? '' : ` resumes ${resume}`}`)
    return tries[account.label] ?? { verdict: 'ok', value: `of ${account.label}` }
  }
  return { order, attempt }
}

it('goes on with the next account in the same session, and gives the value of the try that succeeds', async () => {
  const { order, attempt } = playing({ a: { verdict: 'usage-limit', sessionId: 's1' }, b: { verdict: 'auth' } })
  const lines: string[] = []
  const result = await failover({ pool, attempt, onLine: ({ text }) => lines.push(text) })
  expect(result).toMatchObject({ outcome: 'succeeded', value: 'of c', account: { label: 'c' }, failovers: 2 })
  expect(order).toEqual(['a', 'b resumes s1', 'c resumes s1'])
  expect(lines.join('\n')).toMatch(/claude\/a met its usage limit[\s\S]*claude\/b was refused/)
})

it('remembers in the store what it is given, and leaves it open', async () => {
  const store = createStore({ kind: 'memory' })
  const resetAt = Date.now() + 3_600_000
  await failover({ pool, store, attempt: playing({ a: { verdict: 'usage-limit', resetAt } }).attempt })
  const later = playing({ b: { verdict: 'usage-limit' }, c: { verdict: 'usage-limit' } })
  const result = await failover({ pool, store, attempt: later.attempt })
  expect(later.order).toEqual(['c', 'b'])
  expect(result).toMatchObject({ outcome: 'exhausted', value: null })
  const { ledger } = await store.read(pool.accounts.map(({ id }) => id))
  expect(ledger.conditions.get(pool.accounts[0]?.id ?? '')).toMatchObject({ verdict: 'usage-limit', until: resetAt })
})

describe('the end', () => {
  it('is the failure of a try for its own reasons', async () => {
    const { order, attempt } = playing({ a: { verdict: 'failed', reason: 'no such file' } })
    expect(await failover({ pool, attempt })).toMatchObject({ outcome: 'failed', value: null })
    expect(order).toEqual(['a'])
  })

  it('is what a try throws', async () => {
    const attempt = async (): Promise<Tried<string>> => {
      throw new Error('a fault of the caller')
    }
    await expect(failover({ pool, attempt })).rejects.toThrow('a fault of the caller')
  })

  it('comes with the signal, which each try can see', async () => {
    const stop = new AbortController()
    const attempt = async ({ signal }: Try): Promise<Tried<string>> => {
      const aborted = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
      stop.abort()
      await aborted
      return { verdict: 'usage-limit' }
    }
    expect(await failover({ pool, attempt, signal: stop.signal })).toMatchObject({ outcome: 'cancelled', failovers: 0 })
  })

  it('comes before the first try where the signal was there before', async () => {
    const { order, attempt } = playing({})
    expect(await failover({ pool, attempt, signal: AbortSignal.abort() })).toMatchObject({ outcome: 'cancelled' })
    expect(order).toEqual([])
  })
})

it('keeps to the rules it is given', async () => {
  const tries = { a: { verdict: 'usage-limit' }, b: { verdict: 'usage-limit' } } as const
  const none = playing(tries)
  expect(await failover({ pool, attempt: none.attempt, rules: { maxFailovers: 1 } })).toMatchObject({
    outcome: 'exhausted',
    failovers: 1,
  })
  expect(none.order).toEqual(['a', 'b'])
})

describe('parseAccounts', () => {
  it('takes a list or its JSON, and names from the environment it is given', () => {
    const entry = { label: 'Team A', provider: 'claude', secretFrom: 'KEY' } as const
    const env = { KEY: 'sk-ant-api03-FAKE-of-env-0123' }
    const list = parseAccounts([entry], { env, pool: 'p' })
    expect(list).toMatchObject({ ok: true, pool: { name: 'p', accounts: [{ label: 'team-a' }] } })
    expect(parseAccounts(JSON.stringify([entry]), { env, pool: 'p' })).toEqual(list)
  })

  it('tells every problem, and no value', () => {
    const parsed = parseAccounts('[{"label": "a", "provider": "claude", "secret": ""}, {"secret": "FAKE-b-01234567"}]')
    expect(parsed).toMatchObject({ ok: false })
    expect(JSON.stringify(parsed)).not.toContain('FAKE-b')
  })
})
