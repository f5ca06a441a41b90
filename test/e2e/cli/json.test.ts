/** With --json standard output is one line of JSON and nothing else, however the run ends. */
import { describe, expect, it } from 'vitest'
import { accountsOf, byAccount, usageLimit } from '../action/agents.ts'
import { createMachine } from './run-cli.ts'

const machine = createMachine()
const { accounts, secrets } = accountsOf('ab')
machine.accounts(accounts)
const pool = ['--accounts', 'accounts.json', '--state', 'state', '--json']

/** Both streams hold what is no JSON, in colours and without a last newline. */
const noisy = (then: string): string => `printf '\\033[31mout {"a":1}\\033[0m'; printf 'err' >&2; ${then}`
const last = `${noisy('true')}; echo " $ANTHROPIC_API_KEY" | wc -c`

describe('run --json', () => {
  it.each<[string, string, number, object]>([
    ['a success', noisy('exit 0'), 0, { outcome: 'succeeded', account: 'a', 'exit-code': '0', failovers: '0' }],
    ['a failure', noisy('exit 7'), 7, { outcome: 'failed', 'exit-code': '7' }],
    [
      'a failover',
      byAccount({ a: noisy(usageLimit(3_600)), b: last }),
      0,
      { outcome: 'succeeded', account: 'b', provider: 'claude', failovers: '1', 'next-available-at': '' },
    ],
    [
      'an exhausted pool',
      noisy(usageLimit(3_600)),
      75,
      { outcome: 'exhausted', 'exit-code': '75', 'next-available-at': expect.stringMatching(/^\d{4}-.*Z$/) },
    ],
  ])('tells %s', async (_what, script, code, expected) => {
    const run = await machine.run(['run', ...pool, '--ignore-state', '--run', script], { secrets })
    expect(run.code, run.stderr).toBe(code)
    expect(run.stdout).toMatch(/^\{.*\}\n$/)
    expect(JSON.parse(run.stdout)).toMatchObject(expected)
    expect(JSON.parse(JSON.parse(run.stdout).attempts)[0]).toMatchObject({ number: 1, provider: 'claude' })
    expect(run.stderr).toContain('out {"a":1}')
  })
})

it('status --json and dry-run --json tell what the tables say', async () => {
  await machine.run(['run', ...pool, '--ignore-state', '--run', byAccount({ a: usageLimit(), b: 'exit 0' })], {
    secrets,
  })
  const status = await machine.run(['status', ...pool], { secrets })
  expect(status).toMatchObject({ code: 0, stderr: '' })
  expect(JSON.parse(status.stdout).accounts).toMatchObject([
    { account: 'a', state: 'cooling', verdict: 'usage-limit', source: 'event', failures: expect.any(Number) },
    // It was to rest since the test above, and has done its work all the same.
    { account: 'b', state: 'available' },
  ])
  const plan = await machine.run(['dry-run', ...pool, '--ignore-state', '--simulate', 'a=auth'], { secrets })
  expect(plan).toMatchObject({ code: 0, stderr: '' })
  expect(JSON.parse(plan.stdout)).toMatchObject({
    attempts: [
      {
        number: 1,
        account: 'a',
        provider: 'claude',
        verdict: 'auth',
        variables: expect.arrayContaining(['ANTHROPIC_API_KEY']),
      },
      { number: 2, account: 'b', provider: 'claude', verdict: 'ok' },
    ],
    outcome: 'succeeded',
    exitCode: 0,
  })
})
