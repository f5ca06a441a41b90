/** Standard input and the environment: where accounts come from, and what the agent gets of either. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { accountsOf, byAccount, usageLimit } from '../action/agents.ts'
import { createMachine } from './run-cli.ts'

const machine = createMachine()
const { accounts, secrets } = accountsOf('ab')
machine.accounts(accounts)
const pool = ['run', '--accounts', 'accounts.json', '--store', 'memory']

describe('accounts', () => {
  it('come from standard input, and the agent reads nothing of them', async () => {
    const run = await machine.run(['run', '--accounts', '-', '--store', 'memory', '--', 'wc', '-c'], {
      input: accounts,
      secrets,
    })
    expect(run, run.stderr).toMatchObject({ code: 0, stdout: '0\n' })
  })

  it('come from a variable, which the agent does not see', async () => {
    const env = { POOL_FAILOVER_ACCOUNTS: accounts, POOL_FAILOVER_STORE_URL: 'redis://FAKE:FAKE@127.0.0.1:1' }
    const run = await machine.run(['run', '--store', 'memory', '--', 'env'], { env })
    expect(run, run.stderr).toMatchObject({ code: 0 })
    expect(run.stdout).toContain(`ANTHROPIC_API_KEY=${secrets[0]}`)
    expect(run.stdout).not.toMatch(/POOL_FAILOVER_(ACCOUNTS|STORE_URL)|FAKE-b|redis:/)
  })

  it('name variables, which the agent gets under the names that it knows', async () => {
    machine.accounts(
      '[{"label": "a", "provider": "claude", "secretFrom": "KEY_A"}, {"label": "b", "provider": "claude", "secretFrom": "KEY_B"}]',
    )
    const env = { KEY_A: secrets[0] ?? '', KEY_B: secrets[1] ?? '' }
    const run = await machine.run([...pool, '--', 'env'], { env })
    machine.accounts(accounts)
    expect(run, run.stderr).toMatchObject({ code: 0 })
    expect(run.stdout).toContain(`ANTHROPIC_API_KEY=${secrets[0]}`)
    expect(run.stdout).not.toMatch(/KEY_[AB]=|FAKE-b/)
  })
})

describe("the agent's standard input", () => {
  it('is empty where none is given, though ours is not', async () => {
    const run = await machine.run([...pool, '--', 'wc', '-c'], { input: 'not for the agent', secrets })
    expect(run, run.stderr).toMatchObject({ code: 0, stdout: '0\n' })
  })

  it('is the same for every attempt with --stdin', async () => {
    const script = `cat\n${byAccount({ a: usageLimit(), b: 'exit 0' })}`
    const run = await machine.run([...pool, '--stdin', '-', '--run', script], { input: 'a diff, ünï\n', secrets })
    expect(run, run.stderr).toMatchObject({ code: 0 })
    expect(run.stdout.match(/^a diff, ünï$/gm)).toHaveLength(2)
  })

  it('comes from a file', async () => {
    writeFileSync(join(machine.work, 'diff'), 'x'.repeat(200_000))
    const run = await machine.run([...pool, '--stdin', 'diff', '--', 'wc', '-c'], { secrets })
    expect(run, run.stderr).toMatchObject({ code: 0, stdout: '200000\n' })
    expect((await machine.run([...pool, '--stdin', 'nowhere', '--', 'wc', '-c'])).code).toBe(64)
  })
})
