/** `classify --jsonl`: one verdict a line, under the id that the line gave; a line that makes no sense is told, and the others are judged. */

import { rmSync } from 'node:fs'
import { afterAll, expect, it } from 'vitest'
import { newHome, runCli } from './try-cli.ts'

const home = newHome()
afterAll(() => rmSync(home, { recursive: true, force: true }))
const classify = (...lines: readonly string[]) =>
  runCli(['classify', '--jsonl', '-'], { home, stdin: lines.join('\n') })

it('gives ids back as they were given, and takes a byte order mark', async () => {
  const limit = { provider: 'claude', stdout: "You've hit your limit · resets 3pm (UTC)" }
  const run = await classify(
    `\uFEFF${JSON.stringify({ id: 4_711, ...limit })}`,
    JSON.stringify({ id: 'a', ...limit, exitCode: 0 }),
    JSON.stringify(limit),
    JSON.stringify({ ...limit, id: null, provider: 'generic' }),
    JSON.stringify({ ...limit, provider: 'custom' }),
  )
  expect(run).toMatchObject({ code: 0, stderr: '' })
  const told = run.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(told.map(({ id, verdict }) => [id, verdict])).toEqual([
    [4_711, 'usage-limit'],
    ['a', 'ok'],
    [undefined, 'usage-limit'],
    [null, 'usage-limit'],
    [undefined, 'usage-limit'],
  ])
})

it('says of each key what is allowed', async () => {
  const run = await classify(
    '{"id": [1], "provider": "claude", "stdout": 7}',
    '{"id": 12345678901234567890, "provider": "claude"}',
    '{"provider": "me"}',
    'nonsense',
    '{"provider": "claude", "now": 9e20}',
    '{"id": "good", "provider": "codex"}',
  )
  expect(run.code).toBe(64)
  expect(run.stderr.trim().split('\n')).toEqual([
    'pool-failover: line 1: id must be a text, null or a whole number that JSON can hold exactly; stdout must be a text',
    'pool-failover: line 2: id must be a text, null or a whole number that JSON can hold exactly',
    expect.stringMatching(/^pool-failover: line 3: provider must be one of claude, codex, gemini, copilot, .*other$/),
    'pool-failover: line 4: must be {id?, provider, exitCode?, signal?, stdout?, stderr?, now?}',
    'pool-failover: line 5: now must be a number of milliseconds since 1970',
  ])
  expect(JSON.parse(run.stdout)).toMatchObject({ id: 'good', verdict: 'failed' })
})
