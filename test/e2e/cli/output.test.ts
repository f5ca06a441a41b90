/** Standard output that nobody reads, or that can't be written: the tool ends in order. */

import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { text } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import { accountsOf } from '../action/agents.ts'
import { cli } from './cli-place.ts'
import { createMachine } from './run-cli.ts'

const machine = createMachine()
machine.accounts(accountsOf('ab').accounts)
const pool = '--accounts accounts.json --store memory'
const lines = Array.from({ length: 2_000 }, () => '{"provider":"claude"}').join('\n')

/** In a shell, with `$CLI` for the tool. */
const inShell = async (script: string, input = '') => {
  const env = { PATH: process.env['PATH'], HOME: machine.work, CLI: `'${process.execPath}' '${cli}'` }
  const child = spawn('bash', ['-c', script], { cwd: machine.work, env, stdio: 'pipe' })
  child.stdin.on('error', () => {}).end(input)
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)])
  return { stdout, stderr }
}

describe('a reader that goes away', () => {
  it.each([
    ['classify --jsonl -', lines],
    ['--help', ''],
    [`status ${pool}`, ''],
    [`dry-run ${pool} --run true`, ''],
    ['complete bash', ''],
  ])('ends %s without a word', async (command, input) => {
    const run = await inShell(`eval $CLI ${command} | head -c 1 >/dev/null; echo $PIPESTATUS`, input)
    expect(run).toEqual({ stdout: '0\n', stderr: '' })
  })
})

describe.runIf(existsSync('/dev/full'))('a full disk', () => {
  it.each([
    ['classify --jsonl -', lines],
    ['--version', ''],
    [`status ${pool}`, ''],
    [`run ${pool} --json -- true`, ''],
    [`run ${pool} -- echo agent`, ''],
  ])('is told by %s, which fails', async (command, input) => {
    const run = await inShell(`eval $CLI ${command} >/dev/full; echo $?`, input)
    expect(run.stdout, run.stderr).toBe('1\n')
    expect(run.stderr).toContain("pool-failover: standard output can't be written (ENOSPC)")
    expect(run.stderr).not.toContain('    at ')
  })
})
