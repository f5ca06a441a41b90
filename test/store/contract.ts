import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { emptyLedger, instantAfter } from '../../src/pool/ledger.ts'
import type { ConditionRecord } from '../../src/pool/record.ts'
import type { Store } from '../../src/ports.ts'
import { settleCondition } from '../../src/store/settle.ts'
import { accountId, cleared, DAY, HOUR, limited, MINUTE, used } from './records.ts'

/** A place for ledgers. `open` gives one more run's view of the pool of that name. */
export interface Place {
  readonly open: (pool: string) => Store
}

const [a, b, c] = [accountId(1), accountId(2), accountId(3)]
let pools = 0

/** What every store promises, whatever it is made of. `runs` bounds the cases of the property. */
export const contract = (name: string, place: () => Place, runs = 30): void => {
  describe(`${name}: the contract of a store`, () => {
    const opened: Store[] = []
    const pool = () => {
      pools += 1
      const id = `pool ${pools}`
      return () => {
        const store = place().open(id)
        opened.push(store)
        return store
      }
    }
    afterEach(async () => {
      for (const store of opened.splice(0)) await store.close()
    })
    const now = Date.now()
    const condition = async (store: Store, account = a): Promise<ConditionRecord | undefined> => {
      const { ledger, trouble } = await store.read([account])
      expect(trouble).toBeNull()
      return ledger.conditions.get(account)
    }
    const write = async (store: Store, ...records: Parameters<Store['write']>[0]) =>
      expect(await store.write(records)).toBeNull()

    it('knows nothing of a new pool', async () => {
      expect(await pool()().read([a, b])).toEqual({ ledger: emptyLedger, trouble: null })
    })

    it('gives another run exactly what one wrote', async () => {
      const open = pool()
      const condition = limited(a, now, 5 * HOUR, { failures: 3, source: 'header' })
      const use = used(b, now, { succeededAt: now - 5, utilization: { fiveHour: 0.5, sevenDay: 0.125 } })
      await write(open(), condition, use)
      const { ledger } = await open().read([a, b])
      expect([...ledger.conditions.values()]).toEqual([condition])
      expect([...ledger.uses.values()]).toEqual([use])
    })

    it('keeps pools apart', async () => {
      await write(pool()(), limited(a, now, HOUR))
      expect(await condition(pool()())).toBeUndefined()
    })

    it('reads only what is asked for', async () => {
      const open = pool()
      await write(open(), limited(a, now, HOUR), limited(b, now, HOUR))
      const { ledger } = await open().read([b, c])
      expect([...ledger.conditions.keys()]).toEqual([b])
    })

    it('takes an empty write for done', async () => {
      await write(pool()())
    })

    it('lets the newest observation win', async () => {
      const open = pool()
      await write(open(), limited(a, now, HOUR))
      const later = limited(a, now + 5, 2 * HOUR, { failures: 2 })
      await write(open(), later)
      expect(await condition(open())).toEqual(later)
    })

    it('never hides a long cooldown behind a short one of a run that did not know of it', async () => {
      const open = pool()
      const long = limited(a, now, 5 * HOUR)
      const [unaware, reader] = [open(), open()]
      await write(open(), long)
      await write(unaware, limited(a, now + 1_000, 2 * MINUTE))
      expect((await condition(reader))?.until).toBe(long.until)
    })

    it('replaces a cooldown that is over by a shorter one', async () => {
      const open = pool()
      await write(open(), limited(a, now - 6 * HOUR, 5 * HOUR))
      const short = limited(a, now, MINUTE)
      await write(open(), short)
      expect(await condition(open())).toEqual(short)
    })

    it('ends the quarantine of a credential that was changed', async () => {
      const open = pool()
      await write(open(), limited(a, now - 5, 8 * DAY, { verdict: 'auth', fingerprint: 'aaaa0001' }))
      const renewed = limited(a, now, MINUTE, { fingerprint: 'bbbb0002' })
      await write(open(), renewed)
      expect(await condition(open())).toEqual(renewed)
    })

    it('obeys a clear, even by a clock that is behind', async () => {
      const open = pool()
      await write(open(), limited(a, now, 5 * HOUR))
      await write(open(), cleared(a, now - 10 * MINUTE))
      expect((await condition(open()))?.until).toBe(0)
    })

    it('remembers a limit met after a clear that the run had read, even by a clock that is behind', async () => {
      const open = pool()
      await write(open(), cleared(a, now))
      const behind = open()
      const { ledger } = await behind.read([a])
      const met = limited(a, instantAfter(ledger, now - 10 * MINUTE), 5 * HOUR)
      await write(behind, met)
      expect((await condition(open()))?.until).toBe(met.until)
    })

    it('keeps cooldowns through any number of uses', async () => {
      const open = pool()
      const long = limited(a, now, 5 * HOUR)
      await write(open(), long)
      for (let n = 1; n <= 5; n += 1) await write(open(), used(a, now + n))
      expect(await condition(open())).toEqual(long)
    })

    it('loses nothing when many runs write at once', async () => {
      const open = pool()
      const accounts = Array.from({ length: 12 }, (_, n) => accountId(n))
      const records = accounts.map((account, n) => limited(account, now + n, (n + 1) * HOUR))
      await Promise.all(records.map((record) => write(open(), record)))
      const { ledger } = await open().read(accounts)
      expect(new Set([...ledger.conditions.values()])).toEqual(new Set(records))
    })

    it('agrees with the rule for one condition after another, by any run, in any order of time', async () => {
      const step = fc.record({ at: fc.integer({ min: 0, max: 9 }), rest: fc.integer({ min: 0, max: 400 }) })
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
          const open = pool()
          const records = steps.map(({ at, rest }) =>
            rest < 60 ? cleared(a, now + at * MINUTE) : limited(a, now + at * MINUTE, rest * MINUTE),
          )
          for (const record of records) await write(open(), record)
          const expected = records.reduce<ConditionRecord | undefined>(settleCondition, undefined)
          const { until, verdict } = (await condition(open())) ?? {}
          expect({ until, verdict }).toEqual({ until: expected?.until, verdict: expected?.verdict })
        }),
        { numRuns: runs },
      )
    })
  })
}
