import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'

const entry = fileURLToPath(new URL('../fixtures/clean-start/entry.ts', import.meta.url))
const possible = process.platform === 'linux' && typeof process.execve === 'function'

const start = async (temporary: string) => {
  const env = {
    PATH: process.env['PATH'],
    INPUT_ACCOUNTS: 'FAKE-all-accounts-1',
    OTHER: 'kept é=\n',
    RUNNER_TEMP: temporary,
  }
  const child = spawn(process.execPath, ['--no-warnings', entry, 'one', '--two'], { env })
  child.stdin.end('from stdin')
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)])
  return { pid: child.pid, err, said: JSON.parse(out) }
}

const temporary = (): string => {
  const directory = mkdtempSync(join(tmpdir(), 'clean-start-'))
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }))
  return directory
}

describe.runIf(possible)('cleanStart', () => {
  it('leaves nothing of the inputs in any /proc/*/environ, and everything else as it was', async () => {
    const { pid, err, said } = await start(temporary())
    expect(err).toBe('')
    expect(said).toEqual({
      start: { kind: 'clean' },
      pid,
      accounts: 'FAKE-all-accounts-1',
      other: 'kept é=\n',
      argv: ['one', '--two'],
      execArgv: ['--no-warnings'],
      stdin: 'from stdin',
      visible: 0,
      temporary: [],
      before: true,
      after: false,
    })
  })

  it('goes on, and says why, where the file cannot be written', async () => {
    const { said } = await start('/nowhere/at/all')
    expect(said.start).toEqual({ kind: 'exposed', reason: expect.stringContaining('ENOENT') })
    expect(said.accounts).toBe('FAKE-all-accounts-1')
    // The same look at /proc finds what was not hidden.
    expect(said.visible).toBeGreaterThan(0)
  })
})
