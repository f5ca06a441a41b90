/** What Claude Code's own retries come to while another account is free. */
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { account } from '../../agents/account.ts'
import { type InstalledCli, installCli } from '../../real-clis/install.ts'
import { runAgent } from '../../real-clis/run-agent.ts'
import { overloaded, rateLimit, refused, type Step, say } from '../../stub/step.ts'
import { startStub } from '../../stub/stub.ts'

const secret = 'sk-ant-api03-FAKE-a'
let cli: InstalledCli
let cwd: string
beforeAll(async () => {
  cli = await installCli('claude')
  cwd = await mkdtemp(join(tmpdir(), 'pool-failover-work-'))
})
afterAll(() => (cwd === undefined ? undefined : rm(cwd, { recursive: true, force: true })))

const run = async (script: readonly Step[]) => {
  const stub = await startStub({ provider: 'claude', accounts: { [secret]: script } })
  try {
    const one = account('claude', { kind: 'secret', secret })
    const task = { prompt: 'say hello', args: [] }
    const session = { kind: 'fresh', id: randomUUID() } as const
    const ended = await runAgent({ cli, stub, account: one, task, session, patience: 'short', cwd })
    return { ...ended, requests: stub.requests().length }
  } finally {
    await stub.close()
  }
}

it.each([
  ['a throttle without end', rateLimit()],
  ['a refused key', refused],
  ['an overloaded API', overloaded],
])('gives up on %s after three requests', async (_, step) => {
  expect(await run([step])).toMatchObject({ code: 1, answer: null, requests: 3 })
})

it('rides out two short throttles', async () => {
  expect(await run([rateLimit(), rateLimit(), say('hello')])).toMatchObject({ code: 0, answer: 'hello', requests: 3 })
})

it('does not wait for a far retry-after', async () => {
  expect(await run([rateLimit(3600)])).toMatchObject({ code: 1, requests: 1 })
})
