/** An account made of files is for one run at a time: its agent may renew a token that is taken only once. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { startCacheServer } from '../../cache-server/server.ts'
import { hasRedis, startRedis } from '../../store/redis-server.ts'
import { accountsOf, answers } from './agents.ts'
import { type ActionRun, runAction } from './run-action.ts'

const { secrets } = accountsOf('a')
const accounts = JSON.stringify([
  { label: 'a', provider: 'codex', files: { 'auth.json': { tokens: { access_token: secrets[0] } } } },
])

interface Place {
  readonly inputs: Readonly<Record<string, string>>
  readonly env: Readonly<Record<string, string>>
}

const places: Readonly<Record<string, (directory: string) => Promise<Place>>> = {
  redis: async () => {
    const redis = await startRedis()
    onTestFinished(redis.stop)
    return { inputs: { 'store-url': `redis://127.0.0.1:${redis.port}` }, env: {} }
  },
  file: async (directory) => ({ inputs: {}, env: { XDG_STATE_HOME: directory } }),
  'actions-cache': async () => {
    const cache = await startCacheServer()
    onTestFinished(cache.close)
    return { inputs: {}, env: cache.env('v2') }
  },
}

const usable = Object.keys(places).filter((store) => store !== 'redis' || hasRedis)

it.each(usable)('is refused to a second run while the first is at work: %s', async (store) => {
  const directory = mkdtempSync(join(tmpdir(), 'in-use-'))
  onTestFinished(() => rmSync(directory, { recursive: true }))
  const place = await places[store]?.(directory)
  const go = (run: string, meanwhile?: Parameters<typeof runAction>[0]['meanwhile']) =>
    runAction({
      inputs: { accounts, run, store, ...place?.inputs },
      env: place?.env ?? {},
      secrets,
      ...(meanwhile === undefined ? {} : { meanwhile }),
    })
  const second = Promise.withResolvers<ActionRun>()
  const gate = join(directory, 'gate')
  const first = await go(
    `echo AT-WORK; until [ -e ${gate} ]; do sleep 0.1; done; ${answers('one')}`,
    async (_action, seen) => {
      await expect.poll(seen, { timeout: 10_000 }).toContain('AT-WORK')
      second.resolve(await go(answers('two')).finally(() => writeFileSync(gate, '')))
    },
  )
  expect(first, first.log).toMatchObject({ code: 0, outputs: { account: 'a' } })
  const refused = await second.promise
  expect(refused, refused.log).toMatchObject({ code: 75, outputs: { outcome: 'exhausted' } })
  expect(refused.log).toContain('codex/a: all its places are in use; passing it over')
  expect(refused.log.includes('may both use codex/a')).toBe(store === 'actions-cache')
  expect(await go(answers('three'))).toMatchObject({ code: 0, outputs: { account: 'a' } })
})
