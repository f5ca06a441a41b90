/** `dry-run` plays the decisions of a real run, starts nothing and shows no value. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createMachine } from './run-cli.ts'

const machine = createMachine()
const secrets = [
  'sk-ant-api03-FAKE-a-aaaaaaaaaaaaaaaaaaaa',
  'sk-FAKE-codex-bbbbbbbbbbbbbbbbbbbb',
  'FAKE-refresh-ccccccccc',
]
machine.accounts(
  JSON.stringify([
    { label: 'a', provider: 'claude', secret: secrets[0] },
    { label: 'b', provider: 'codex', secret: secrets[1] },
    { label: 'c', provider: 'codex', files: { 'auth.json': { refresh_token: secrets[2] } } },
    { label: 'd', provider: 'claude', secret: 'x', disabled: true },
  ]),
)
const dryRun = async (...args: readonly string[]): Promise<string> => {
  const run = await machine.run(['dry-run', '--accounts', 'accounts.json', ...args], { secrets })
  expect(run, run.stderr).toMatchObject({ code: 0, stderr: '' })
  return run.stdout
}

describe('dry-run', () => {
  it('tells the order, why others are passed over, and the names of variables and files', async () => {
    const text = await dryRun('--simulate', 'a=usage-limit, b=billing')
    expect(text).toMatch(
      /^attempt 1: claude\/a\n {2}skipped claude\/d: disabled in the list of accounts\n {2}sets ANTHROPIC_API_KEY,/,
    )
    expect(text).toMatch(/^claude\/a met its usage limit\. Cooling until .* \(in 5 min\): no reset time was told\.$/m)
    expect(text).toMatch(/^attempt 2: codex\/b$/m)
    expect(text).toMatch(/^ {2}sets CODEX_API_KEY, /m)
    expect(text).toMatch(/^attempt 3: codex\/c/m)
    expect(text).toMatch(/^ {2}sets .*the file auth\.json$/m)
    expect(text.trimEnd().split('\n').at(-1)).toBe('succeeded on codex/c')
  })

  it('takes accounts as they are written: by label, by provider and label', async () => {
    const text = await dryRun('--simulate', ' A =usage-limit,codex/B=auth')
    expect(text).toMatch(/^claude\/a met its usage limit\./m)
    expect(text).toMatch(/^codex\/b was refused: its credential is not accepted/m)
    expect(text.trimEnd().split('\n').at(-1)).toBe('succeeded on codex/c')
  })

  it('says what ended a run that may not go on', async () => {
    const last = async (...args: readonly string[]) =>
      (await dryRun('--simulate', 'a=usage-limit', ...args)).trimEnd().split('\n').at(-1)
    expect(await last('--max-failovers', '0')).toBe('exhausted: max-failovers allows no other account')
    expect(await last('--retry-if', 'never')).toMatch(/^exhausted: retry-if: never allows no other/)
  })

  it('goes on in the session with a prompt and starts again with a command', async () => {
    const spent = ['--strategy', 'priority', '--agent', 'codex', '--simulate', 'b=rate-limit']
    expect(await dryRun(...spent, '--prompt', 'x')).toMatch(/^attempt 2: codex\/c, session <new id>$/m)
    expect(await dryRun(...spent, '--', 'codex')).toMatch(/^attempt 2: codex\/c$/m)
  })

  it('passes other providers over under continue: resume', async () => {
    const text = await dryRun('--continue', 'resume', '--prompt', 'x', '--simulate', 'a=usage-limit')
    expect(text).toContain('  codex/b: continue: resume, and a session can not move to another provider')
    expect(text).toContain('exhausted: no account of the pool can go on')
  })

  it('plays waits and retries in no time', async () => {
    const text = await dryRun(
      '--agent',
      'claude',
      '--when-exhausted',
      'wait',
      '--simulate',
      'a=usage-limit,a=overloaded,a=ok',
    )
    expect(text).toMatch(/no account is free; waiting for claude\/a until .* \(in 5 min\)/)
    expect(text).toMatch(/not the account's fault: try 1 of 2 again in 5 s/)
    expect(text).toContain('succeeded on claude/a')
  })

  it('starts nothing and writes nothing', async () => {
    await dryRun('--', 'touch', 'started')
    expect(readdirSync(machine.work)).toEqual(['accounts.json'])
    expect(readdirSync(join(machine.directory, 'home'))).toEqual([])
  })
})
