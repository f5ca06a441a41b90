import { instantAfter } from '../../src/pool/ledger.ts'
import { actionsCacheStore } from '../../src/store/actions-cache.ts'
import { budgetOf } from '../../src/store/budget.ts'
import { insist } from '../../src/store/insist.ts'
import { chanceOf } from './mutations.ts'
import { accountId, cleared, DAY, HOUR, limited, MINUTE, used } from './records.ts'
import { type Fact, ignoredClears, lostCooldowns, type Seen } from './simulation-verdict.ts'
import { timelineFrom, virtualCache } from './virtual.ts'

const start = 1_800_000_000_000
const runs = 200
const accounts = Array.from({ length: 12 }, (_, n) => accountId(n))
/** Where runs take place: most on the default branch. */
const places = ['main', 'main', 'main', 'topic-1', 'topic-2']

export interface Simulated {
  /** One line per fault: a cooldown that a reader doesn't know of, a clear that has no effect. */
  readonly faults: readonly string[]
  readonly savesPerFact: number
}

/**
 * 200 runs within two virtual minutes, on three branches, each with a clock up to 10 minutes off. Each reads the ledger, works, and
 * meets a limit: every account has a five-hour window and a week, as real ones do, and is throttled now and then. Some reservations
 * are never finished, some answers come late, some cooldowns are cleared by hand, one account's entries are evicted half-way.
 */
export const simulate = async (seed: number): Promise<Simulated> => {
  const chance = chanceOf(seed)
  const time = timelineFrom(start)
  const cache = virtualCache(time, chance, chance(2) === 0 ? 'by end' : 'by reservation')
  const open = (branch: string, now: () => number) => {
    const nonce = () =>
      chance(2 ** 32)
        .toString(16)
        .padStart(8, '0')
    const place = { pool: 'pool', ref: branch, sharedRefs: ['main'], uses: 'newest' } as const
    return insist(actionsCacheStore({ ...place, client: cache.client(branch), budget: budgetOf(), now, nonce }))
  }

  const run = async (): Promise<Fact> => {
    await time.after(chance(MINUTE))
    const [n, branch, skew] = [chance(12), places[chance(5)] ?? '', chance(20 * MINUTE) - 10 * MINUTE]
    const [account, clock] = [accountId(n), () => time.now() + skew]
    const store = open(branch, clock)
    const read = time.now()
    const { ledger } = await store.read([account])
    await time.after(chance(MINUTE / 2))
    const now = instantAfter(ledger, clock())
    const ends = [start + 90 * MINUTE + n * MINUTE, start + 2 * DAY + n * HOUR, now + MINUTE + chance(9 * MINUTE)]
    const record = chance(40) === 0 ? cleared(account, now) : limited(account, now, (ends[chance(3)] ?? 0) - now)
    const begun = time.now()
    const first = await store.write([record])
    const safe = time.now()
    await time.after(chance(MINUTE / 2))
    const last = await store.write([used(account, clock())])
    const fact = { account, until: record.until, branch, read, begun }
    if (first === null) return { ...fact, safe, sure: true }
    // With the last use the store was given it again, and may have failed at that only.
    return { ...fact, safe: last === null ? time.now() : Number.POSITIVE_INFINITY, sure: last === null }
  }

  const evicted = accountId(chance(12))
  const eviction = time.after(MINUTE / 2).then(() => {
    cache.evict((key) => key.includes(evicted))
    return time.now()
  })
  const ended = Promise.all(Array.from({ length: runs }, run))
  await time.run()
  const evictedAt = await eviction
  const facts = await ended

  const readers = ['main', 'topic-1', 'topic-2'].map(async (branch): Promise<Seen[]> => {
    const { ledger } = await open(branch, time.now).read(accounts)
    return accounts.map((account) => ({ account, branch, until: ledger.conditions.get(account)?.until ?? 0 }))
  })
  await time.run()
  const seen = (await Promise.all(readers)).flat()
  // A clear that was begun before may have been written after.
  const kept = facts.map((fact) =>
    fact.account === evicted && fact.begun <= evictedAt ? { ...fact, sure: false } : fact,
  )
  const faults = [...lostCooldowns(seen, kept, start + HOUR), ...ignoredClears(seen, facts)]
  return { faults, savesPerFact: cache.saves() / (2 * runs) }
}
