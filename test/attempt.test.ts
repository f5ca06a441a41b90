import { expect, it } from 'vitest'
import { attempt } from '../src/attempt.ts'
import { createDetector } from '../src/detect/create.ts'
import type { Plan } from '../src/pool/run-state.ts'
import type { Exit, RunPorts, Stream } from '../src/ports.ts'
import { account, noon } from './pool/make.ts'

const never = new AbortController().signal
const plan: Plan = { number: 1, account: account('a'), resume: null, patience: 'own', probe: false }
const command = { file: 'agent', args: [], env: {}, cwd: '/', stdin: null }

/** A world in which the agent says this and ends so; what is shown, and how often a detector was loaded, is kept. */
const worldOf = (said: readonly (readonly [Stream, string])[], exit: Exit) => {
  const [shown, loads]: [string[], number[]] = [[], []]
  const ports: RunPorts = {
    agent: {
      start: async (_, onOutput) => {
        for (const [stream, text] of said) await onOutput(stream, Buffer.from(text))
        return { exit: Promise.resolve(exit), signal: () => {}, end: async () => {}, leave: () => {} }
      },
      warm: async () => {},
    },
    store: {
      name: 'test',
      read: async () => Promise.reject(new Error('not asked')),
      write: async () => null,
      close: async () => {},
    },
    leases: null,
    clock: { now: () => noon, sleepUntil: async () => {} },
    prepare: async () => ({
      command,
      transcript: null,
      resumes: false,
      sessionId: null,
      offered: 'offered',
      sessionRecord: async () => null,
      settle: async () => {},
    }),
    detector: async ({ account: { provider } }) => {
      loads.push(shown.length)
      return createDetector(provider, {})
    },
    sink: () => ({ write: (_, bytes) => void shown.push(Buffer.from(bytes).toString()), close: async () => {} }),
    work: null,
    note: () => {},
    trouble: () => {},
    cancellation: { first: never, second: never },
    timeoutMs: null,
    random: () => 0,
  }
  return { ports, shown, loads }
}

it('loads what judges at the first word, which waits for it: nothing is shown out of turn or judged without', async () => {
  const said = [
    ['stdout', 'one\n'],
    ['stderr', 'two\n'],
    ['stdout', "You've hit your limit · resets in 2 hours\n"],
  ] as const
  const { ports, shown, loads } = worldOf(said, { kind: 'exited', code: 1 })
  const { end } = await attempt(plan, ports)
  expect(shown).toEqual(said.map(([, text]) => text))
  expect(loads).toEqual([0])
  expect(end.judgement).toMatchObject({ verdict: 'usage-limit', reset: { at: noon + 2 * 3_600_000 } })
})

it('judges an agent that failed without a word', async () => {
  const { ports, loads } = worldOf([], { kind: 'exited', code: 3 })
  const { end } = await attempt(plan, ports)
  expect([end.judgement.verdict, end.exitCode, loads]).toEqual(['failed', 3, [0]])
})

it('loads nothing for an agent that ended well without a word, and says of it what would be said', async () => {
  const { ports, loads } = worldOf([], { kind: 'exited', code: 0 })
  const { end } = await attempt(plan, ports)
  const { refusedResume, ...judgement } = createDetector('claude', {}).finish({ kind: 'exited', code: 0 }, noon, false)
  expect([end.judgement, end.refusedResume, loads]).toEqual([judgement, refusedResume, []])
})
