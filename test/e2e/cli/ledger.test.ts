/** `pool-failover ledger` against the API of a repository: a person looks at the cache's cooldowns and repairs them. */
import { execFile, execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { accountIdOf } from '../../../src/pool/account.ts'
import type { AccountRecord } from '../../../src/pool/record.ts'
import { formatHold } from '../../../src/store/hold-key.ts'
import { formatKey, scopeOf } from '../../../src/store/key.ts'
import { cleared, DAY, HOUR, limited, used } from '../../store/records.ts'
import { type GithubStub, startGithub } from '../../stub/github.ts'
import { distDirectory } from '../action/run-action.ts'

const token = 'ghp_FAKEtokenoftheledger000000000000'
const id = (label: string) =>
  accountIdOf('default', 'claude', label, (text) => createHash('sha256').update(text).digest('hex'))
const [a, b] = [id('team-a'), id('team-b')]
const [main, topic] = ['refs/heads/main', 'refs/heads/topic']
const now = Date.now()

let github: GithubStub
let directory: string
beforeEach(async () => {
  github = await startGithub()
  directory = mkdtempSync(join(tmpdir(), 'ledger-cli-'))
})
afterEach(async () => {
  await github.close()
  rmSync(directory, { recursive: true })
})

const put = (record: AccountRecord | string, ref = main): void => {
  const number = github.entries.length + 1
  const key =
    typeof record === 'string'
      ? record
      : formatKey(scopeOf('default', ref), record, number.toString(16).padStart(8, '0'))
  github.entries.push({ id: number, ref, key, created_at: new Date(now - DAY + number * 1000).toISOString() })
}

const putHold = (account: string, until: number, ref = main): void =>
  put(formatHold(scopeOf('default', ref), { account, until }, github.entries.length.toString(16).padStart(8, '0')), ref)

interface Ended {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

const ledger = (args: readonly string[], more: Readonly<Record<string, string>> = {}): Promise<Ended> => {
  const env = {
    PATH: `${dirname(process.execPath)}:/usr/bin:/bin`,
    HOME: directory,
    GITHUB_API_URL: github.url,
    GH_TOKEN: token,
    GITHUB_REPOSITORY: 'org/repo',
    ...more,
  }
  return new Promise((resolve) =>
    execFile(
      process.execPath,
      [join(distDirectory, 'cli', 'index.js'), 'ledger', ...args],
      { cwd: directory, env },
      (error, stdout, stderr) => {
        expect(stdout + stderr).not.toMatch(/FAKE|^\s+at /m)
        resolve({ code: error === null ? 0 : Number(error.code ?? -1), stdout, stderr })
      },
    ),
  )
}
const accounts = JSON.stringify([
  { label: 'Team A', provider: 'claude', secretFrom: 'NOT_SET_HERE' },
  { label: 'Team B', provider: 'claude', secret: 'sk-ant-api03-FAKE-b-000000000000000000000000' },
])

describe('list', () => {
  it('shows every account, ref by ref, under its label where that is known', async () => {
    put(limited(a, now - HOUR, 6 * HOUR))
    put(limited(b, now, 8 * DAY, { verdict: 'auth' }), topic)
    put(used(b, now - HOUR))
    const { code, stdout, stderr } = await ledger(['list'], { POOL_FAILOVER_ACCOUNTS: accounts })
    expect([code, stderr]).toEqual([0, ''])
    const lines = stdout.split('\n').map((line) => line.replace(/\s{2,}/g, '|'))
    expect(lines).toContainEqual(
      expect.stringMatching(/^claude\/team-a\|cooling: usage-limit\|\d.* UTC \(5 h\)\|refs\/heads\/main\|1 h.* ago$/),
    )
    expect(lines).toContainEqual(expect.stringMatching(/^claude\/team-b\|quarantined: auth\|.*\|refs\/heads\/topic\|/))
    expect(lines).toContainEqual(expect.stringMatching(/^claude\/team-b\|available\|refs\/heads\/main\|1 h.* ago$/))
    expect(stdout).toContain('3 entries, 0 of them of no effect any more')
    expect((await ledger(['list', '--ref', 'topic'])).stdout).toContain(b)
    expect((await ledger(['list', '--ref', 'topic'])).stdout).not.toContain(a)
    const nowhere = await ledger(['list', '--ref', 'nowhere'])
    expect(nowhere.stdout).toBe('The cache of org/repo holds nothing of the pool "default" on refs/heads/nowhere.\n')
  })

  it('shows until when a run says that it uses an account', async () => {
    putHold(a, now + 5 * 60_000)
    putHold(a, now + 12 * 60_000 + 30_000, topic)
    putHold(b, now + 60_000)
    putHold(b, 0)
    const { stdout } = await ledger(['list'], { POOL_FAILOVER_ACCOUNTS: accounts })
    const [, first, second, third] = stdout.split('\n').map((line) => line.replace(/\s{2,}/g, '|'))
    expect(first).toMatch(/^claude\/team-a\|available\|\d.* UTC \((4|5) min\)\|refs\/heads\/main$/)
    expect(second).toMatch(/^claude\/team-a\|available\|\d.* UTC \(1\d min\)\|refs\/heads\/topic$/)
    expect(third).toMatch(/^4 entries, 2 of them of no effect/)
    const rows = async (env = {}) => JSON.parse((await ledger(['list', '--json'], env)).stdout).accounts
    expect((await rows({ POOL_FAILOVER_ACCOUNTS: accounts }))[0]).toMatchObject({
      account: 'team-a',
      provider: 'claude',
    })
    const [told] = await rows()
    expect(told).toMatchObject({
      account: null,
      provider: null,
      id: a,
      ref: main,
      inUseUntil: new Date(now + 5 * 60_000).toISOString(),
    })
  })

  it('reads every page, asks with the token, and takes nothing for a record that is none', async () => {
    for (let n = 0; n < 230; n += 1) put(limited(n.toString(16).padStart(12, '0'), now, 5 * HOUR))
    put(`pf1.${scopeOf('default').pool}.::error::x`)
    const { stdout } = await ledger(['list', '--json'])
    const told = JSON.parse(stdout)
    expect([told.repository, told.accounts.length, told.entries, told.spent]).toEqual(['org/repo', 230, 231, 1])
    expect(told.accounts[0]).toMatchObject({
      state: 'cooling',
      verdict: 'usage-limit',
      source: 'event',
      ref: main,
      failures: 1,
    })
    expect(github.asked).toHaveLength(3)
    expect(new Set(github.asked.map(({ authorization }) => authorization))).toEqual(new Set([`token ${token}`]))
  })

  it('takes the repository from the clone, and a token from gh, but sends it to no other host', async () => {
    const git = (...args: string[]) => execFileSync('git', args, { cwd: directory, stdio: 'ignore' })
    git('init', '-q')
    git('remote', 'add', 'origin', 'git@github.com:org/repo.git')
    expect((await ledger(['list'], { GITHUB_REPOSITORY: '' })).stdout).toContain('The cache of org/repo holds nothing')
    git('remote', 'set-url', 'origin', 'https://gitlab.example.com/org/repo.git')
    const elsewhere = await ledger(['list'], { GITHUB_REPOSITORY: '' })
    expect([elsewhere.code, elsewhere.stderr]).toEqual([64, expect.stringContaining('Give --repo owner/name')])
    const open = await ledger(['list'], { GITHUB_API_URL: 'http://api.example.com' })
    expect([open.code, open.stderr]).toEqual([64, expect.stringContaining('must begin with https://')])
    const none = await ledger(['list'], { GH_TOKEN: '' })
    expect([none.code, none.stderr]).toEqual([64, expect.stringContaining('no token')])
  })
})

describe('clear', () => {
  it('says which entries rest the account, removes them on every ref, and leaves the others', async () => {
    put(limited(a, now - HOUR, 6 * HOUR))
    put(limited(a, now, 5 * HOUR), topic)
    put(used(a, now))
    put(limited(b, now, 5 * HOUR))
    const { code, stdout } = await ledger(['clear', 'Team A', '--yes'])
    expect([code, stdout.trim().split('\n').length]).toEqual([0, 3])
    expect(stdout).toMatch(/claude\/team-a {2}usage-limit until .* refs\/heads\/topic {2}pf1\./)
    expect(stdout).toContain('2 of 2 entries removed from the cache of org/repo')
    expect(github.entries.map((entry) => entry.id)).toEqual([3, 4])
  })

  it('leaves what says that a run uses the account, and says so, unless that is meant too', async () => {
    putHold(a, now - 60_000)
    putHold(a, now + 10 * 60_000)
    putHold(b, now + 10 * 60_000)
    put(limited(a, now, 5 * HOUR))
    const { code, stdout, stderr } = await ledger(['clear', 'team-a', '--yes'])
    expect([code, stdout]).toEqual([0, expect.stringContaining('1 of 1 entries removed')])
    expect(stderr).toMatch(/^pool-failover: claude\/team-a is in use until .*; --in-use clears that too\n$/)
    const cleared = await ledger(['clear', 'team-a', '--in-use', '--yes'])
    expect([cleared.code, cleared.stderr]).toEqual([0, ''])
    expect(cleared.stdout).toMatch(
      /claude\/team-a {2}no longer in use .*\nclaude\/team-a {2}in use until .*\n2 of 2 entries/,
    )
    expect(github.entries.map(({ id }) => id)).toEqual([3])
  })

  it('asks nobody who is not there, and only looks with --dry-run', async () => {
    put(limited(a, now, 5 * HOUR))
    const { code, stderr } = await ledger(['clear', 'claude/team-a'])
    expect([code, stderr]).toEqual([64, expect.stringContaining('give --yes')])
    expect((await ledger(['clear', a, '--dry-run'])).stdout).toContain('0 of 1 entries removed')
    const would = JSON.parse((await ledger(['clear', a, '--dry-run', '--json'])).stdout)
    expect([would.found, would.entries.map((one: { id: number }) => one.id), would.removed]).toEqual([1, [1], []])
    expect(github.entries).toHaveLength(1)
  })

  it('says so where an account has no cooldown or none is named', async () => {
    const { code, stderr } = await ledger(['clear', 'team-x', '--yes'])
    expect([code, stderr]).toEqual([0, expect.stringContaining('"team-x" has no cooldown in the cache of org/repo')])
    expect((await ledger(['clear'])).code).toBe(64)
    const listed = { POOL_FAILOVER_ACCOUNTS: accounts }
    expect((await ledger(['clear', 'team-a', '--yes'], listed)).code).toBe(0)
    expect((await ledger(['clear', 'ghp_abcdefghijklmnopqrstuvwxyz0123456789', '--yes'])).code).toBe(64)
  })
})

it('clear tells a label that the list does not have from one without a cooldown', async () => {
  put(cleared(a, now))
  put(limited(id('gone'), now, 5 * HOUR))
  const listed = { POOL_FAILOVER_ACCOUNTS: accounts }
  const { code, stderr } = await ledger(['clear', 'team-x', 'codex/team-a', 'team-b', '--yes'], listed)
  expect([code, stderr.trim().split('\n')]).toEqual([
    64,
    [
      'pool-failover: there is no account "team-x"; there are claude/team-a, claude/team-b',
      'pool-failover: there is no account "codex/team-a"; there are claude/team-a, claude/team-b',
    ],
  ])
  expect((await ledger(['clear', 'team-a', '--dry-run'], listed)).stdout).toContain('claude/team-a  cleared  refs/')
  expect((await ledger(['clear', 'gone', '--yes'], listed)).code).toBe(0)
  expect(github.entries).toHaveLength(1)
})

describe('prune', () => {
  it('removes what is superseded, over or unreadable, and goes on where another removed it first', async () => {
    put(limited(a, now - HOUR, 5 * HOUR))
    put(limited(a, now, 5 * HOUR))
    put(limited(b, now - 3 * DAY, HOUR))
    put(cleared(b, now), topic)
    put(`pf1.${scopeOf('default').pool}.nonsense`)
    put('somebody-elses-cache')
    const gone = { ...github.entries[4], id: 99 }
    const listed = [...github.entries, gone]
    github.instead.push({ status: 200, body: JSON.stringify({ total_count: listed.length, actions_caches: listed }) })
    const { code, stdout } = await ledger(['prune', '--yes', '--json'])
    expect(code).toBe(0)
    expect(JSON.parse(stdout).removed.map((one: { id: number; why: string }) => [one.id, one.why])).toEqual([
      [1, 'superseded'],
      [3, 'expired'],
      [5, 'unreadable'],
      [99, 'unreadable'],
    ])
    expect(github.entries.map((entry) => entry.id)).toEqual([2, 4, 6])
  })

  it('stops where the right to remove is missing', async () => {
    put(`pf1.${scopeOf('default').pool}.nonsense`)
    const { entries } = github
    github.instead.push(
      { status: 200, body: JSON.stringify({ total_count: 1, actions_caches: entries }) },
      { status: 403 },
    )
    const { code, stdout, stderr } = await ledger(['prune', '--yes'])
    expect([code, stderr]).toEqual([
      1,
      expect.stringContaining('it needs the right actions: read to list and actions: write'),
    ])
    expect(stdout).toContain('0 of 1 entries removed')
  })
})

describe('GitHub says no', () => {
  it.each([
    [401, {}, 'GitHub refused the token'],
    [403, {}, 'The token may not do that to the caches of org/repo'],
    [403, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(Math.ceil(now / 1000) + 1800) }, 'try again in'],
    [404, {}, 'GitHub knows no repository org/repo that this token may see'],
    [429, { 'retry-after': '120' }, 'GitHub asks for fewer requests; try again in 2 min'],
    [502, {}, "GitHub's API answered 502"],
  ])('%d: one sentence, exit code 1', async (status, headers, words) => {
    github.instead.push({ status, headers })
    const { code, stdout, stderr } = await ledger(['list'])
    expect([code, stdout, stderr]).toEqual([1, '', expect.stringContaining(words)])
    expect(stderr.trim().split('\n')).toHaveLength(1)
  })

  it('nonsense, or nothing at all', async () => {
    github.instead.push({ status: 200, body: '<html>a proxy</html>', headers: { 'content-type': 'text/html' } })
    expect((await ledger(['list'])).stderr).toContain('an answer that makes no sense')
    const gone = await ledger(['list'], { GITHUB_API_URL: 'http://127.0.0.1:1' })
    expect([gone.code, gone.stderr]).toEqual([1, expect.stringContaining("GitHub's API can't be reached")])
  })

  it('waits as long as it is asked to, once', async () => {
    github.instead.push({ status: 429, headers: { 'retry-after': '1' } })
    const { code, stderr } = await ledger(['list'])
    expect([code, stderr]).toEqual([0, 'pool-failover: GitHub asks to wait 1 s\n'])
    expect(github.asked).toHaveLength(2)
  })
})
