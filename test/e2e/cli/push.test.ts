/** `accounts push` against GitHub's API, which opens what it is sent. */
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type SecretsStub, startSecrets } from '../../stub/github-secrets.ts'
import { type CliPlace, createCliPlace } from './cli-place.ts'

const token = 'ghp_FAKEtokenthatwritessecrets0000000'
const list = [
  { label: 'Team A', provider: 'claude', secret: 'sk-ant-api03-FAKE-0123456789', priority: 5 },
  { label: 'b', provider: 'codex', secretFrom: 'CODEX_B' },
  {
    label: 'g',
    provider: 'claude',
    env: { ANTHROPIC_BASE_URL: 'https://gateway.example', ANTHROPIC_AUTH_TOKEN: 'FAKE-gateway-9f8e7d6c5b' },
    disabled: false,
  },
  { label: 's', provider: 'codex', files: { 'auth.json': { tokens: { refresh_token: 'FAKE-refresh-1a2b3c4d' } } } },
]
const compact = [
  { label: 'team-a', provider: 'claude', priority: 5, secret: 'sk-ant-api03-FAKE-0123456789' },
  { label: 'b', provider: 'codex', secret: 'sk-FAKE-of-codex-b-00000' },
  {
    label: 'g',
    provider: 'claude',
    env: { ANTHROPIC_BASE_URL: 'https://gateway.example', ANTHROPIC_AUTH_TOKEN: 'FAKE-gateway-9f8e7d6c5b' },
  },
  { label: 's', provider: 'codex', files: { 'auth.json': { tokens: { refresh_token: 'FAKE-refresh-1a2b3c4d' } } } },
]
const repository = '/repos/org/repo/actions/secrets'
const organisation = '/orgs/acme/actions/secrets'

let github: SecretsStub
let place: CliPlace
beforeEach(async () => {
  github = await startSecrets()
  place = createCliPlace({ GITHUB_API_URL: github.url, GH_TOKEN: token, CODEX_B: 'sk-FAKE-of-codex-b-00000' })
  mkdirSync(dirname(place.list), { recursive: true, mode: 0o700 })
  writeFileSync(place.list, JSON.stringify(list), { mode: 0o600 })
})
afterEach(async () => {
  place.remove()
  await github.close()
})

const push = (...args: string[]) => place.run(['accounts', 'push', '--repo', 'org/repo', ...args])
const puts = () => github.asked.flatMap(({ request }) => (request.startsWith('PUT ') ? [request.slice(4)] : []))
const secretAt = (at: string, name: string) => github.secrets.get(at)?.get(name)?.value ?? ''

describe('accounts push', () => {
  it('writes the compact list as one secret, and tells labels only', async () => {
    const pushed = await push('--yes')
    expect(pushed, pushed.stderr).toMatchObject({ code: 0, stdout: 'wrote POOL_ACCOUNTS\n' })
    expect(pushed.stderr).toContain('claude/team-a, codex/b, claude/g, codex/s')
    expect(secretAt(repository, 'POOL_ACCOUNTS')).toBe(JSON.stringify(compact))
    expect(new Set(github.asked.map(({ authorization }) => authorization))).toEqual(new Set([`token ${token}`]))
    expect((await push('--yes')).stderr).toContain('replaces that of 2026-11-25')
  })

  it('splits it into one secret for each credential, the list last, and says what the workflow needs', async () => {
    github.secrets.set(repository, new Map([['POOL_CLAUDE_OLD', { value: '', updated_at: '2026-01-01T00:00:00Z' }]]))
    const pushed = await push('--yes', '--split', '--secret', 'POOL')
    expect(pushed, pushed.stderr).toMatchObject({ code: 0 })
    const names = ['POOL_CLAUDE_TEAM_A', 'POOL_CODEX_B', 'POOL_CLAUDE_G_ANTHROPIC_AUTH_TOKEN', 'POOL']
    expect(puts()).toEqual(names.map((name) => `${repository}/${name}`))
    expect(names.slice(0, 3).map((name) => secretAt(repository, name))).toEqual([
      'sk-ant-api03-FAKE-0123456789',
      'sk-FAKE-of-codex-b-00000',
      'FAKE-gateway-9f8e7d6c5b',
    ])
    expect(JSON.parse(secretAt(repository, 'POOL'))).toMatchObject([
      { label: 'team-a', secretFrom: 'POOL_CLAUDE_TEAM_A' },
      { label: 'b', secretFrom: 'POOL_CODEX_B' },
      {
        env: { ANTHROPIC_BASE_URL: 'https://gateway.example' },
        envFrom: { ANTHROPIC_AUTH_TOKEN: 'POOL_CLAUDE_G_ANTHROPIC_AUTH_TOKEN' },
      },
      { files: { 'auth.json': { tokens: {} } } },
    ])
    expect(pushed.stdout).toContain(`          POOL_CODEX_B: $\{{ secrets.POOL_CODEX_B }}`)
    expect(pushed.stderr).toContain(
      'no longer named by the list, to be deleted when no workflow uses them: POOL_CLAUDE_OLD',
    )
  })

  it('writes to an environment', async () => {
    expect(await push('--yes', '--env', 'production')).toMatchObject({ code: 0 })
    expect(puts()).toEqual(['/repos/org/repo/environments/production/secrets/POOL_ACCOUNTS'])
  })

  it("writes to an organisation and keeps a secret's readers unless told otherwise", async () => {
    const toOrg = (...args: string[]) => place.run(['accounts', 'push', '--org', 'acme', '--yes', ...args])
    const readers = () => {
      const { visibility, selected } = github.secrets.get(organisation)?.get('POOL_ACCOUNTS') ?? {}
      return [visibility, selected]
    }
    expect(await toOrg()).toMatchObject({ code: 0 })
    expect(readers()).toEqual(['private', undefined])
    await toOrg('--repos', 'one,acme/two')
    expect(readers()).toEqual(['selected', [11, 22]])
    await toOrg()
    expect(readers()).toEqual(['selected', [11, 22]])
    await toOrg('--visibility', 'all')
    expect(readers()).toEqual(['all', undefined])
  })

  it('asks before it writes: off a terminal --yes must say so; --dry-run only shows', async () => {
    expect(await push()).toMatchObject({ code: 64, stderr: expect.stringContaining('--yes') })
    const shown = await push('--dry-run', '--json')
    expect(JSON.parse(shown.stdout).secrets).toMatchObject([
      { name: 'POOL_ACCOUNTS', change: 'create', written: false },
    ])
    expect(puts()).toEqual([])
  })

  it.runIf(process.platform === 'linux').each([80, 20])('asks on a terminal of %i columns', async (columns) => {
    const args = ['accounts', 'push', '--repo', 'org/repo']
    const no = await place.onTerminal(args, columns, { prompt: 'Write one', keys: 'n\r' })
    expect([no.code, puts()]).toEqual([1, []])
    const yes = await place.onTerminal(args, columns, { prompt: 'Write one', keys: 'y\r' })
    expect([yes.code, puts()]).toEqual([0, [`${repository}/POOL_ACCOUNTS`]])
  })
})

it.skipIf(process.platform === 'win32')("takes the token of gh's sign-in at the server that is asked", async () => {
  const host = new URL(github.url).host
  writeFileSync(join(place.home, 'gh'), `#!/bin/sh\n[ "$*" = "auth token --hostname ${host}" ] && echo gho_FAKEofgh\n`)
  chmodSync(join(place.home, 'gh'), 0o755)
  const env = { GH_TOKEN: '', PATH: `${place.home}:${process.env['PATH']}` }
  const pushed = await place.run(['accounts', 'push', '--repo', 'org/repo', '--yes'], { env })
  expect(pushed, pushed.stderr).toMatchObject({ code: 0 })
  expect(new Set(github.asked.map(({ authorization }) => authorization))).toEqual(new Set(['token gho_FAKEofgh']))
})

describe('what GitHub refuses is told in plain words, and nothing is half done', () => {
  const start = 'GET /repos/org/repo/actions/secrets/public-key'
  const reset = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(Math.floor(Date.now() / 1000) + 1500) }
  it.each([
    ['401', { status: 401 }, 'GitHub refused the token: it is wrong or has expired'],
    ['403', { status: 403 }, 'it needs the right "Secrets: read and write"'],
    ['403 of single sign-on', { status: 403, headers: { 'x-github-sso': 'required; url=x' } }, 'single sign-on'],
    ['404', { status: 404 }, 'GitHub shows this token no repository org/repo'],
    ['422', { status: 422, body: '{"message":"no good"}' }, 'GitHub does not take it for org/repo: no good'],
    [
      'a spent primary limit',
      { status: 403, headers: reset },
      'GitHub asks for fewer requests; give the command again in 25 min',
    ],
    ['a long secondary limit', { status: 429, headers: { 'retry-after': '600' } }, 'again in 10 min'],
    ['500', { status: 500 }, 'GitHub answered 500 for org/repo; try again later'],
    ['nonsense', { status: 200, body: '{"key":"short"}' }, 'an answer that makes no sense'],
    ['a closed connection', 'hang-up', "GitHub's API can't be reached"],
  ] as const)('%s', async (_, answer, words) => {
    github.instead.push({ request: start, answer })
    const refused = await push('--yes')
    expect(refused).toMatchObject({ code: 1, stdout: '' })
    expect(refused.stderr).toContain(words)
    expect(puts()).toEqual([])
  })

  it('waits once where the wait is short', async () => {
    github.instead.push({ request: `PUT ${repository}`, answer: { status: 403, headers: { 'retry-after': '1' } } })
    const pushed = await push('--yes')
    expect([pushed.code, pushed.stderr]).toEqual([0, expect.stringContaining('GitHub asks to wait 1 s')])
    expect(secretAt(repository, 'POOL_ACCOUNTS')).toBe(JSON.stringify(compact))
  })

  it('says what was written when a later one fails; a repeat mends it', async () => {
    github.instead.push({ request: `PUT ${repository}/POOL_ACCOUNTS_CLAUDE_G`, answer: { status: 422 } })
    const refused = await push('--yes', '--split')
    expect(refused.code).toBe(1)
    expect(refused.stderr).toContain(
      'written: POOL_ACCOUNTS_CLAUDE_TEAM_A, POOL_ACCOUNTS_CODEX_B; not written: POOL_ACCOUNTS_CLAUDE_G_ANTHROPIC_AUTH_TOKEN, POOL_ACCOUNTS. The list goes last',
    )
    expect(secretAt(repository, 'POOL_ACCOUNTS')).toBe('')
    expect((await push('--yes', '--split')).code).toBe(0)
    expect(JSON.parse(secretAt(repository, 'POOL_ACCOUNTS'))).toHaveLength(4)
  })

  it('tells of a server that is not there', async () => {
    await github.close()
    const away = await push('--yes')
    expect(away).toMatchObject({ code: 1, stderr: expect.stringContaining("can't be reached (ECONNREFUSED)") })
  })
})

describe('what can not be sent is told before anything is', () => {
  it('a list larger than a secret', async () => {
    const many = Array.from({ length: 40 }, (_, index) => ({
      label: `a${index}`,
      provider: 'codex',
      files: { 'auth.json': { tokens: { refresh_token: `FAKE-${index}${'x'.repeat(1500)}` } } },
    }))
    writeFileSync(place.list, JSON.stringify(many))
    const refused = await push('--yes')
    expect(refused).toMatchObject({ code: 64, stderr: expect.stringContaining('and GitHub takes 48 KB') })
    expect(github.asked).toEqual([])
  })

  it.each([
    [['--secret', 'GITHUB_X'], '--secret must be letters'],
    [['--org', 'acme'], 'give --org, or --repo'],
    [['--visibility', 'all'], 'for secrets of an organisation'],
    [['--wrong'], "unknown option '--wrong'"],
  ])('%j', async (args, words) => {
    const refused = await push('--yes', ...args)
    expect([refused.code, refused.stderr.includes(words), github.asked]).toEqual([64, true, []])
  })

  it('an account without a credential, an empty list, no token, an address that is not safe', async () => {
    const go = (env: Record<string, string>, args: string[] = []) =>
      place.run(['accounts', 'push', '--repo', 'org/repo', '--yes', ...args], { env })
    expect((await go({ CODEX_B: '' })).stderr).toContain('accounts[1]: secretFrom names CODEX_B')
    expect((await go({ GH_TOKEN: '', PATH: '' })).stderr).toContain('no token')
    expect((await go({ GITHUB_API_URL: 'http://example.com' })).stderr).toContain('must begin with https://')
    writeFileSync(place.list, '[]')
    expect((await go({})).stderr).toContain('there is no account in the list')
    writeFileSync(place.list, '{')
    expect((await go({})).stderr).toContain('is damaged')
    expect(github.asked).toEqual([])
  })
})
