/** Round-robin over many runs that share a store: never the same account twice in a row while another is free. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { conditionOf } from '../../src/pool/condition.ts'
import { emptyLedger } from '../../src/pool/ledger.ts'
import { initialState } from '../../src/pool/run-state.ts'
import { anyEnd, anyLedger, anyPool, anyRules, endAt } from './arbitrary.ts'
import { endOf, hour, minute, noon } from './make.ts'
import { play, storedAfter } from './play.ts'

const runs = fc.array(
  fc.record({
    ends: fc.array(anyEnd, { minLength: 1, maxLength: 5 }),
    // The next runner's clock may be behind.
    pauseMs: fc.constantFrom(0, 1_000, minute, hour, -minute, -10 * minute),
    lastsMs: fc.constantFrom(0, 1_000, 10 * minute),
  }),
  { minLength: 2, maxLength: 10 },
)

it('begins with another account than the one that the run before used last', () => {
  const some = anyPool.chain((pool) =>
    fc.record({ pool: fc.constant(pool), ledger: anyLedger(pool), rules: anyRules, runs }),
  )
  fc.assert(
    fc.property(some, ({ pool, ledger, rules, runs }) => {
      const roundRobin = { ...rules, ordering: { strategy: 'round-robin' as const, spreadIndex: 0 } }
      let [stored, now] = [ledger, noon]
      let previous: string | null = null
      for (const { ends, pauseMs, lastsMs } of runs) {
        const run = play(initialState(pool, stored, roundRobin), {
          now,
          attempt: (_plan, index, endedAt) => endAt(ends, index, endedAt),
          lasts: () => lastsMs,
        })
        const [first] = run.attempts
        const known = stored
        const others = pool.accounts.filter(
          (one) => one.id !== previous && conditionOf(pool, known, one, first?.at ?? now).kind === 'available',
        )
        if (first !== undefined && others.length > 0) expect(first.plan.account.id).not.toBe(previous)
        previous = run.ending.account?.id ?? previous
        stored = storedAfter(stored, run)
        now = run.endedAt + pauseMs
      }
    }),
    { numRuns: 2_000 },
  )
})

it('takes turns: healthy runs use every free account once before any again', () => {
  const healthy = anyPool.chain((pool) => fc.record({ pool: fc.constant(pool), rules: anyRules }))
  fc.assert(
    fc.property(healthy, ({ pool, rules }) => {
      const free = pool.accounts.filter(({ disabled }) => !disabled)
      const roundRobin = { ...rules, ordering: { strategy: 'round-robin' as const, spreadIndex: 0 } }
      let stored = emptyLedger
      const used: string[] = []
      for (let turn = 0; turn < 2 * free.length; turn += 1) {
        // All at the same millisecond: the order must not rest on clocks alone.
        const run = play(initialState(pool, stored, roundRobin), { attempt: () => endOf('ok'), lasts: () => 0 })
        used.push(...run.attempts.map(({ plan }) => plan.account.id))
        stored = storedAfter(stored, run)
      }
      const once = free.map(({ id }) => id)
      expect(used).toEqual([...once, ...once])
    }),
  )
})
