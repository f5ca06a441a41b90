import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Trouble } from '../../src/ports.ts'
import { budgetOf, placeWithin } from '../../src/store/budget.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }))
afterEach(() => void vi.useRealTimers())
const trouble: Trouble = { reason: 'slow', notice: 'slow' }
const read = (budget: ReturnType<typeof budgetOf>, ms: number, worked: boolean): void => {
  const start = performance.now()
  vi.advanceTimersByTime(ms)
  budget.readSince(start, worked ? null : trouble)
}

describe('the time that a store may cost', () => {
  it('is shared by reads that fail, for good, and some is left for writes', () => {
    const budget = budgetOf(10_000)
    expect([budget.forRead(), budget.forWrite()]).toEqual([7_000, 10_000])
    read(budget, 5_000, false)
    expect([budget.forRead(), budget.forWrite()]).toEqual([2_000, 5_000])
    vi.advanceTimersByTime(60_000)
    read(budget, 4_000, false)
    expect([budget.forRead(), budget.forWrite()]).toEqual([0, 2_000])
  })

  it('is shared by reads that follow each other at once, though they work', () => {
    const budget = budgetOf(10_000)
    read(budget, 3_000, true)
    read(budget, 3_000, true)
    expect([budget.forRead(), budget.forWrite()]).toEqual([1_000, 10_000])
    vi.advanceTimersByTime(1_001)
    expect(budget.forRead()).toBe(7_000)
  })

  it('is lost by what a look took before it met trouble, and by writes that fail', () => {
    const budget = budgetOf(10_000)
    read(budget, 3_000, true)
    read(budget, 2_000, false)
    expect(budget.forWrite()).toBe(5_000)
    const start = performance.now()
    vi.advanceTimersByTime(1_000)
    budget.wroteSince(start, trouble)
    expect([budget.forWrite(), budget.trouble()]).toEqual([4_000, trouble])
  })

  it('is not lost by a place where the store has recovered, may have by now, or says the same at once', async () => {
    const denied: Trouble = { reason: 'read-only', notice: 'no' }
    const ask = async () => ({ kind: 'taken', askAgainMs: 1 }) as const
    const recovered = budgetOf(10_000)
    read(recovered, 100, false)
    expect(await placeWithin(recovered, ask)).toEqual({ kind: 'failed', trouble })
    read(recovered, 100, true)
    expect(await placeWithin(recovered, ask)).toMatchObject({ kind: 'taken' })
    const later = budgetOf(10_000)
    later.wroteSince(performance.now(), trouble)
    vi.advanceTimersByTime(60_000)
    expect(await placeWithin(later, ask)).toMatchObject({ kind: 'taken' })
    const readOnly = budgetOf(10_000)
    readOnly.wroteSince(performance.now(), denied)
    expect(await placeWithin(readOnly, ask)).toMatchObject({ kind: 'taken' })
  })

  it('is shared by places, which are not asked for again after trouble', async () => {
    const budget = budgetOf(10_000)
    const asked: number[] = []
    const ask = async (ms: number) => {
      asked.push(ms)
      vi.advanceTimersByTime(ms)
      return { kind: 'failed', trouble } as const
    }
    for (const _ of 'abcdef') expect(await placeWithin(budget, ask)).toEqual({ kind: 'failed', trouble })
    expect([asked, budget.forRead(), budget.forWrite()]).toEqual([[7_000], 0, 3_000])
  })
})
