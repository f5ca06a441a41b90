import { expect, it } from 'vitest'
import { unbounded } from '../src/pool/bounds.ts'
import { emptyLedger } from '../src/pool/ledger.ts'
import { initialState } from '../src/pool/run-state.ts'
import type { Lease, Leases } from '../src/ports.ts'
import { type LoopPorts, loop } from '../src/run.ts'
import { account, condition, endOf, ledgerOf, noon, poolOf, stateOf } from './pool/make.ts'

const never = new AbortController().signal

/** A world in which the n-th attempt ends so; what is asked of the store and said is kept. */
const worldOf = (ends: readonly ReturnType<typeof endOf>[], stored = emptyLedger, leases: Leases | null = null) => {
  let now = noon
  let made = 0
  const [reads, said]: [string[][], string[]] = [[], []]
  const ports: LoopPorts = {
    store: {
      name: 'test',
      read: async (ids) => {
        reads.push([...ids])
        return { ledger: stored, trouble: null }
      },
      write: async () => null,
      close: async () => undefined,
    },
    leases,
    clock: {
      now: () => now,
      sleepUntil: async (at) => {
        now = at
      },
    },
    note: ({ kind }) => void said.push(kind),
    trouble: () => undefined,
    cancellation: { first: never, second: never },
    random: () => 0.5,
    attempt: async () => {
      made += 1
      return { end: ends[made - 1] ?? endOf('ok'), answer: null }
    },
  }
  return { ports, reads, said }
}

it('looks at the store again after a wait, unless it is ignored', async () => {
  const a = account('a')
  const pool = poolOf(a)
  const resting = ledgerOf(condition(a, { observedAt: noon + 1 }))
  const { rules } = stateOf(pool)
  for (const unread of [false, true]) {
    const { ports, reads } = worldOf([endOf('overloaded')], resting)
    const { ending } = await loop(initialState(pool, emptyLedger, rules, unread), new Set([a.id]), ports)
    expect([ending.outcome, reads]).toEqual(unread ? ['succeeded', []] : ['exhausted', [[a.id]]])
  }
})

it('writes a limit down at once, and makes the next attempt without waiting for that', async () => {
  const [a, b] = [account('a'), account('b')]
  const { ports } = worldOf([endOf('usage-limit'), endOf('ok')])
  const seen: string[] = []
  const written = Promise.withResolvers<null>()
  const report = await loop(stateOf(poolOf(a, b)), new Set([a.id, b.id]), {
    ...ports,
    store: {
      ...ports.store,
      write: async (records) => {
        for (const { kind, account: id } of records) seen.push(`${kind} of ${id}`)
        return written.promise
      },
    },
    attempt: async (plan) => {
      seen.push(`attempt ${plan.number}`)
      // Only now is the store done with the first record.
      if (plan.number === 2) written.resolve(null)
      return ports.attempt(plan)
    },
  })
  expect(report.ending.outcome).toBe('succeeded')
  expect(seen).toEqual(['attempt 1', `condition of ${a.id}`, 'attempt 2', `use of ${b.id}`])
})

it('says whom it chose once a place is sure, and that it waits for one once', async () => {
  const busy = account('busy', { bounds: { ...unbounded, maxConcurrent: 1 } })
  let asked = 0
  const acquire = async (): Promise<Lease> => {
    asked += 1
    return asked < 4 ? { kind: 'taken', askAgainMs: 5_000 } : { kind: 'held', release: async () => undefined }
  }
  const { ports, said } = worldOf([endOf('ok')], emptyLedger, { kept: 'exactly', acquire })
  const state = stateOf(poolOf(busy), { whenExhausted: 'wait', maxWaitMs: 20_000 })
  expect((await loop(state, new Set([busy.id]), ports)).ending.outcome).toBe('succeeded')
  expect([asked, said]).toEqual([4, ['taken', 'waiting', 'chosen']])
})
