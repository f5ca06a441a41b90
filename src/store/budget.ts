import type { Trouble } from '../ports.ts'
import { mayPass } from './insist.ts'

/**
 * The time that a store which does not answer may cost a run in all. Only calls that end in trouble use it up for good: a slow store
 * that works is not cut off for having been slow before. Reads that follow each other at once are one look at the ledger, and one
 * limit holds for all of them.
 */
export interface Budget {
  /** Ms that a read may still take. */
  readonly forRead: () => number
  /** Ms that a write may still take; some is always kept back for those that a run's end waits for. */
  readonly forWrite: () => number
  /** Counts a read, or a question for a place, that began at `start` (`performance.now()`) and met this trouble or none. */
  readonly readSince: (start: number, trouble: Trouble | null) => void
  /** Counts a write. Those that work cost nothing. */
  readonly wroteSince: (start: number, trouble: Trouble | null) => void
  /** What the last call met, where the next would wait for the same; null: it worked, or could not have, or that was a while ago. */
  readonly trouble: () => Trouble | null
}

/** What a write may take in any case. Those of a run's end overlap, but don't begin all at once: reads leave a little more. */
const keptForWritesMs = 2_000
const leftByReadsMs = 3_000
/** Reads that begin this soon after another belong to it. */
const atOnceMs = 1_000
/** A store in trouble may have recovered after this. */
const troubleMs = 60_000

/** A budget of `limitMs`; when left out, 8.5 s: with what loading the libraries takes, a dead store costs a run less than 10 s. */
export const budgetOf = (limitMs = 8_500): Budget => {
  const kept = Math.min(keptForWritesMs, limitMs / 5)
  const leftByReads = Math.min(leftByReadsMs, limitMs * 0.3)
  let left = limitMs
  let last: { readonly met: Trouble; readonly at: number } | null = null
  let look = { spent: 0, lost: 0, ended: Number.NEGATIVE_INFINITY }
  const spentBy = (start: number): number => (start - look.ended > atOnceMs ? 0 : look.spent)
  return {
    forRead: () => Math.max(0, Math.min(left, limitMs - spentBy(performance.now())) - leftByReads),
    forWrite: () => Math.max(kept, left),
    readSince: (start, met) => {
      const ended = performance.now()
      const spent = spentBy(start)
      look = { spent: spent + ended - start, lost: spent === 0 ? 0 : look.lost, ended }
      last = met === null ? null : { met, at: ended }
      if (met === null) return
      // What the look took before it met trouble was waited for too.
      left -= look.spent - look.lost
      look.lost = look.spent
    },
    wroteSince: (start, met) => {
      const ended = performance.now()
      last = met === null ? null : { met, at: ended }
      if (met !== null) left -= ended - start
    },
    trouble: () => (last !== null && mayPass(last.met) && performance.now() - last.at < troubleMs ? last.met : null),
  }
}

/** Asks for a place within the budget; not at all right after the store was in trouble, for each account would wait for it anew. */
export const placeWithin = async <T extends { readonly kind: 'held' | 'taken' }>(
  budget: Budget,
  ask: (limitMs: number) => Promise<T | { readonly kind: 'failed'; readonly trouble: Trouble }>,
): Promise<T | { readonly kind: 'failed'; readonly trouble: Trouble }> => {
  const known = budget.trouble()
  if (known !== null) return { kind: 'failed', trouble: known }
  const start = performance.now()
  const place = await ask(budget.forRead())
  budget.readSince(start, place.kind === 'failed' ? place.trouble : null)
  return place
}
