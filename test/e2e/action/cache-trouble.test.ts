/** The cache is absent, denied, read-only, dead or slow: the run goes on, says so once, and is otherwise the same. */
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Fault } from '../../cache-server/faults.ts'
import { startCacheServer } from '../../cache-server/server.ts'
import { accountsOf, answers, byAccount, usageLimit } from './agents.ts'
import { type ActionRun, runAction } from './run-action.ts'

const { accounts, secrets } = accountsOf('ab')
const inputs = { accounts, run: byAccount({ a: usageLimit(), b: `${answers('done')}; exit 42` }) }

const notices = (run: ActionRun): readonly string[] =>
  run.judged.obeyed.filter(({ name }) => ['notice', 'warning'].includes(name)).map(({ data }) => data)

/** The run is what it would be with a cache, but for one notice. */
const check = (run: ActionRun): void => {
  expect(run, run.log).toMatchObject({
    code: 42,
    stderr: '',
    outputs: { outcome: 'failed', account: 'b', 'exit-code': '42', failovers: '1' },
  })
  expect(run.log).toContain('"result":"done"')
  expect(notices(run)).toHaveLength(1)
}

it('absent', async () => check(await runAction({ inputs, secrets })))

it.each([
  ['read-only', { ACTIONS_CACHE_MODE: 'read' }, /read/i],
  ['switched off', { ACTIONS_CACHE_MODE: 'none' }, /cache-mode: none/],
])('%s by the run', async (_name, mode, words) => {
  const cache = await startCacheServer()
  onTestFinished(cache.close)
  const run = await runAction({ inputs, env: { ...cache.env('v2'), ...mode }, secrets })
  check(run)
  expect(notices(run)[0]).toMatch(words)
  expect(cache.entries.list()).toEqual([])
})

it.each(['read', 'none'] as const)('a token that allows %s', async (permission) => {
  const cache = await startCacheServer()
  onTestFinished(cache.close)
  check(await runAction({ inputs, env: cache.env('v2', 'refs/heads/main', permission), secrets }))
  expect(cache.entries.list()).toEqual([])
})

it('write-only by the run: cooldowns are written, and may be unknown', async () => {
  const cache = await startCacheServer()
  onTestFinished(cache.close)
  const env = { ...cache.env('v2'), ACTIONS_CACHE_MODE: 'write-only' }
  const run = await runAction({ inputs, env, secrets })
  check(run)
  expect(notices(run)[0]).toMatch(/as if no account were cooling down; set cache-mode: write/)
  expect(cache.log.map(({ operation }) => operation)).not.toContain('lookup')
  const next = await runAction({ inputs, env: cache.env('v2'), secrets })
  expect(next.log).toContain('skipped claude/a: usage-limit, cooling until')
})

it('an address where nobody listens', async () => {
  const cache = await startCacheServer()
  await cache.close()
  check(await runAction({ inputs, env: cache.env('v2'), secrets }))
})

const faults: readonly (readonly [string, Fault])[] = [
  ['hangs', { kind: 'hang' }],
  ['hangs on writes only', { kind: 'hang', on: 'reserve' }],
  ['answers 500', { kind: 'status', status: 500 }],
  ['answers 503 to writes', { kind: 'status', status: 503, on: 'reserve' }],
  ['answers 429', { kind: 'status', status: 429, retryAfter: 600 }],
  ['answers nonsense', { kind: 'garbage' }],
  ['answers by halves', { kind: 'half-open' }],
  ['breaks the connection', { kind: 'reset' }],
]

describe.each(['v1', 'v2'] as const)('a cache (%s) that', (version) => {
  it.each(faults)('%s', async (_name, fault) => {
    const cache = await startCacheServer()
    onTestFinished(cache.close)
    cache.faults.set([fault])
    const run = await runAction({ inputs, env: cache.env(version), secrets })
    check(run)
    expect(run.took).toBeLessThan(30_000)
  })
})
