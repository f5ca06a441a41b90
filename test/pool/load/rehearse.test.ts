import fc from 'fast-check'
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import { describe, expect, it } from 'vitest'
import { type ArrivalPattern, arrivalPatterns, jobsOf, type Load } from '../../../src/pool/load/load.ts'
import { rehearse } from '../../../src/pool/load/rehearse.ts'
import { enough, poolOfSize, resultOf } from '../../../src/pool/load/sizes.ts'
import type { Rules } from '../../../src/pool/run-state.ts'
import { account, day, hour, minute, poolOf, rulesOf } from '../make.ts'

const start = Date.UTC(2026, 0, 5)
const limits = [{ windowMs: 5 * hour, workMs: 2 * hour }]
const loadOf = (change: Partial<Load> = {}): Load => ({
  jobsPerHour: 2,
  arrivals: 'random',
  hours: null,
  shortestMs: 10 * minute,
  longestMs: 30 * minute,
  ...change,
})
const jobs = (load: Load, seed = 1, days = 7) => {
  const generator = xoroshiro128plus(seed)
  return jobsOf(load, start, start + days * day, () => uniformFloat64(generator))
}
const play = (size: number, load: Load, rules: Partial<Rules> = {}, seed = 1) =>
  rehearse(poolOfSize(size, null, 'claude'), rulesOf(rules), limits, jobs(load, seed), () => {})

describe('jobs come in', () => {
  it.each(arrivalPatterns)('%s: about as many as asked, in order, the same for the same seed', (arrivals) => {
    const made = jobs(loadOf({ arrivals }))
    expect(Math.abs(made.length - 2 * 24 * 7)).toBeLessThan(70)
    expect(made.map(({ at }) => at)).toEqual(made.map(({ at }) => at).toSorted((a, b) => a - b))
    expect(jobs(loadOf({ arrivals }))).toEqual(made)
  })

  it('in bursts at the full hour, though less than one an hour', () => {
    const made = jobs(loadOf({ arrivals: 'bursts', jobsPerHour: 0.5 }))
    expect(made).toHaveLength(84)
    expect(made.every(({ at }) => at % hour === 0)).toBe(true)
  })
})

it('ends every job once, does all the work that succeeded, and never more than the limits allow', () => {
  const patterns = fc.constantFrom<ArrivalPattern>(...arrivalPatterns)
  const endings = fc.constantFrom<Rules['whenExhausted']>('fail', 'wait')
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 1, max: 5 }), patterns, endings, (seed, size, arrivals, whenExhausted) => {
      const load = loadOf({ arrivals })
      const asked = jobs(load, seed)
      const { jobs: over, workMs } = play(size, load, { whenExhausted, maxWaitMs: 3 * hour }, seed)
      expect(over).toHaveLength(asked.length)
      const done = [...workMs.values()].reduce((sum, one) => sum + one, 0)
      const wanted = asked.reduce((sum, job) => sum + job.workMs, 0)
      const lost = over.filter(({ outcome }) => outcome !== 'succeeded').length
      if (lost === 0) expect(Math.abs(done - wanted)).toBeLessThan(asked.length)
      else expect(done).toBeLessThan(wanted)
      // The last window may begin at the very end, and the last job in it run on.
      const windows = Math.ceil((7 * day + hour) / (5 * hour)) + 1
      for (const one of workMs.values()) expect(one).toBeLessThanOrEqual(windows * 2 * hour + windows)
    }),
    { numRuns: 40 },
  )
})

it('is the same for the same seed, and another for another', () => {
  const made = play(2, loadOf())
  expect(play(2, loadOf())).toEqual(made)
  expect(play(2, loadOf(), {}, 2)).not.toEqual(made)
})

describe('how many accounts are enough', () => {
  const results = (load: Load, rules: Partial<Rules> = {}) =>
    [1, 2, 3, 4, 5, 6].map((size) => resultOf(size, play(size, load, rules), limits, 7 * day, start))

  it('follows from work and limits: 40 min of work an hour need two accounts that do 24 min an hour each', () => {
    const sizes = results(loadOf(), { whenExhausted: 'wait', maxWaitMs: 12 * hour })
    expect(enough(sizes, 0.01)?.accounts).toBe(2)
    expect(sizes[0]).toMatchObject({ exhausted: expect.any(Number) })
    expect(sizes[0]?.exhausted).toBeGreaterThan(0.2)
    expect(sizes[0]?.used).toBeGreaterThan(0.9)
  })

  it('more are needed where nobody waits', () => {
    const found = enough(results(loadOf()), 0.01)?.accounts ?? 99
    expect(found).toBeGreaterThan(2)
  })

  it('is null where none of them is', () => {
    expect(enough(results(loadOf({ jobsPerHour: 60 })), 0.01)).toBeNull()
  })
})

describe('what a pool says of its accounts', () => {
  const busy = loadOf({ arrivals: 'bursts', jobsPerHour: 4 })
  it('counts: those of a group share one limit', () => {
    const apart = rehearse(poolOf(account('a'), account('b')), rulesOf(), limits, jobs(busy))
    const together = poolOf(account('a', { group: 'g' }), account('b', { group: 'g' }))
    const lost = (of: typeof apart): number => of.jobs.filter(({ outcome }) => outcome === 'exhausted').length
    expect(lost(rehearse(together, rulesOf(), limits, jobs(busy)))).toBeGreaterThan(lost(apart))
  })

  it('counts: at most so many runs at once', () => {
    const one = account('a')
    const bounded = account('a', { bounds: { ...one.bounds, maxConcurrent: 1 } })
    const lost = (only: typeof one): number =>
      rehearse(poolOf(only), rulesOf(), [{ windowMs: hour, workMs: 10 * hour }], jobs(busy)).jobs.filter(
        ({ outcome }) => outcome === 'exhausted',
      ).length
    expect(lost(one)).toBe(0)
    expect(lost(bounded)).toBeGreaterThan(300)
  })
})
