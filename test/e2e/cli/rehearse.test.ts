/** explain, simulate, replay and doctor as built: what they read, what they print, and that nothing secret is in it. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { newHome, runCli, runInTerminal } from './try-cli.ts'

const home = newHome()
const secrets = ['a', 'b'].map((label) => `sk-ant-api03-FAKE-of-team-${label}-0123`)
const accounts = JSON.stringify(
  secrets.map((secret, index) => ({ label: `team-${'ab'[index]}`, provider: 'claude', secret })),
)
const env = { POOL_FAILOVER_ACCOUNTS: accounts }
const limit = JSON.stringify({
  type: 'result',
  is_error: true,
  api_error_status: 429,
  result: `You've hit your limit · resets 11pm (UTC) ${secrets[0]}`,
  session_id: 's',
})

describe('explain', () => {
  it('tells what a run left behind', async () => {
    const agent = ['--', process.execPath, '-e', `console.log(${JSON.stringify(limit)}); process.exit(1)`]
    expect((await runCli(['run', '--max-failovers', '0', ...agent], { home, env })).code).toBe(75)
    const { code, stdout } = await runCli(['explain', '--json'], { home, env })
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({
      next: 'claude/team-b',
      accounts: [
        { account: 'team-b', free: true, next: true },
        { account: 'team-a', free: false, skip: 'cooling', condition: { verdict: 'usage-limit' } },
      ],
    })
    const plain = await runCli(['explain'], { home, env })
    expect(plain.stdout).toMatch(/^next: claude\/team-b\. round-robin: .*after claude\/team-a/)
  })

  it('reads accounts from standard input', async () => {
    const { code, stdout } = await runCli(['explain', '--accounts', '-', '--store', 'memory'], {
      home,
      stdin: accounts,
    })
    expect(code).toBe(0)
    expect(stdout).toMatch(/^next: claude\/team-a\. round-robin: no use is known/)
  })
})

describe('replay', () => {
  it('reads standard input, and hides what looks like a credential', async () => {
    const { code, stdout } = await runCli(['replay', '--provider', 'claude'], { home, stdin: `${limit}\n` })
    expect(code).toBe(0)
    expect(stdout).toMatch(/verdict: usage-limit[\s\S]*the log ends here; claude\/account-2 would go on\n$/)
    expect(stdout).not.toContain('FAKE-of-team')
  })

  it('plays the log of a run of ours as it went', async () => {
    const agent = `process.env.POOL_FAILOVER_ACCOUNT === 'team-a' ? (console.log(${JSON.stringify(limit)}), process.exit(1)) : console.log('fine')`
    const run = await runCli(['run', '--ignore-state', '--json', '--', process.execPath, '-e', agent], { home, env })
    expect(run.code).toBe(0)
    const { stdout } = await runCli(['replay'], { home, stdin: run.stderr })
    expect(stdout).toMatch(/\nsucceeded on claude\/team-b\n$/)
    const json = await runCli(['replay', '--json'], { home, stdin: run.stderr })
    const { steps, outcome } = JSON.parse(json.stdout)
    expect([outcome, steps.at(-1)]).toMatchObject([
      'succeeded',
      { step: 'verdict', account: 'team-b', provider: 'claude' },
    ])
  })

  it('asks whose output it is where nothing tells', async () => {
    expect(await runCli(['replay'], { home, stdin: 'hello\n' })).toMatchObject({ code: 64, stdout: '' })
  })
})

describe('simulate', () => {
  const asked = [
    'simulate',
    '--jobs-per-hour',
    '2',
    '--limit',
    '5h=2h',
    '--minutes',
    '10-30',
    '--days',
    '7',
    '--up-to',
    '4',
  ]

  it('answers the same for the same seed, and draws it', async () => {
    const [one, two] = await Promise.all([
      runCli([...asked, '--json', '--svg', 'answer.svg'], { home }),
      runCli([...asked, '--json'], { home }),
    ])
    expect(one.code, one.stderr).toBe(0)
    expect(one.stdout).toBe(two.stdout)
    expect(JSON.parse(one.stdout)).toMatchObject({ answer: expect.any(Number), seed: 1, sizes: { length: 4 } })
    expect(readFileSync(join(home, 'work', 'answer.svg'), 'utf8')).toMatch(/^<svg .*accounts are enough/)
    expect(one.stderr).toBe('')
  })

  it.skipIf(process.platform !== 'linux')('tells how far it is on a terminal, and takes that back', async () => {
    const { stdout } = await runInTerminal(asked, 100, { home })
    expect(stdout).toMatch(/1 of 4 accounts, \d+ % of \d+ jobs/)
    expect(stdout).toMatch(/accounts are enough|account is enough|not enough/)
  })

  it('tells all that is wrong at once', async () => {
    const { code, stderr } = await runCli(['simulate', '--minutes', 'x', '--limit', '5h', '--hours', 'x'], { home })
    expect(code).toBe(64)
    for (const name of ['jobs-per-hour', 'minutes', 'limit', 'hours']) expect(stderr).toContain(`--${name} must be`)
  })

  it('one line and exit code 1 where the picture can not be written', async () => {
    const { code, stderr } = await runCli([...asked, '--svg', '/dev/null/x.svg'], { home })
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: 'pool-failover: --svg: the file can not be written (ENOTDIR)\n',
    })
  })
})

describe('doctor', () => {
  it('passes here, and fails where the accounts are wrong', async () => {
    const good = await runCli(['doctor'], { home, env })
    expect(good.code, good.stdout).toBe(0)
    expect(good.stdout).toMatch(/^ok {4}node: \d+/)
    expect(good.stdout).not.toContain('\u001b')
    writeFileSync(join(home, 'work', 'wrong.json'), `[{"label": "a", "provider": "claude", "secert": "${secrets[0]}"}]`)
    const wrong = await runCli(['doctor', '--accounts', 'wrong.json', '--json'], { home })
    expect(wrong.code).toBe(1)
    expect(JSON.parse(wrong.stdout)).toMatchObject({ ok: false })
    expect(wrong.stdout).not.toContain('FAKE')
  })

  it.each([
    [{ FORCE_COLOR: '1' }, true],
    [{ FORCE_COLOR: '1', NO_COLOR: '1' }, true],
    [{ NO_COLOR: '1' }, false],
    [{}, false],
  ])('under %j has colours: %s', async (more, colours) => {
    const { stdout } = await runCli(['doctor'], { home, env: { ...env, ...more } })
    expect(stdout.includes('\u001b[32m')).toBe(colours)
  })
})
