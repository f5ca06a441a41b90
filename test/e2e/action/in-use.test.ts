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

type Meanwhile = NonNullable<Parameters<typeof runAction>[0]['meanwhile']>

const usable = Object.keys(places).filter((store) => store !== 'redis' || hasRedis)

/** Runs that share a store: each is given what differs. */
const sharing = async (store: string) => {
  const directory = mkdtempSync(join(tmpdir(), 'in-use-'))
  onTestFinished(() => rmSync(directory, { recursive: true }))
  const place = await places[store]?.(directory)
  const go = (run: string, more: Readonly<Record<string, string>> = {}, meanwhile: Meanwhile = async () => undefined) =>
    runAction({
      inputs: { accounts, run, store, ...place?.inputs, ...more },
      env: place?.env ?? {},
      secrets,
      meanwhile,
    })
  return { directory, go }
}

it('is passed over after a run was killed, and `ignore-state` gets past what that left in the cache', async () => {
  const { go } = await sharing('actions-cache')
  const killed = await go('echo AT-WORK; sleep 60', {}, async (action, seen) => {
    await expect.poll(seen, { timeout: 10_000 }).toContain('AT-WORK')
    action.kill('SIGKILL')
  })
  expect(killed.signal).toBe('SIGKILL')
  const next = await go(answers('next'))
  expect(next, next.log).toMatchObject({ code: 75, outputs: { outcome: 'exhausted' } })
  const past = await go(answers('past'), { 'ignore-state': 'true' })
  expect(past, past.log).toMatchObject({ code: 0, outputs: { account: 'a' } })
  // What it gave back counts for all.
  expect(await go(answers('again'))).toMatchObject({ code: 0 })
})

it.each(usable)('is free at once after a run that was cancelled: %s', async (store) => {
  const { go } = await sharing(store)
  const cancelled = await go('echo AT-WORK; sleep 60', {}, async (action, seen) => {
    await expect.poll(seen, { timeout: 10_000 }).toContain('AT-WORK')
    action.kill('SIGINT')
  })
  expect(cancelled, cancelled.log).toMatchObject({ code: 130, outputs: { outcome: 'cancelled' } })
  const next = await go(answers('next'))
  expect(next, next.log).toMatchObject({ code: 0, outputs: { account: 'a' } })
})

it.each(usable.filter((store) => store !== 'actions-cache'))(
  'is waited for under `when-exhausted: wait`, and used once the other run is done: %s',
  async (store) => {
    const { directory, go } = await sharing(store)
    const gate = join(directory, 'gate')
    const second = Promise.withResolvers<ActionRun>()
    const first = await go(
      `echo AT-WORK; until [ -e ${gate} ]; do sleep 0.1; done; ${answers('one')}`,
      {},
      async (_action, seen) => {
        await expect.poll(seen, { timeout: 10_000 }).toContain('AT-WORK')
        const wait = { 'when-exhausted': 'wait', 'max-wait': '30s' }
        second.resolve(
          await go(answers('two'), wait, async (_other, heard) => {
            await expect.poll(heard, { timeout: 10_000 }).toContain('waiting for a place on codex/a')
            writeFileSync(gate, '')
          }).finally(() => writeFileSync(gate, '')),
        )
      },
    )
    expect(first, first.log).toMatchObject({ code: 0 })
    const waited = await second.promise
    expect(waited, waited.log).toMatchObject({ code: 0, outputs: { outcome: 'succeeded', account: 'a' } })
    expect(waited.log.match(/waiting for a place on codex\/a/g)).toHaveLength(1)
  },
)

it.each(usable)('is refused to a second run while the first is at work: %s', async (store) => {
  const { directory, go } = await sharing(store)
  const second = Promise.withResolvers<ActionRun>()
  const gate = join(directory, 'gate')
  const first = await go(
    `echo AT-WORK; until [ -e ${gate} ]; do sleep 0.1; done; ${answers('one')}`,
    {},
    async (_action, seen) => {
      await expect.poll(seen, { timeout: 10_000 }).toContain('AT-WORK')
      second.resolve(await go(answers('two')).finally(() => writeFileSync(gate, '')))
    },
  )
  expect(first, first.log).toMatchObject({ code: 0, outputs: { account: 'a' } })
  const refused = await second.promise
  expect(refused, refused.log).toMatchObject({ code: 75, outputs: { outcome: 'exhausted', 'next-available-at': '' } })
  expect(refused.log).toContain('in use by other runs; when one comes free is not known')
  expect(refused.log).toContain('codex/a: all its places are in use; passing it over')
  // Said with a place, and not where another run has it.
  expect([first, refused].map(({ log }) => log.includes('may both use codex/a'))).toEqual([
    store === 'actions-cache',
    false,
  ])
  expect(await go(answers('three'))).toMatchObject({ code: 0, outputs: { account: 'a' } })
})
