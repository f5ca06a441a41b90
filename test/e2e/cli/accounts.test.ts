/** A list of accounts at home, from the first account to the last. */
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type CliPlace, createCliPlace } from './cli-place.ts'

const key = 'sk-ant-api03-FAKE-0123456789abcdefghij'
const other = 'sk-ant-oat01-FAKE-0123456789abcdefghij'
let place: CliPlace
beforeEach(() => {
  place = createCliPlace()
})
afterEach(() => place.remove())
const entries = (): unknown => JSON.parse(place.text())

describe('accounts add', () => {
  it.each([
    ['a pipe', [], { stdin: `${key}\n` }],
    ['a variable', ['--from-env', 'KEY'], { env: { KEY: key } }],
    ['a file', ['--from-file', 'key.txt'], {}],
  ])('takes the credential from %s', async (_, options, given) => {
    writeFileSync(join(place.home, 'key.txt'), `${key}\n`)
    const added = await place.run(['accounts', 'add', 'claude', 'Team A', ...options, '--priority', '5'], given)
    expect(added, added.stderr).toMatchObject({ code: 0, stderr: '' })
    expect(added.stdout).toMatch(/^added claude\/team-a: API key, fingerprint [0-9a-f]{8}, in .*accounts\.json\n$/)
    expect(entries()).toEqual([{ label: 'team-a', provider: 'claude', priority: 5, secret: key }])
    expect(statSync(place.list).mode & 0o777).toBe(0o600)
  })

  it.runIf(process.platform === 'linux')('asks for it on a terminal and shows nothing of what is typed', async () => {
    const typing = { prompt: 'Credential', keys: `${key}\r` }
    const added = await place.onTerminal(['accounts', 'add', 'claude', 'a'], 80, typing)
    expect(added.code).toBe(0)
    expect(entries()).toEqual([{ label: 'a', provider: 'claude', secret: key }])
    const left = await place.onTerminal(['accounts', 'add', 'claude', 'b'], 20, {
      prompt: 'Credential',
      keys: '\u0003',
    })
    expect([left.code, left.stdout.includes('nothing was changed')]).toEqual([1, true])
  })

  it.each([
    [
      'claude',
      '.credentials.json',
      { claudeAiOauth: { accessToken: 'FAKE-access-1', refreshToken: 'FAKE-refresh-1' } },
    ],
    ['codex', 'auth.json', { tokens: { access_token: 'FAKE-access-2', refresh_token: 'FAKE-refresh-2' } }],
    ['gemini', 'oauth_creds.json', { access_token: 'FAKE-access-3', refresh_token: 'FAKE-refresh-3' }],
  ])("knows %s's sign-in file %s", async (provider, file, document) => {
    const added = await place.run(['accounts', 'add', provider, 'a'], { stdin: JSON.stringify(document) })
    expect(added, added.stderr).toMatchObject({ code: 0, stderr: '' })
    expect(entries()).toEqual([{ label: 'a', provider, files: { [file]: document } }])
  })

  it('puts settings and another variable beside it', async () => {
    const set = ['--variable', 'ANTHROPIC_AUTH_TOKEN', '--set', 'ANTHROPIC_BASE_URL=https://gateway.example']
    expect(
      await place.run(['accounts', 'add', 'claude', 'g', ...set], { stdin: 'FAKE-gateway-token-1' }),
    ).toMatchObject({
      code: 0,
    })
    const env = { ANTHROPIC_BASE_URL: 'https://gateway.example', ANTHROPIC_AUTH_TOKEN: 'FAKE-gateway-token-1' }
    expect(entries()).toEqual([{ label: 'g', provider: 'claude', env }])
  })

  it.each([
    ['an argument', ['claude', 'a', key], 'never taken from the command line'],
    ['an option', ['claude', 'a', '--secret', key], 'never taken from the command line'],
    ['an option with =', ['claude', 'a', `--api-key=${key}`], 'never taken from the command line'],
    ['an option that there is not', ['claude', 'a', `--key=${key}`], 'unknown option'],
    ['a label', ['claude', key], 'label looks like a credential'],
    ['a provider', [key, 'a'], 'the provider must be one of'],
    ['a name of a variable', ['claude', 'a', '--from-env', key], 'is it the value itself?'],
    ['a setting', ['claude', 'a', '--set', `X=${key}`], 'never taken from the command line'],
  ])('refuses a credential that is given as %s, without showing it', async (_, args, words) => {
    const refused = await place.run(['accounts', 'add', ...args], { stdin: other })
    expect(refused.code).toBe(64)
    expect(refused.stderr).toContain(words)
    expect(place.text()).toBe('')
  })

  it.each([
    ['nothing', '', 'the credential is empty'],
    ['several lines', 'FAKE-line-one\nFAKE-line-two', 'secret has several lines'],
    ['JSON that was cut', '{"tokens": {', 'is the beginning of a JSON document'],
    ['other JSON', '{"FAKE":1}', 'no sign-in file of claude'],
  ])('refuses %s', async (_, stdin, words) => {
    const refused = await place.run(['accounts', 'add', 'claude', 'a'], { stdin })
    expect([refused.code, refused.stderr.includes(words)]).toEqual([64, true])
    expect(place.text()).toBe('')
  })

  it('says what looks wrong, and that a credential is there twice', async () => {
    await place.run(['accounts', 'add', 'claude', 'a'], { stdin: key })
    const twin = await place.run(['accounts', 'add', 'claude', 'b', '--json'], { stdin: key })
    expect(JSON.parse(twin.stdout).warnings).toEqual([expect.stringContaining('same credential as claude/a')])
    const wrong = await place.run(['accounts', 'add', 'codex', 'c'], { stdin: other })
    expect(wrong.stderr).toContain('looks like a credential of Anthropic')
  })

  it('replaces nothing unless told to, and then the credential alone', async () => {
    await place.run(['accounts', 'add', 'claude', 'a', '--group', 'org'], { stdin: key })
    const again = await place.run(['accounts', 'add', 'claude', 'a'], { stdin: other })
    expect([again.code, again.stderr.includes('--replace')]).toEqual([64, true])
    expect(await place.run(['accounts', 'add', 'claude', 'a', '--replace'], { stdin: other })).toMatchObject({
      code: 0,
    })
    expect(entries()).toEqual([{ label: 'a', provider: 'claude', group: 'org', secret: other }])
  })

  it('loses none of many that are added at once', async () => {
    const labels = Array.from({ length: 8 }, (_, index) => `a${index}`)
    const added = labels.map((label, index) =>
      place.run(['accounts', 'add', 'codex', label], { stdin: `sk-FAKE-00000000000000${index}` }),
    )
    expect((await Promise.all(added)).map(({ code }) => code)).toEqual(labels.map(() => 0))
    const listed = JSON.parse((await place.run(['accounts', 'list', '--json'])).stdout)
    expect(listed.accounts.map(({ label }: { label: string }) => label).sort()).toEqual(labels)
  })
})

describe('the list', () => {
  beforeEach(async () => {
    await place.run(['accounts', 'add', 'claude', 'a'], { stdin: key })
    await place.run(['accounts', 'add', 'codex', 'a'], { stdin: 'sk-FAKE-00000000000000000' })
  })

  it('is what run, dry-run and status use when no other is named', async () => {
    const args = ['run', '--agent', 'codex', '--', process.execPath, '-p', 'process.env.CODEX_API_KEY.length']
    expect(await place.run(args)).toMatchObject({ code: 0, stdout: '25\n' })
    expect((await place.run(['dry-run', '--', 'true'])).stdout).toContain('attempt 1: ')
    expect((await place.run(['status'])).stdout).toContain('claude/a')
    const none = await place.run(['status'], { env: { XDG_CONFIG_HOME: join(place.home, 'none') } })
    expect(none).toMatchObject({ code: 64, stderr: expect.stringContaining('pool-failover accounts add') })
  })

  it('changes name, state and members', async () => {
    expect(await place.run(['accounts', 'rename', 'a', 'b'])).toMatchObject({
      code: 64,
      stderr: 'pool-failover: which one: claude/a or codex/a?\n',
    })
    expect((await place.run(['accounts', 'rename', 'claude', 'a', 'b'])).stdout).toBe(
      'renamed claude/a: it is claude/b now\n',
    )
    expect((await place.run(['accounts', 'disable', 'b'])).stdout).toBe('disabled claude/b\n')
    expect((await place.run(['status', '--json'])).stdout).toContain('"state":"disabled"')
    expect((await place.run(['accounts', 'enable', 'claude/b', '--json'])).stdout).toBe(
      '{"done":"enabled","provider":"claude","label":"b"}\n',
    )
    const asked = await place.run(['accounts', 'remove', 'b'])
    expect(asked).toMatchObject({ code: 64, stderr: expect.stringContaining('--yes') })
    expect((await place.run(['accounts', 'remove', 'b', '--yes'])).stdout).toBe('removed claude/b\n')
    expect(entries()).toMatchObject([{ label: 'a', provider: 'codex' }])
    expect(await place.run(['accounts', 'remove', 'b', '--yes'])).toMatchObject({
      code: 64,
      stderr: 'pool-failover: there is no account b at home; there are codex/a\n',
    })
  })

  it.runIf(process.platform === 'linux')('asks before it removes, and fits a narrow terminal', async () => {
    const no = await place.onTerminal(['accounts', 'remove', 'claude/a'], 80, { prompt: 'Remove', keys: 'n\r' })
    expect([no.code, no.stdout.includes('nothing was changed')]).toEqual([1, true])
    const narrow = await place.onTerminal(['accounts', 'list'], 20)
    expect(narrow.code).toBe(0)
    expect(narrow.stdout.split(/\r?\n/)).toEqual(expect.arrayContaining(['claude/a', '  credential: API', '    key']))
    expect(Math.max(...narrow.stdout.split(/\r?\n/).map((line) => line.length))).toBeLessThanOrEqual(20)
    const yes = await place.onTerminal(['accounts', 'remove', 'claude/a'], 20, { prompt: 'Remove', keys: 'y\r' })
    expect([yes.code, entries()]).toMatchObject([0, [{ provider: 'codex' }]])
  })
})

describe('a bad place', () => {
  const commands = [
    ['add', 'claude', 'a'],
    ['remove', 'a', '--yes'],
    ['rename', 'a', 'b'],
    ['disable', 'a'],
    ['enable', 'a'],
    ['list'],
    ['check'],
  ]

  it.each(commands)('accounts %s: help, wrong options and no list are told', async (...args) => {
    const [name = ''] = args
    const help = await place.run(['accounts', name, '--help'])
    expect([help.code, Math.max(...help.stdout.split('\n').map((line) => line.length)) <= 80]).toEqual([0, true])
    const wrong = await place.run(['accounts', name, '--wrong'])
    expect([wrong.code, wrong.stderr]).toEqual([64, expect.stringContaining("unknown option '--wrong'")])
    if (name === 'add') return
    const none = await place.run(['accounts', ...args])
    expect(none.code).toBe(name === 'list' ? 0 : 64)
    expect(none.stdout + none.stderr).toMatch(/no account/)
  })

  it.each(commands)('accounts %s: a damaged list is told and kept', async (...args) => {
    mkdirSync(dirname(place.list), { recursive: true, mode: 0o700 })
    writeFileSync(place.list, `[{"label": "a", "secret": "${key}"`, { mode: 0o600 })
    const told = await place.run(['accounts', ...args], { stdin: other })
    expect(told).toMatchObject({ code: 64, stdout: '', stderr: expect.stringContaining('damaged') })
    const [kept = ''] = readdirSync(dirname(place.list))
    expect(readFileSync(join(dirname(place.list), kept), 'utf8')).toContain(key)
  })

  it('that can not be written is told, and nothing is half done', async () => {
    writeFileSync(join(place.home, '.config'), 'a file')
    const told = await place.run(['accounts', 'add', 'claude', 'a'], { stdin: key })
    expect(told).toMatchObject({ code: 64, stdout: '', stderr: expect.stringContaining('ENOTDIR') })
  })

  it.runIf(process.platform === 'linux')('that nobody can write is told', async () => {
    const told = await place.run(['accounts', 'add', 'claude', 'a'], { stdin: key, env: { XDG_CONFIG_HOME: '/sys' } })
    expect(told).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining("can't be written (E") })
  })

  it.runIf(process.getuid?.() !== 0)('that is read-only is told', async () => {
    mkdirSync(dirname(place.list), { recursive: true, mode: 0o700 })
    chmodSync(dirname(place.list), 0o500)
    const told = await place.run(['accounts', 'add', 'claude', 'a'], { stdin: key })
    chmodSync(dirname(place.list), 0o700)
    expect(told).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining("can't be written (EACCES)") })
  })
})
