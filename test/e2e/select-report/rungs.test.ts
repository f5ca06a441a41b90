/** Two rungs written out: select, an agent, report, select again, with a cooldown that the next job still knows. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type CacheServer, startCacheServer } from '../../cache-server/server.ts'
import { findLeaks } from '../../oracle/search-secrets.ts'
import { createJob, type Job, put } from './job.ts'

const [key, token, third] = [
  'sk-ant-api03-FAKE-a-0123456789',
  'sk-ant-oat01-FAKE-b-0123456789',
  'sk-FAKE-c-0123456789abcdef',
]
const secrets = [key, token, third]
const accounts = JSON.stringify([
  { label: 'Team A', provider: 'claude', secret: key },
  { label: 'Team B', provider: 'claude', secret: token },
  { label: 'Team C', provider: 'codex', secret: third },
])
const recording = (name: string): { readonly stdout: string; readonly stderr: string } =>
  JSON.parse(readFileSync(new URL(`../../fixtures/recordings/${name}.json`, import.meta.url), 'utf8'))
const limit = recording('claude__03a_limit_five_hour__oauth__sj').stdout
const asList = (jsonl: string): string =>
  JSON.stringify(
    jsonl
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
    null,
    2,
  )

let cache: CacheServer
let jobs: Job[]
beforeEach(async () => {
  cache = await startCacheServer()
  jobs = []
})
afterEach(async () => {
  for (const job of jobs) job.remove()
  const seen = JSON.stringify([cache.entries.list(), cache.log])
  await cache.close()
  expect(findLeaks(seen, secrets)).toEqual([])
})
const job = (env: Readonly<Record<string, string>> = {}): Job => {
  const made = createJob({ ...cache.env('v2'), ...env }, secrets)
  jobs.push(made)
  return made
}
const claude = { accounts, agent: 'claude' }

describe('two rungs', () => {
  it('go from the spent account to the next, and the next job starts there', async () => {
    const first = job()
    const a = await first.step('select', claude)
    expect(a.code, a.log).toBe(0)
    expect(a.outputs).toMatchObject({
      outcome: 'selected',
      account: 'team-a',
      provider: 'claude',
      'anthropic-api-key': key,
    })
    expect(a.outputs).not.toHaveProperty('claude-code-oauth-token')

    const failed = await first.step('report', {
      selection: a.outputs['selection'] ?? '',
      outcome: 'failure',
      'execution-file': put(first, 'execution.json', asList(limit)),
    })
    expect(failed.code, failed.log).toBe(0)
    expect(failed.outputs).toMatchObject({ verdict: 'usage-limit', retry: 'true', 'next-available-at': '' })
    expect(failed.outputs['session-id']).toMatch(/^[0-9a-f-]{36}$/)
    expect(Date.parse(failed.outputs['cooling-until'] ?? '')).toBeGreaterThan(Date.now())
    expect(failed.log).toMatch(/claude\/team-a met its usage limit \(event: /)
    expect(failed.log).toContain('retry: true (another account is free)')

    const b = await first.step('select', claude)
    expect(b.log).toMatch(/skipped claude\/team-a: usage-limit, cooling until .*; the agent's own event says so/)
    expect(b.outputs).toMatchObject({ account: 'team-b', 'claude-code-oauth-token': token })
    const good = await first.step('report', { selection: b.outputs['selection'] ?? '', outcome: 'success' })
    expect(good.outputs).toMatchObject({ verdict: 'ok', retry: 'false', 'cooling-until': '' })
    expect(good.log).toContain('claude/team-b succeeded')

    const next = await job().step('select', claude)
    expect(next.outputs).toMatchObject({ account: 'team-b' })
  })

  it('end where all are spent, in red or in green', async () => {
    const one = job()
    const only = { accounts: JSON.stringify([JSON.parse(accounts)[1]]) }
    const { outputs } = await one.step('select', only)
    const report = await one.step('report', {
      selection: outputs['selection'] ?? '',
      outcome: 'failure',
      'execution-file': put(one, 'execution.jsonl', limit),
    })
    expect(report.outputs).toMatchObject({ verdict: 'usage-limit', retry: 'false' })
    expect(report.outputs['next-available-at']).toBe(report.outputs['cooling-until'])
    expect(report.log).toContain('retry: false (no other account is free)')

    const red = await one.step('select', only)
    expect(red.code).toBe(75)
    expect(red.outputs).toMatchObject({ outcome: 'exhausted', 'next-available-at': report.outputs['cooling-until'] })
    expect(red.outputs).not.toHaveProperty('selection')
    expect(red.log).toContain('##[error]no account of the pool is free')
    const green = await one.step('select', { ...only, 'when-exhausted': 'neutral' })
    expect(green.code).toBe(0)
    expect(green.outputs).toMatchObject({ outcome: 'exhausted' })
    expect(green.log).toContain('##[notice]no account of the pool is free')
  })

  it('go on without the cache', async () => {
    const one = job({ ACTIONS_RESULTS_URL: 'http://127.0.0.1:9/', ACTIONS_CACHE_URL: 'http://127.0.0.1:9/' })
    const { outputs, log } = await one.step('select', claude)
    expect(outputs).toMatchObject({ outcome: 'selected', account: 'team-a' })
    expect(log).toContain('##[notice]')
    const report = await one.step('report', { selection: outputs['selection'] ?? '', outcome: 'success' })
    expect(report.code, report.log).toBe(0)
    expect(report.outputs['verdict']).toBe('ok')
  })
})

describe('export', () => {
  it('leaves one credential, though an account was exported before', async () => {
    const one = job()
    const a = await one.step('select', { ...claude, export: 'true' })
    expect(a.exported).toEqual({ ANTHROPIC_API_KEY: key })
    expect(a.outputs).not.toHaveProperty('anthropic-api-key')
    await one.step('report', {
      selection: a.outputs['selection'] ?? '',
      outcome: 'failure',
      error: 'Invalid API key · Fix external API key',
    })
    const b = await one.step('select', { ...claude, export: 'true' })
    expect(b.exported).toEqual({ ANTHROPIC_API_KEY: '', CLAUDE_CODE_OAUTH_TOKEN: token })
  })
})

describe('retry-if: untouched', () => {
  const untouched = async (touch: (one: Job) => void, events: string) => {
    const one = job()
    const git = async (...args: string[]) =>
      (await import('node:child_process')).execFileSync('git', ['-C', one.place.work, ...args], { stdio: 'ignore' })
    await git('init', '-q')
    writeFileSync(join(one.place.work, 'file'), 'one')
    const { outputs } = await one.step('select', claude)
    touch(one)
    const file = join(one.place.temp, 'execution.json')
    writeFileSync(file, events)
    return one.step('report', {
      selection: outputs['selection'] ?? '',
      outcome: 'failure',
      'execution-file': file,
      'retry-if': 'untouched',
    })
  }
  const worked = recording('claude__08a_midtask_limit_oauthA').stdout

  it.each<[string, (one: Job) => void, string, string]>([
    [
      'nothing was done',
      () => undefined,
      limit,
      'true (0 turns, 0 US dollars, the working tree is as it was: nothing was done yet)',
    ],
    [
      'a file changed',
      (one) => writeFileSync(join(one.place.work, 'file'), 'two'),
      limit,
      'false (0 turns, 0 US dollars, the working tree changed: work may have been done)',
    ],
    [
      'the model answered',
      () => undefined,
      worked,
      'false (2 turns, 0.000074 US dollars, the working tree is as it was: work may have been done)',
    ],
    [
      'nothing is told',
      () => undefined,
      "You've hit your 5-hour limit · resets 1pm (UTC)",
      'false (turns unknown, cost unknown, the working tree is as it was: work may have been done)',
    ],
  ])('when %s', async (_what, touch, events, said) => {
    const { log, outputs } = await untouched(touch, events)
    expect(outputs['verdict'], log).toBe('usage-limit')
    expect(log).toContain(`retry: ${said}`)
  })
})
