/**
 * The time that a store which does not answer may cost a run in all. Only calls that end in trouble use it up: a slow store that
 * works is not cut off for having been slow before.
 */
export interface Budget {
  /** Ms that a read may still take. */
  readonly forRead: () => number
  /** Ms that a write may still take; some is always kept back for those that a run's end waits for. */
  readonly forWrite: () => number
  /** Counts a read that began at `start` (`performance.now()`) and failed. */
  readonly failedSince: (start: number) => void
}

/** What reads leave for writes. */
const keptForWritesMs = 2_000

/** A budget of `limitMs`, 10 s when left out. */
export const budgetOf = (limitMs = 10_000): Budget => {
  const kept = Math.min(keptForWritesMs, limitMs / 5)
  let left = limitMs
  return {
    forRead: () => Math.max(0, left - kept),
    forWrite: () => Math.max(kept, left),
    failedSince: (start) => {
      left -= performance.now() - start
    },
  }
}
