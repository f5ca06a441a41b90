/** What the agent prints reaches the log unchanged, in order, with little memory. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { agentBytes, expectedBytes } from './agent-bytes.ts'
import { accountsOf } from './agents.ts'
import { createPlace, inputVariables } from './place.ts'
import { distDirectory, runAction } from './run-action.ts'

const { accounts, secrets } = accountsOf('ab')
const mb = 1 << 20

it('both streams, each in its order', async () => {
  const script = 'for i in {1..200}; do echo "out $i"; echo "err $i" >&2; done; printf "no end"'
  const run = await runAction({ inputs: { accounts, run: script, store: 'memory' }, secrets })
  const numbered = (name: string) => Array.from({ length: 200 }, (_, index) => `${name} ${index + 1}`)
  expect(run.raw.match(/^out \d+$/gm)).toEqual(numbered('out'))
  expect(run.raw.match(/^err \d+$/gm)).toEqual(numbered('err'))
  expect(run.log).toMatch(/^no end\n(.*\n)?succeeded on claude\/a$/m)
  expect(run.stderr).toBe('')
})

const every = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte))
const newline = Buffer.from('\n')
const filled = (text: string): Buffer => Buffer.alloc(mb, text)
const many = (count: number, piece: Buffer): readonly Buffer[] => Array.from({ length: count }, () => piece)

it.each([
  [
    'every byte there is',
    `process.stdout.write(Buffer.from(Array.from({ length: 256 }, (_, b) => b)))`,
    [every, newline],
  ],
  ['a line of 64 MB', `process.stdout.write("x".repeat(${64 * mb}))`, [...many(64, filled('x')), newline]],
  [
    '1 GB of lines',
    `const s = require("fs"), b = Buffer.alloc(${mb}, "${'y'.repeat(127)}\\n"); for (let i = 0; i < 1024; i++) for (let n = 0; n < b.length; ) n += s.writeSync(1, b, n)`,
    many(1024, filled(`${'y'.repeat(127)}\n`)),
  ],
])('%s', async (_name, code, expected) => {
  const place = createPlace()
  onTestFinished(place.remove)
  const peak = join(place.directory, 'peak')
  const action = spawn('time', ['-f', '%M', '-o', peak, process.execPath, join(distDirectory, 'action', 'index.js')], {
    env: { ...place.env, ...inputVariables({ accounts, run: `node -e '${code}'`, store: 'memory' }) },
    cwd: place.work,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exited = once(action, 'exit')
  expect(await agentBytes(action.stdout)).toEqual(expectedBytes(expected))
  expect(await exited).toEqual([0, null])
  const peakMb = Number(readFileSync(peak, 'utf8')) / 1024
  process.stdout.write(`${_name}: ${Math.round(peakMb)} MB of memory\n`)
  expect(peakMb).toBeLessThan(256)
})
