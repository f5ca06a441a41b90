import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, it, onTestFinished } from 'vitest'
import { checkAgents } from '../../../src/shell/doctor/agents.ts'
import { checkCache } from '../../../src/shell/doctor/cache.ts'
import { checkClock } from '../../../src/shell/doctor/clock.ts'
import { checkFiles } from '../../../src/shell/doctor/files.ts'
import { checkNode } from '../../../src/shell/doctor/node.ts'
import { checkAccounts, checkStore, poolSettings } from '../../../src/shell/doctor/pool.ts'
import { startRedis, withRedis } from '../../store/redis-server.ts'

const directory = mkdtempSync(join(tmpdir(), 'pool-failover-doctor-'))
afterAll(() => rmSync(directory, { recursive: true, force: true }))

it.each([
  ['24.1.0', 'ok'],
  ['22.12.0', 'ok'],
  ['22.11.9', 'fail'],
  ['20.19.0', 'fail'],
])('node %s: %s', (version, result) => {
  expect(checkNode(version).result).toBe(result)
})

describe('agents', () => {
  const bin = join(directory, 'bin')
  mkdirSync(bin)
  const agent = (name: string, script: string): void =>
    writeFileSync(join(bin, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 })
  agent('claude', 'echo "2.1.331 (Claude Code) $SECRET"')
  agent('codex', 'exit 1')

  it.skipIf(process.platform === 'win32')('tells versions, what is missing, and hands on nothing secret', async () => {
    const env = { PATH: [bin, dirname(process.execPath), '/usr/bin', '/bin'].join(':'), SECRET: 'sk-FAKE-secret' }
    const checks = await checkAgents(['codex', 'gemini'], env, directory)
    expect(checks).toEqual([
      { name: 'claude', result: 'ok', text: `2.1.331 (${join(bin, 'claude')})` },
      { name: 'codex', result: 'warn', text: `${join(bin, 'codex')} does not tell its version` },
      { name: 'gemini', result: 'warn', text: 'not found on the PATH, and the pool has accounts for it' },
    ])
    expect((await checkAgents([], env, directory))[2]).toMatchObject({ result: 'ok' })
  })
})

describe.skipIf(process.platform === 'win32')('files', () => {
  it('that others may read or change are told, with how to close them', async () => {
    const home = join(directory, 'home')
    const settings = join(home, '.config', 'pool-failover')
    mkdirSync(settings, { recursive: true })
    chmodSync(settings, 0o777)
    writeFileSync(join(settings, 'accounts.json'), '[]', { mode: 0o644 })
    const accounts = join(directory, 'accounts.json')
    writeFileSync(accounts, '[]', { mode: 0o600 })
    const checks = await checkFiles({ HOME: home }, { accounts, state: null })
    expect(checks.map(({ name, result }) => [name, result])).toEqual([
      ['settings directory', 'warn'],
      ['accounts at home', 'warn'],
      ['state directory', 'ok'],
      ['accounts file', 'ok'],
    ])
    expect(checks[1]?.text).toMatch(/can be read by others; chmod 600 closes it$/)
    expect(checks[2]?.text).toMatch(/does not exist yet$/)
  })
})

describe('the clock', () => {
  const serverAt = async (offsetMs: number): Promise<string> => {
    const server = createServer((_request, response) => {
      response.setHeader('date', new Date(Date.now() + offsetMs).toUTCString()).end()
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void server.close())
    const address = server.address()
    return `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/`
  }

  it.each([
    [0, 'ok', /^within 1?\d s of 127/],
    [-600_000, 'warn', /^1\d min ahead of 127\..*set the clock$/],
    [600_000, 'warn', /behind 127/],
  ])('against a server that is %d ms off', async (offset, result, text) => {
    expect(await checkClock(null, await serverAt(offset))).toMatchObject({ result, text: expect.stringMatching(text) })
  })

  it('is not checked where nobody tells the time', async () => {
    expect(await checkClock(null, null)).toMatchObject({ result: 'ok', text: expect.stringMatching(/^not checked/) })
    expect(await checkClock(null, 'http://127.0.0.1:1/')).toMatchObject({ result: 'warn' })
    expect(await checkClock('redis://127.0.0.1:1', null)).toMatchObject({ result: 'warn' })
  })
})

describe('the cache', () => {
  const job = { GITHUB_ACTIONS: 'true' }
  const action = {
    ...job,
    ACTIONS_RUNTIME_TOKEN: 'FAKE',
    ACTIONS_RESULTS_URL: 'http://x/',
    ACTIONS_CACHE_SERVICE_V2: 'true',
  }
  it.each([
    [{}, 'ok', /not in a job/],
    [{ ...job, ACTIONS_CACHE_MODE: 'read' }, 'ok', /only actions can; its mode is read/],
    [action, 'ok', /^usable/],
    [{ ...action, ACTIONS_CACHE_MODE: 'read' }, 'warn', /read-only for this trigger/],
    [{ ...action, ACTIONS_CACHE_MODE: 'none' }, 'warn', /switched off/],
  ])('%j: %s', (env, result, text) => {
    expect(checkCache(env)).toMatchObject({ result, text: expect.stringMatching(text) })
  })
})

describe('accounts and store', () => {
  const good = [
    { label: 'a', provider: 'claude', secret: 'sk-ant-api03-FAKE-of-a-0123' },
    { label: 'b', provider: 'claude', secret: 'sk-ant-api03-FAKE-of-b-0123' },
    { label: 'c', provider: 'codex', secret: 'sk-FAKE-of-c-0123456789', disabled: true },
  ]
  const check = (document: string) => checkAccounts({}, { POOL_FAILOVER_ACCOUNTS: document, HOME: directory })

  it('are counted by provider', async () => {
    expect(await check(JSON.stringify(good))).toEqual({
      checks: [{ name: 'accounts', result: 'ok', text: '2 claude' }],
      needed: ['claude'],
    })
  })

  it('tell every problem, and no value', async () => {
    const { checks } = await check('[{"label": "a", "provider": "claude"}, {"label": "b", "secert": "sk-FAKE-secret"}]')
    expect(checks.length).toBeGreaterThan(1)
    expect(checks.every(({ result }) => result === 'fail')).toBe(true)
    expect(JSON.stringify(checks)).not.toContain('sk-FAKE')
  })

  it('are asked for where there are none', async () => {
    const { checks } = await checkAccounts({}, { HOME: join(directory, 'nowhere') })
    expect(checks).toMatchObject([{ result: 'warn', text: expect.stringMatching(/^no accounts/) }])
  })

  it('a store that can be used, and one that can not', async () => {
    const [state, unusable] = [join(directory, 'state'), join(directory, 'a-file')]
    writeFileSync(unusable, '')
    expect(await checkStore(poolSettings({ store: 'file' }, {}), {}, state)).toMatchObject({ result: 'ok' })
    expect(await checkStore(poolSettings({ store: 'file' }, {}), {}, join(unusable, 'state'))).toMatchObject({
      result: 'fail',
    })
    const env = { POOL_FAILOVER_STORE_URL: 'redis://127.0.0.1:1' }
    expect(await checkStore(poolSettings({ store: 'redis' }, env), env, null)).toMatchObject({ result: 'fail' })
    expect(() => poolSettings({ store: 'redis' }, {})).toThrow(/store-url/)
  })
})

withRedis('Redis', () => {
  it('answers, and tells the time', async () => {
    const server = await startRedis()
    onTestFinished(server.stop)
    const url = `redis://127.0.0.1:${server.port}`
    const env = { POOL_FAILOVER_STORE_URL: url }
    expect(await checkStore(poolSettings({ store: 'redis' }, env), env, null)).toMatchObject({ result: 'ok' })
    expect(await checkClock(url, null)).toEqual({
      name: 'clock',
      result: 'ok',
      text: expect.stringMatching(/of the Redis$/),
    })
  })
})
