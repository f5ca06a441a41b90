import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import { freePort } from '../e2e/act/run-act.ts'
import { findLeaks } from '../oracle/search-secrets.ts'

const main = fileURLToPath(new URL('../fixtures/hostile/main.ts', import.meta.url))
const own = 'sk-ant-api03-FAKE-own-0123456789'
const other = 'sk-ant-api03-FAKE-other-0123456789'

/** Runs the hostile agent below a process that holds two accounts, through the agent host. */
const run = async (trick: string, extra: Readonly<Record<string, string>> = {}) => {
  const temporary = mkdtempSync(join(tmpdir(), 'hostile-'))
  onTestFinished(() => rmSync(temporary, { recursive: true, force: true }))
  const env = {
    PATH: process.env['PATH'],
    RUNNER_TEMP: temporary,
    INPUT_ACCOUNTS: `${own} ${other}`,
    HOSTILE_REPORT: join(temporary, 'report'),
    ...extra,
  }
  const child = spawn(process.execPath, [main, trick], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  return JSON.parse(await text(child.stdout))
}

interface Process {
  readonly pid: number
  readonly ancestor: boolean
  readonly environ: string | null
}

const alive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

describe.runIf(process.platform === 'linux')('a hostile agent below the agent host', () => {
  it('finds no other account in /proc/*/environ of any process', async () => {
    const { got } = await run('environs')
    const processes: readonly Process[] = got.others
    const readable = processes.filter((one) => one.ancestor && one.environ !== null)
    expect(readable.length).toBeGreaterThanOrEqual(2)
    expect(findLeaks(JSON.stringify(got.own), [other])).toEqual([])
    for (const one of processes) expect(findLeaks(one.environ ?? '', [other])).toEqual([])
    // The agent's own account is its own: its ancestors need not show it either.
    for (const one of readable) expect(findLeaks(one.environ ?? '', [own])).toEqual([])
  })

  it('can not open the debugger of the processes above it', async () => {
    const port = String(await freePort())
    const { got } = await run('debug', { HOSTILE_PORT: port, NODE_OPTIONS: `--inspect-port=${port}` })
    expect(got).toEqual({ trick: 'debug', asked: 2, opened: false })
  })

  it('leaves no process behind, in whatever session, with whatever environment, whoever its parent', async () => {
    const { got } = await run('fork')
    expect(got.pids).toHaveLength(3)
    expect(got.pids.filter(alive)).toEqual([])
  })

  it('is ended although it refuses every signal that can be refused', async () => {
    const { exit } = await run('ignore')
    expect(exit).toEqual({ kind: 'signalled', signal: 'SIGKILL' })
  })
})
