import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const entry = fileURLToPath(new URL('../fixtures/clean-start/entry.ts', import.meta.url))

it.runIf(process.platform === 'linux')(
  'leaves nothing of the inputs in any /proc/*/environ, and everything else as it was',
  async () => {
    const env = { PATH: process.env['PATH'], INPUT_ACCOUNTS: 'FAKE-all-accounts-1', OTHER: 'kept é=\n', EMPTY: '' }
    const child = spawn(process.execPath, ['--no-warnings', entry, 'one', '--two'], { env })
    child.stdin.end('from stdin')
    const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)])
    expect(err).toBe('')
    expect(JSON.parse(out)).toEqual({
      start: { kind: 'clean' },
      pid: child.pid,
      accounts: 'FAKE-all-accounts-1',
      other: 'kept é=\n',
      argv: ['one', '--two'],
      execArgv: ['--no-warnings'],
      stdin: 'from stdin',
      visibleBefore: 1,
      visible: 0,
      kept: true,
      before: true,
      after: false,
    })
  },
)
