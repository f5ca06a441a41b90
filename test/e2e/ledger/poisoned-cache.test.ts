/** Somebody who can write to the default branch's cache has planted entries: they can delay accounts, and nothing else. */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { accountIdOf } from '../../../src/pool/account.ts'
import { formatHold, holdPrefix } from '../../../src/store/hold-key.ts'
import { formatKey, prefixOf, scopeOf } from '../../../src/store/key.ts'
import { type CacheServer, startCacheServer } from '../../cache-server/server.ts'
import { grantsFor } from '../../cache-server/token.ts'
import { DAY, limited, used } from '../../store/records.ts'
import { accountsOf, answers } from '../action/agents.ts'
import { runAction } from '../action/run-action.ts'

const { accounts, secrets } = accountsOf('abc')
const main = 'refs/heads/main'
const scope = scopeOf('default', main)
const id = (label: string) =>
  accountIdOf('default', 'claude', label, (text) => createHash('sha256').update(text).digest('hex'))
const path = '~/.local/state/pool-failover/record'

describe.each(['v1', 'v2'] as const)('a poisoned cache (%s)', (protocol) => {
  let cache: CacheServer
  let directory: string
  let archive: Buffer
  let version: string
  let nonces = 0
  beforeEach(async () => {
    cache = await startCacheServer()
    directory = mkdtempSync(join(tmpdir(), 'poisoned-'))
    // An archive that writes outside of any directory it is unpacked in.
    writeFileSync(join(directory, 'planted'), 'POISON')
    execFileSync('tar', ['-P', '--zstd', '-cf', join(directory, 'archive'), join(directory, 'planted')])
    archive = readFileSync(join(directory, 'archive'))
    rmSync(join(directory, 'planted'))
    await go()
    version = cache.entries.list()[0]?.version ?? ''
    expect(version).not.toBe('')
    cache.entries.evict(() => true)
    cache.log.splice(0)
  })
  afterEach(async () => {
    await cache.close()
    rmSync(directory, { recursive: true })
  })

  const go = (more: Readonly<Record<string, string>> = {}) =>
    runAction({
      inputs: { accounts, run: answers('done'), ...more },
      env: cache.env(protocol, 'refs/heads/topic'),
      secrets,
    })

  /** Plants an entry on the default branch, the archive with it. */
  const plant = (key: string): void => {
    const made = cache.entries.reserve(grantsFor(main, 'write'), key, version, Date.now())
    if (made.kind !== 'reserved') throw new Error(`not planted: ${key}`)
    cache.entries.upload(made.entry.id, archive)
    cache.entries.finish(made.entry.id, archive.length)
  }
  const nonce = (): string => {
    nonces += 1
    return nonces.toString(16).padStart(8, '0')
  }
  const rest = (label: string): void => plant(formatKey(scope, limited(id(label), Date.now(), 8 * DAY), nonce()))

  const expectNoTrace = (run: Awaited<ReturnType<typeof go>>): void => {
    expect([run.raw, run.log, run.summary, JSON.stringify(run.outputs), run.stderr].join('\n')).not.toMatch(/POISON/i)
    expect(run.judged.obeyed.filter(({ name }) => ['error', 'warning', 'notice', 'set-env'].includes(name))).toEqual([])
    expect(cache.log.filter(({ operation }) => operation === 'download')).toEqual([])
    expect(existsSync(join(directory, 'planted'))).toBe(false)
  }

  it('delays an account; text, files and accounts of its own get nowhere', async () => {
    rest('a')
    for (const text of [
      '::error::POISON',
      '##[error]POISON',
      '\n::set-env name=POISON::1',
      '<img src=POISON>',
      'POISON'.repeat(60),
    ]) {
      plant(`${prefixOf(scope, 'condition', id('b'))}s.${text}`)
      plant(`${prefixOf(scope, 'use')}${text}`)
      plant(`${prefixOf(scope, 'condition')}${text}`)
    }
    plant(formatKey(scope, used('ffffffffffff', Date.now()), nonce()))
    const run = await go()
    expect(run.outputs, run.log).toMatchObject({ outcome: 'succeeded', account: 'b', failovers: '0' })
    expect(run.log).toContain('skipped claude/a: usage-limit, cooling until')
    expectNoTrace(run)
  })

  it('delays all for 8 days at most, whatever it claims, and `ignore-state` gets past it', async () => {
    for (const label of ['a', 'b', 'c']) {
      const key = formatKey(scope, limited(id(label), Date.now(), 8 * DAY), nonce())
      plant(key.replace(/\.(\d{13})\.(\d{13})\./, '.$1.9999999999999.'))
    }
    const run = await go()
    expect(run, run.log).toMatchObject({ code: 75, outputs: { outcome: 'exhausted' } })
    const next = Date.parse(run.outputs['next-available-at'] ?? '')
    expect(next).toBeLessThanOrEqual(Date.now() + 8 * DAY)
    expect(run.raw).not.toMatch(/POISON/)
    const past = await go({ 'ignore-state': 'true' })
    expect(past.outputs).toMatchObject({ outcome: 'succeeded', account: 'a' })
    expectNoTrace(past)
  })

  it('keeps an account of files from runs for 45 minutes at most, and `ignore-state` gets past that too', async () => {
    const files = JSON.stringify([
      { label: 'f', provider: 'codex', files: { 'auth.json': { tokens: { access_token: secrets[0] } } } },
    ])
    const account = accountIdOf('default', 'codex', 'f', (text) => createHash('sha256').update(text).digest('hex'))
    const hold = (until: number): void => plant(formatHold(scope, { account, until }, nonce()))
    hold(Date.now() + 40 * 60_000)
    const kept = await go({ accounts: files })
    expect(kept, kept.log).toMatchObject({ code: 75, outputs: { outcome: 'exhausted' } })
    const past = await go({ accounts: files, 'ignore-state': 'true' })
    expect(past, past.log).toMatchObject({ code: 0, outputs: { outcome: 'succeeded', account: 'f' } })
    const notices = past.judged.obeyed.filter(({ name }) => name === 'notice')
    expect(notices.map(({ data }) => data)).toEqual([expect.stringContaining('ignore-state: nobody looks whether')])
    for (const [text, until] of [
      ['::error::POISON', 0],
      ['', Date.now() + 60 * 60_000],
    ] as const) {
      if (until > 0) hold(until)
      else plant(`${holdPrefix(scope, account)}${text}`)
      const free = await go({ accounts: files })
      expect(free, free.log).toMatchObject({ code: 0, outputs: { account: 'f' } })
      expect(free.raw).not.toMatch(/POISON/)
    }
  })

  it('would write that file through a plain restore: the trap is a real one', async () => {
    rest('a')
    const before = { ...process.env }
    const home = join(directory, 'home')
    mkdirSync(home)
    Object.assign(process.env, cache.env(protocol, main), { HOME: home, RUNNER_TEMP: home, GITHUB_WORKSPACE: home })
    const { restoreCache } = await import('@actions/cache')
    const quiet = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
    await restoreCache([path], prefixOf(scope, 'condition'), [prefixOf(scope, 'condition')])
    quiet.mockRestore()
    expect(existsSync(join(directory, 'planted'))).toBe(true)
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name]
    Object.assign(process.env, before)
  })
})
