import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decideInformed } from '../src/inform.ts'
import type { AccountId } from '../src/pool/account.ts'
import { decide } from '../src/pool/decide.ts'
import { emptyLedger, type Ledger } from '../src/pool/ledger.ts'
import type { Decision } from '../src/pool/run-state.ts'
import type { Store, Trouble } from '../src/ports.ts'
import { readForChoice } from '../src/shell/look-up.ts'
import { only } from '../src/store/memory.ts'
import { account, condition, endOf, hour, ledgerOf, noon, poolOf, stateOf, use } from './pool/make.ts'

const accounts = Array.from({ length: 60 }, (_, n) => account(`a${n}`, n % 7 === 0 ? { group: `g${n % 3}` } : {}))
const pool = poolOf(...accounts)
const quiet = (): void => undefined
const cancellation = { first: new AbortController().signal, second: new AbortController().signal }

/** A store in which each account is a question of its own; the newest use comes with every answer. */
const storeOf = (ledger: Ledger, trouble: Trouble | null = null) => {
  const asked: (readonly AccountId[])[] = []
  const newest = [...ledger.uses.values()].toSorted((a, b) => b.observedAt - a.observedAt).slice(0, 1)
  const store: Store = {
    name: 'one by one',
    portion: 8,
    read: async (ids) => {
      asked.push(ids)
      const { conditions } = only(ledger, ids)
      const uses = new Map(newest.map((one) => [one.account, one]))
      return { ledger: trouble === null ? { conditions, uses } : emptyLedger, trouble }
    },
    write: async () => null,
    close: async () => undefined,
  }
  return { asked, store }
}
const started = ({ effects }: Decision): string | null => {
  const last = effects.at(-1)
  return last?.do === 'attempt' ? last.plan.account.label : null
}
const none = new Set<AccountId>()
const begun = { type: 'begun', now: noon } as const

describe('a choice from a pool too large to look at whole', () => {
  it('is the one that knowing all of it would give, and so is the next one', async () => {
    const resting = fc.uniqueArray(fc.integer({ min: 0, max: 59 }), { maxLength: 60 })
    await fc.assert(
      fc.asyncProperty(resting, fc.integer({ min: 0, max: 59 }), async (numbers, last) => {
        const limits = numbers.flatMap((n) => accounts.slice(n, n + 1).map((of) => condition(of)))
        const uses = accounts.slice(last, last + 1).map((of) => use(of, noon + hour / 2))
        const ledger = ledgerOf(...limits, ...uses)
        const { store } = storeOf(ledger)
        const ports = { store, trouble: quiet, cancellation }
        const seen = (await store.read([])).ledger
        const first = await decideInformed(stateOf(pool, {}, seen), begun, none, ports)
        const whole = decide(stateOf(pool, {}, ledger), begun)
        expect(started(first.decision)).toBe(started(whole))
        const choice = await readForChoice(store, pool, stateOf(pool).rules.ordering, noon)
        expect([...choice.ledger.conditions.keys()].every((id) => ledger.conditions.has(id))).toBe(true)
        if (started(whole) === null) return
        const end = { type: 'attempt-ended', now: noon + 1, end: endOf('usage-limit'), random: 0 } as const
        const next = await decideInformed(first.decision.state, end, first.known, ports)
        expect(started(next.decision)).toBe(started(decide(whole.state, end)))
      }),
      { numRuns: 300 },
    )
  })

  it('asks for one portion where all are free', async () => {
    const { asked, store } = storeOf(emptyLedger)
    const { known } = await decideInformed(stateOf(pool), begun, none, { store, trouble: quiet, cancellation })
    expect(asked.length).toBe(1)
    expect(known.size).toBeLessThan(30)
  })

  it('asks for all where all rest, and gives up', async () => {
    const { asked, store } = storeOf(ledgerOf(...accounts.map((of) => condition(of))))
    const ports = { store, trouble: quiet, cancellation }
    const { decision, known } = await decideInformed(stateOf(pool), begun, none, ports)
    expect([started(decision), known.size, new Set(asked.flat()).size]).toEqual([null, 60, asked.flat().length])
  })

  it('takes the rest for free where the store is in trouble, says so and asks no more', async () => {
    const trouble: Trouble = { reason: 'slow', notice: 'too slow' }
    const { asked, store } = storeOf(emptyLedger, trouble)
    const said: Trouble[] = []
    const ports = { store, trouble: (one: Trouble) => said.push(one), cancellation }
    const { decision, known } = await decideInformed(stateOf(pool), begun, none, ports)
    expect([started(decision), known.size, asked.length, said]).toEqual(['a0', 60, 1, [trouble]])
    expect((await readForChoice(store, pool, stateOf(pool).rules.ordering, noon)).trouble).toEqual(trouble)
  })

  it('asks nothing once the run is cancelled', async () => {
    const { asked, store } = storeOf(emptyLedger)
    const cancelled = { ...cancellation, first: AbortSignal.abort('SIGINT') }
    const { known } = await decideInformed(stateOf(pool), begun, none, {
      store,
      trouble: quiet,
      cancellation: cancelled,
    })
    expect([known.size, asked.length]).toEqual([0, 1])
  })
})
