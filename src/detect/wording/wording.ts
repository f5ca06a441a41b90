import type { Signal } from '../signal.ts'

/** One way in which an agent or an API says why it can't go on. */
export interface Wording {
  readonly id: string
  readonly verdict: Signal['verdict']
  /** Matched against folded text without its prefix; linear (it compiles with V8's `l` flag). */
  readonly pattern: RegExp
  /**
   * Google says the same of a throttle and of a spent day: a quota that ends soon is `rate-limit`, any other
   * `usage-limit`; one "per day" ends at midnight in California.
   */
  readonly google?: true
}

/** The first of the wordings that fits. */
export const firstMatch = (wordings: readonly Wording[], folded: string): Wording | null =>
  wordings.find(({ pattern }) => pattern.test(folded)) ?? null
