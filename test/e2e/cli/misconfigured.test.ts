/** Wrong use is told in plain lines, all problems at once, with exit code 64; nothing is started. */
import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { accountsOf } from '../action/agents.ts'
import { createMachine, said } from './run-cli.ts'

const machine = createMachine()
const { accounts, secrets } = accountsOf('ab')
machine.accounts(accounts)
writeFileSync(join(machine.work, 'empty.json'), ' \n')
const [first] = secrets
const halfOff = JSON.stringify([
  { label: 'a', provider: 'claude', secret: first, disabled: true },
  { label: 'b', provider: 'codex', secret: first },
])
writeFileSync(join(machine.work, 'half-off.json'), halfOff)
const pool = ['--accounts', 'accounts.json']
const start = ['--', 'touch', 'started']

describe.each<[string, readonly string[], RegExp]>([
  ['no accounts', ['run', ...start], /^no accounts: give --accounts FILE/],
  ['a file that is not there', ['run', '--accounts', 'nowhere.json', ...start], /^--accounts: .*\(ENOENT\)$/],
  [
    'an empty file',
    ['run', '--accounts', 'empty.json', ...start],
    /^--accounts: the file is empty; it must hold a JSON/,
  ],
  [
    'a filter that leaves only disabled accounts',
    ['run', '--accounts', 'half-off.json', '--agent', 'claude', ...start],
    /^agent: claude leaves only accounts that are disabled$/,
  ],
  [
    'an open quote',
    ['run', ...pool, '--prompt', 'x', '--claude-args', `--a "b`],
    /^claude-args has a quote that is not/,
  ],
  ['a directory', ['status', '--accounts', '.'], /^--accounts: .*\(EISDIR\)$/],
  ['nothing to run', ['run', ...pool], /^nothing to run: give run \(a script\) or prompt/],
  ['two things to run', ['run', ...pool, '--run', 'true', ...start], /^give only one of run, prompt and a command$/],
  ['a wrong word', ['run', ...pool, '--strategy', 'best', ...start], /^strategy must be one of round-robin, /],
  ['a wrong time', ['dry-run', ...pool, '--timeout', 'soon', ...start], /^timeout must be a time like 90s/],
  ['a wrong number', ['run', ...pool, '--spread-index', 'x', ...start], /^spread-index must be a whole number$/],
  ['a store without its address', ['run', ...pool, '--store', 'redis', ...start], /POOL_FAILOVER_STORE_URL/],
  ['two readers of one pipe', ['run', '--accounts', '-', '--stdin', '-', ...start], /can not both be standard input/],
  ['an input for a prompt', ['run', ...pool, '--stdin', '-', '--prompt', 'x'], /^--stdin goes with --run or a command/],
  ['no verdict', ['dry-run', ...pool, '--simulate', 'a=tired'], /^--simulate: "tired" is no verdict; known are ok, /],
  [
    'no account of the pool',
    ['dry-run', ...pool, '--simulate', 'z=ok'],
    /^--simulate: the pool has no account "z"; it has claude\/a, claude\/b$/,
  ],
])('%s', (_what, args, expected) => {
  it('is told', async () => {
    const run = await machine.run(args, { secrets, input: accounts })
    expect(run, run.stderr).toMatchObject({ code: 64, stdout: '' })
    expect(said(run)).toEqual([expect.stringMatching(expected)])
    expect(existsSync(join(machine.work, 'started'))).toBe(false)
  })
})

it.each([
  ['an unknown option', ['run', '--colour'], "pool-failover: unknown option '--colour'"],
  ['an unknown command', ['walk'], "pool-failover: unknown command 'walk'"],
  ['an option without its value', ['run', '--prompt'], "pool-failover: option '--prompt <text>' argument missing"],
])('%s is told', async (_what, args, expected) => {
  const run = await machine.run(args)
  expect(run, run.stderr).toMatchObject({ code: 64, stdout: '' })
  expect(run.stderr.split('\n')[0]).toBe(expected)
})

it('says that a relative XDG directory is ignored, and puts nothing there', async () => {
  const env = { XDG_STATE_HOME: 'state' }
  const run = await machine.run(['run', ...pool, '--', 'true'], { env, secrets })
  expect(run, run.stderr).toMatchObject({ code: 0, stdout: '' })
  expect(said(run)[0]).toBe('XDG_STATE_HOME is ignored: it names no absolute path')
  expect(readdirSync(machine.work).toSorted()).toEqual(['accounts.json', 'empty.json', 'half-off.json'])
  expect(existsSync(join(machine.directory, 'home', '.local', 'state', 'pool-failover'))).toBe(true)
})

it('tells an empty variable from a list that there is not', async () => {
  const run = await machine.run(['status'], { env: { POOL_FAILOVER_ACCOUNTS: '' } })
  expect(run, run.stderr).toMatchObject({ code: 64, stdout: '' })
  expect(said(run)).toEqual([expect.stringMatching(/^POOL_FAILOVER_ACCOUNTS is empty; it must hold a JSON list/)])
})

it('tells all problems of options and accounts together, and no value of the document', async () => {
  const wrong = accounts.replaceAll('"provider":"claude"', '"provider":"clod"')
  const args = ['run', '--accounts', '-', '--continue', 'maybe', '--max-failovers', '-1', ...start]
  const run = await machine.run(args, { secrets, input: wrong })
  expect(run, run.stderr).toMatchObject({ code: 64, stdout: '' })
  expect(said(run)).toEqual([
    expect.stringMatching(/^max-failovers must be/),
    expect.stringMatching(/^continue must be one of auto, /),
    expect.stringMatching(/^accounts\[0\].*provider must be/),
    expect.stringMatching(/^accounts\[1\].*provider must be/),
  ])
})
