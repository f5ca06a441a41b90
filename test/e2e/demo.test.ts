import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'

const demo = fileURLToPath(new URL('../../demo/index.ts', import.meta.url))

it.each([
  ['the real Claude Code', []],
  ['a FAKE agent', ['--fake']],
])('the demo shows a limit, a cooldown, the resumed session and the answer with %s', async (name, args) => {
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [demo, ...args])
  expect(stdout).toContain(`The agent is ${name}`)
  expect(stderr).toMatch(/claude\/spent-soon met its usage limit.* Cooling until /)
  expect(stderr).toContain('attempt 2: claude/fresh')
  expect(stderr).toContain('skipped claude/spent-soon')
  expect(stdout).toContain('Both files are written')
  expect(stdout).toMatch(/^claude\/spent-soon +cooling: usage-limit/m)
  expect(stdout).toContain('in the same session; nobody asked the spent account again')
})
