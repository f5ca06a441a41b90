import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { budgetOf } from '../../src/store/budget.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }))
afterEach(() => void vi.useRealTimers())
const read = (budget: ReturnType<typeof budgetOf>, ms: number, worked: boolean): void => {
  const start = performance.now()
  vi.advanceTimersByTime(ms)
  budget.readSince(start, worked)
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
})
