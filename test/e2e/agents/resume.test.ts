/** The real CLIs, as the agents' kinds start them, against the stub: what the run loop builds on. */
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Session } from '../../../src/agents/agent-kind.ts'
import { account } from '../../agents/account.ts'
import { freeArgs, keys } from '../../real-clis/accounts.ts'
import { type InstalledCli, installCli } from '../../real-clis/install.ts'
import { type Ended, runAgent } from '../../real-clis/run-agent.ts'
import { say, tool, usageLimit } from '../../stub/step.ts'
import { type Stub, startStub } from '../../stub/stub.ts'

const times = (text: string | undefined, part: string): number => (text ?? '').split(part).length - 1

describe.each(['claude', 'codex', 'gemini'] as const)('%s', (provider) => {
  const [spent, fresh] = keys[provider]
  let cli: InstalledCli
  let cwd: string
  let stub: Stub
  beforeAll(async () => {
    cli = await installCli(provider)
    cwd = await mkdtemp(join(tmpdir(), 'pool-failover-work-'))
    stub = await startStub({
      provider,
      accounts: { [spent]: [tool('printf RESULT-%s 42'), usageLimit()], [fresh]: [say('The work is done.')] },
    })
  })
  afterAll(async () => {
    await stub?.close()
    if (cwd !== undefined) await rm(cwd, { recursive: true, force: true })
  })

  const attempt = (secret: string, session: Session): Promise<Ended> => {
    const task = { prompt: 'THE-TASK: run a command and say what it printed', args: freeArgs[provider] }
    const one = account(provider, { kind: 'secret', secret })
    return runAgent({ cli, stub, account: one, task, session, patience: 'short', cwd })
  }

  it('meets its limit after a tool call and goes on in the same session under another key', async () => {
    const id = randomUUID()
    const first = await attempt(spent, { kind: 'fresh', id })
    expect(first.code, first.stderr).not.toBe(0)
    expect(first.answer).toBeNull()
    expect(first.transcript).toMatch(/^> \w+: printf RESULT-/m)
    expect(stub.requests().map(({ key, step }) => [key, step])).toEqual([
      [spent, 'tool'],
      [spent, 'usage-limit'],
    ])

    const told = /"(?:session_id|thread_id)":"([^"]+)"/.exec(first.stdout)?.[1] ?? ''
    if (provider !== 'codex') expect(told).toBe(id)
    const second = await attempt(fresh, { kind: 'resume', id: told })
    expect(second.code, second.stderr).toBe(0)
    expect(second.answer).toBe('The work is done.')
    expect(second.stdout).toContain(told)

    const [, limit, next] = stub.requests()
    expect(next).toMatchObject({ key: fresh, step: 'text' })
    // The first prompt, the tool's result and the prompt that goes on, in one conversation.
    expect(times(next?.body, 'RESULT-42')).toBeGreaterThan(0)
    expect(times(next?.body, 'THE-TASK')).toBe(2)
    const seconds = ((next?.at ?? Number.NaN) - (limit?.answeredAt ?? Number.NaN)) / 1000
    process.stdout.write(
      `${provider} ${cli.version}: ${seconds.toFixed(1)} s from the limit to the next key's request\n`,
    )
  })

  it('says so when there is no session to resume', async () => {
    const refused = await attempt(fresh, { kind: 'resume', id: randomUUID() })
    expect(refused.code).not.toBe(0)
    expect(refused.stdout + refused.stderr).toMatch(/No conversation found|no rollout found|Error resuming session/)
  })
})
