/** The runner kills main without a word: post leaves nothing behind. */
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { accountsOf } from './agents.ts'
import { runAction } from './run-action.ts'

const { accounts, secrets } = accountsOf('ab')
const files = JSON.stringify([
  { label: 'a', provider: 'codex', files: { 'auth.json': { tokens: { access_token: secrets[0] } } } },
])

const kill = async (action: ChildProcess): Promise<void> => {
  action.kill('SIGKILL')
  await once(action, 'exit')
}

it('removes credential files, and the agent ends with its owner', async () => {
  let seenFiles: readonly string[] = []
  const run = await runAction({
    inputs: { accounts: files, run: 'ls "$CODEX_HOME"; echo started; setsid sleep 300 & sleep 300', store: 'memory' },
    secrets,
    meanwhile: async (action, seen) => {
      while (!seen().includes('started')) await once(action.stdout ?? action, 'data')
      await kill(action)
    },
    between: ({ temp }) => {
      seenFiles = readdirSync(temp)
    },
  })
  expect(run.signal).toBe('SIGKILL')
  expect(run.raw).toContain('auth.json')
  expect(seenFiles).toEqual(
    [expect.stringMatching(/^pool-failover-/), expect.stringMatching(/^/)].slice(0, seenFiles.length),
  )
  expect(existsSync(String(run.state['directory']))).toBe(false)
})

it.each([10, 20, 25, 30, 35, 40, 50, 60, 80, 100, 120, 150])('killed %i ms after its start', async (ms) => {
  const run = await runAction({
    inputs: { accounts, run: 'sleep 300', store: 'memory' },
    secrets,
    meanwhile: async (action) => {
      await delay(ms)
      await kill(action)
    },
  })
  expect(run.signal).toBe('SIGKILL')
})
