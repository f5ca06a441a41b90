/** A cancelled job: GitHub sends SIGINT, then SIGTERM, then kills. We are gone before that, and so is all we started. */
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import { startCacheServer } from '../../cache-server/server.ts'
import { accountsOf, answers, byAccount, usageLimit } from './agents.ts'
import { runAction } from './run-action.ts'

const { accounts, secrets } = accountsOf('ab')

/** GitHub kills 10 s after its first signal. */
const goneWithinMs = 7_000

/** Resolves when the log holds the text. */
const shown = async (action: ChildProcess, seen: () => string, text: string): Promise<void> => {
  while (!seen().includes(text)) await once(action.stdout ?? action, 'data')
}

const stubborn = `trap '' INT TERM HUP; (trap '' INT TERM HUP; setsid sleep 300 & exec sleep 300) & echo started; while :; do sleep 300 & wait; done`

describe('cancelled while the agent works', () => {
  it('passes SIGINT on, and tells how the agent ended', async () => {
    const run = await runAction({
      inputs: {
        accounts,
        run: `trap 'echo tidied; exit 7' INT; echo started; while :; do sleep 0.1; done`,
        store: 'memory',
      },
      secrets,
      meanwhile: async (action, seen) => {
        await shown(action, seen, 'started')
        action.kill('SIGINT')
      },
    })
    expect(run, run.log).toMatchObject({
      code: 130,
      outputs: { outcome: 'cancelled', 'exit-code': '130', account: 'a' },
    })
    expect(run.log).toContain('tidied')
  })

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)('%s ends an agent that ignores everything, with all it started', async (signal, code) => {
    let asked = 0
    const run = await runAction({
      inputs: { accounts, run: stubborn, store: 'memory' },
      secrets,
      meanwhile: async (action, seen) => {
        await shown(action, seen, 'started')
        asked = performance.now()
        action.kill(signal)
        await once(action, 'exit')
        expect(performance.now() - asked).toBeLessThan(goneWithinMs)
      },
    })
    expect(run, run.log).toMatchObject({ code, outputs: { outcome: 'cancelled' } })
  })

  it('ends at once at the second signal', async () => {
    const run = await runAction({
      inputs: { accounts, run: stubborn, store: 'memory' },
      secrets,
      meanwhile: async (action, seen) => {
        await shown(action, seen, 'started')
        action.kill('SIGINT')
        await delay(300)
        const asked = performance.now()
        action.kill('SIGTERM')
        await once(action, 'exit')
        expect(performance.now() - asked).toBeLessThan(2_000)
      },
    })
    expect(run, run.log).toMatchObject({ code: 130, outputs: { outcome: 'cancelled' } })
  })

  it('keeps the records of the attempts before', async () => {
    const cache = await startCacheServer()
    onTestFinished(cache.close)
    const run = await runAction({
      inputs: { accounts, run: byAccount({ a: usageLimit(), b: 'echo started; exec sleep 300' }) },
      env: cache.env('v2'),
      secrets,
      meanwhile: async (action, seen) => {
        await shown(action, seen, 'started')
        action.kill('SIGINT')
      },
    })
    expect(run, run.log).toMatchObject({ code: 130, outputs: { outcome: 'cancelled', account: 'b', failovers: '1' } })
    const next = await runAction({ inputs: { accounts, run: answers('x') }, env: cache.env('v2'), secrets })
    expect(next.log).toContain('skipped claude/a: usage-limit')
  })
})

it('is cancelled while it waits for an account', async () => {
  const run = await runAction({
    inputs: { accounts, run: usageLimit(), store: 'memory', 'when-exhausted': 'wait', 'max-wait': '1d' },
    secrets,
    meanwhile: async (action, seen) => {
      await shown(action, seen, 'waiting for')
      action.kill('SIGINT')
    },
  })
  expect(run, run.log).toMatchObject({ code: 130, outputs: { outcome: 'cancelled' } })
})

describe('cancelled while the cache does not answer', () => {
  it.each([
    ['at the start', 'lookup', 'true', null],
    ['at the end', 'reserve', answers('done'), 'done'],
  ] as const)('%s: gone in time', async (_name, on, script, after) => {
    const cache = await startCacheServer()
    onTestFinished(cache.close)
    cache.faults.set([{ kind: 'hang', on }])
    const run = await runAction({
      inputs: { accounts, run: script },
      env: cache.env('v2'),
      secrets,
      meanwhile: async (action, seen) => {
        if (after !== null) await shown(action, seen, after)
        while (!cache.log.some(({ operation }) => operation === on)) await delay(20)
        const asked = performance.now()
        action.kill('SIGINT')
        await once(action, 'exit')
        expect(performance.now() - asked).toBeLessThan(goneWithinMs)
      },
    })
    expect(run.code, run.log).toBe(after === null ? 130 : 0)
  })
})

it.each([5, 20, 40, 60, 80, 100, 130, 160, 200, 250])(
  'is cancelled %i ms after its start: nothing is left',
  async (ms) => {
    const run = await runAction({
      inputs: { accounts, run: 'sleep 300', store: 'memory' },
      secrets,
      meanwhile: async (action) => {
        await delay(ms)
        action.kill('SIGINT')
      },
    })
    // Before our handlers are in place the signal itself ends us.
    expect(run.signal ?? run.code, run.log).toBeOneOf(['SIGINT', 130])
  },
)
