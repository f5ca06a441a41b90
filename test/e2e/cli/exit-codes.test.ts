/** The exit codes that the manual promises. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { accountsOf, usageLimit } from '../action/agents.ts'
import { createMachine, said } from './run-cli.ts'

const machine = createMachine()
const { accounts, secrets } = accountsOf('ab')
machine.accounts(accounts)
machine.program('not-executable', 'true', 0o644)
mkdirSync(join(machine.work, 'directory'))
const pool = ['run', '--accounts', 'accounts.json', '--store', 'memory']
const run = (...args: readonly string[]) => machine.run([...pool, ...args], { secrets })

describe('run', () => {
  it.each([0, 1, 3, 64, 75, 127, 255])("passes the agent's own %i on", async (code) => {
    const ended = await run('--', 'bash', '-c', `exit ${code}`)
    expect(ended.code, ended.stderr).toBe(code)
    expect(ended.stdout).toBe('')
  })

  it('says once how a failed agent ended', async () => {
    expect(said(await run('--run', 'exit 3'))).toEqual([
      'attempt 1: claude/a',
      'claude/a failed (exit code 3); no other account would change that',
      'error: failed on claude/a with exit code 3',
    ])
  })

  it('64: a command that does not stand after --, such as the value of a switch', async () => {
    for (const words of [
      ['--probe', 'true', '--run', 'exit 7'],
      ['oops', '--', 'echo', 'agent'],
    ]) {
      const ended = await run(...words)
      expect(ended.code, ended.stderr).toBe(64)
      expect(ended.stderr).toContain('the command stands after --')
    }
  })

  it('64: a Node that is too old', async () => {
    const old = "data:text/javascript,Object.defineProperty(process.versions,'node',{value:'20.20.2'})"
    const ended = await machine.run(['status'], { secrets, env: { NODE_OPTIONS: `--import "${old}"` } })
    expect(ended).toMatchObject({
      code: 64,
      stdout: '',
      stderr: 'pool-failover: needs Node 22.12 or later, this is 20.20.2\n',
    })
  })

  it('75: no account can go on; 0 where the user takes that for an end', async () => {
    const ended = await run('--run', usageLimit())
    expect(ended.code, ended.stderr).toBe(75)
    expect(said(ended).at(-1)).toMatch(/^error: exhausted: .*; the next account is free at \d{4}-.* UTC \(in 2 h\)$/)
    expect((await run('--when-exhausted', 'neutral', '--run', usageLimit())).code).toBe(0)
  })

  it('124: a timeout', async () => {
    const ended = await run('--timeout', '1s', '--', 'sleep', '60')
    expect(ended.code, ended.stderr).toBe(124)
    expect(said(ended).at(-1)).toBe('error: timed out on claude/a')
  })

  it('127: not found; 126: found and not to be started', async () => {
    const missing = await run('--', 'no-such-agent')
    expect(missing.code, missing.stderr).toBe(127)
    expect(missing.stderr).toContain('no-such-agent')
    expect((await run('--', 'not-executable')).code).toBe(126)
    expect((await run('--', './directory')).code).toBe(126)
    expect((await run('--working-directory', 'nowhere', '--', 'true')).code).toBe(126)
  })

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('%s: %i', async (signal, code) => {
    const ended = await machine.run([...pool, '--run', 'echo at work; sleep 60'], {
      secrets,
      meanwhile: async (cli, seen) => {
        await expect.poll(seen, { timeout: 20_000, interval: 20 }).toContain('at work')
        cli.kill(signal)
      },
    })
    expect(ended.code, ended.stderr).toBe(code)
    expect(said(ended).at(-1)).toBe('cancelled on claude/a')
  })
})
