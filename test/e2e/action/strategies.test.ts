/** Which free account goes first, over several runs. */
import { describe, expect, it, onTestFinished } from 'vitest'
import { startCacheServer } from '../../cache-server/server.ts'
import { accountsOf, answers, byAccount, usageLimit } from './agents.ts'
import { runAction } from './run-action.ts'

const { accounts, secrets } = accountsOf('abc')

const start = async () => {
  const cache = await startCacheServer()
  onTestFinished(cache.close)
  return async (inputs: Readonly<Record<string, string>>, env: Record<string, string> = {}): Promise<string> => {
    const run = await runAction({
      inputs: { accounts, run: answers('done'), ...inputs },
      env: { ...cache.env('v2'), ...env },
      secrets,
    })
    expect(run, run.log).toMatchObject({ code: 0 })
    return run.outputs['account'] ?? ''
  }
}

describe('strategy', () => {
  it.each([
    ['round-robin', 'abca'],
    ['least-recently-used', 'abca'],
  ])('%s takes %s', async (strategy, expected) => {
    const go = await start()
    let taken = ''
    for (const _ of expected) taken += await go({ strategy })
    expect(taken).toBe(expected)
  })

  it('priority takes the lowest number first, again and again', async () => {
    const go = await start()
    const list: object[] = JSON.parse(accounts)
    const ranked = list.map((entry, index) => ({ ...entry, priority: 3 - index }))
    for (const _ of [1, 2]) expect(await go({ strategy: 'priority', accounts: JSON.stringify(ranked) })).toBe('c')
  })

  it('spread gives parallel jobs different accounts', async () => {
    const go = await start()
    const taken = await Promise.all(['0', '1', '2'].map((index) => go({ strategy: 'spread', 'spread-index': index })))
    expect(taken.toSorted()).toEqual(['a', 'b', 'c'])
  })
})

it('accounts of a group cool together', async () => {
  const go = await start()
  const list: object[] = JSON.parse(accounts)
  const grouped = JSON.stringify(
    list.map((entry, index) => ({ ...entry, ...(index < 2 ? { group: 'one seat' } : {}) })),
  )
  const script = byAccount({ a: usageLimit(), b: 'exit 9', c: answers('done') })
  expect(await go({ accounts: grouped, run: script })).toBe('c')
  expect(await go({ accounts: grouped, run: script, strategy: 'priority' })).toBe('c')
})

it('an account that is disabled is passed over, and one of another provider with `agent`', async () => {
  const go = await start()
  const list: object[] = JSON.parse(accounts)
  const some = JSON.stringify([{ ...list[0], disabled: true }, { ...list[1], provider: 'codex' }, list[2]])
  expect(await go({ accounts: some, agent: 'claude' })).toBe('c')
})
