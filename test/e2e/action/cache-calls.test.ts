/** How often a run asks the cache and writes to it: GitHub allows 200 uploads a minute in a repository, for all its runs. */
import { expect, it, onTestFinished } from 'vitest'
import { startCacheServer } from '../../cache-server/server.ts'
import { answers, byAccount, usageLimit } from './agents.ts'
import { runAction } from './run-action.ts'

const start = async (size: number) => {
  const cache = await startCacheServer()
  onTestFinished(cache.close)
  const labels = Array.from({ length: size }, (_, n) => `a${n}`)
  const secrets = labels.map((label) => `sk-ant-api03-FAKE-${label}-0123456789abcdef`)
  const list = labels.map((label, n) => ({ label, provider: 'claude', secret: secrets[n] }))
  return async (run: string, expected: string) => {
    cache.log.splice(0)
    const inputs = { accounts: JSON.stringify(list), run }
    const ended = await runAction({ inputs, env: cache.env('v2'), secrets })
    expect(ended.outputs['account'], ended.log).toBe(expected)
    const count = (operation: string): number => cache.log.filter((logged) => logged.operation === operation).length
    return { lookups: count('lookup'), saves: count('reserve'), downloads: count('download') }
  }
}

const good = answers('done')

it('a run in which nothing happens writes once', async () => {
  const go = await start(3)
  expect(await go(good, 'a0')).toEqual({ lookups: 4, saves: 1, downloads: 0 })
  expect(await go(good, 'a1')).toEqual({ lookups: 4, saves: 1, downloads: 0 })
})

it('a limit is one write more, at once', async () => {
  const go = await start(3)
  const { saves } = await go(byAccount({ a0: usageLimit(), a1: good }), 'a1')
  expect(saves).toBe(2)
})

it('and one more where the agent tells how much is spent', async () => {
  const go = await start(3)
  const resetsAt = Math.ceil(Date.now() / 1_000) + 3_600
  const limit = { status: 'rejected', rateLimitType: 'five_hour', utilization: 1, resetsAt }
  const event = JSON.stringify({ type: 'rate_limit_event', rate_limit_info: limit })
  const { saves } = await go(byAccount({ a0: `printf '%s\\n' '${event}'; ${usageLimit()}`, a1: good }), 'a1')
  expect(saves).toBe(3)
})

it('a place on an account is two writes more, and three questions', async () => {
  const cache = await startCacheServer()
  onTestFinished(cache.close)
  const secret = 'sk-FAKE-files-0123456789abcdef'
  const files = { 'auth.json': { tokens: { access_token: secret } } }
  const accounts = JSON.stringify([{ label: 'f', provider: 'codex', files }])
  const ended = await runAction({ inputs: { accounts, run: good }, env: cache.env('v2'), secrets: [secret] })
  expect(ended.outputs, ended.log).toMatchObject({ account: 'f', outcome: 'succeeded' })
  const count = (operation: string): number => cache.log.filter((logged) => logged.operation === operation).length
  expect([count('reserve'), count('lookup')]).toEqual([3, 4])
})

it('a large pool is looked at in portions, as far as it is needed', async () => {
  const go = await start(100)
  expect(await go(good, 'a0')).toEqual({ lookups: 3, saves: 1, downloads: 0 })
  const others = Object.fromEntries(Array.from({ length: 100 }, (_, n) => [`a${n}`, good]))
  await go(byAccount({ ...others, a1: usageLimit() }), 'a2')
  const { lookups } = await go(byAccount({ ...others, a1: 'exit 1', a2: 'exit 1' }), 'a3')
  expect(lookups).toBeLessThan(15)
})
