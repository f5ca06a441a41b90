import type { Verdict } from './verdict.ts'

/** When work that failed may be done again on another account. */
export const retryRules = ['always', 'untouched', 'never'] as const
export type RetryRule = (typeof retryRules)[number]

/** What lets no attempt follow one that failed: `continue: stop`, or `retry-if: never`; null: nothing. */
export const stopOf = (rules: {
  readonly continueMode: string
  readonly retryIf: RetryRule
}): 'stop' | 'never' | null => (rules.continueMode === 'stop' ? 'stop' : rules.retryIf === 'never' ? 'never' : null)

/** What is known of the failed attempt's work. */
export interface WorkDone {
  /** Answers and tool calls of the model; null: not told. */
  readonly turns: number | null
  /** US dollars; null: not told. */
  readonly costUsd: number | null
  /** Whether working tree or HEAD changed; null: can't be told. */
  readonly treeChanged: boolean | null
}

export const unknownWork: WorkDone = { turns: null, costUsd: null, treeChanged: null }

export interface RetryDecision {
  readonly retry: boolean
  /** The facts it rests on, one sentence. */
  readonly why: string
}

/** Whether to run again. An agent's work is not idempotent: under `untouched` any doubt means no. */
export const decideRetry = (rule: RetryRule, verdict: Verdict, another: boolean, work: WorkDone): RetryDecision => {
  if (!isAccountsFault(verdict))
    return { retry: false, why: `the verdict is ${verdict}: another account would not change that` }
  if (!another) return { retry: false, why: 'no other account is free' }
  switch (rule) {
    case 'always':
      return { retry: true, why: 'another account is free' }
    case 'never':
      return { retry: false, why: 'retry-if is never' }
    case 'untouched':
      return { retry: isUntouched(work), why: workWords(work) }
  }
}

/** True only where it is sure that nothing was done: no answer of the model (or no cost, where answers aren't told), no file changed. */
export const isUntouched = ({ turns, costUsd, treeChanged }: WorkDone): boolean =>
  (turns === null ? costUsd === 0 : turns === 0) && treeChanged === false

/** The facts behind `isUntouched`, and what follows of them. */
export const workWords = (work: WorkDone): string => {
  const { turns, costUsd, treeChanged } = work
  const facts = [
    turns === null ? 'turns unknown' : turns === 1 ? '1 turn' : `${turns} turns`,
    costUsd === null ? 'cost unknown' : `${Number(costUsd.toPrecision(3))} US dollars`,
    treeChanged === null
      ? 'working tree unknown'
      : treeChanged
        ? 'the working tree changed'
        : 'the working tree is as it was',
  ]
  return `${facts.join(', ')}: ${isUntouched(work) ? 'nothing was done yet' : 'work may have been done'}`
}

const isAccountsFault = (verdict: Verdict): boolean =>
  verdict === 'usage-limit' || verdict === 'rate-limit' || verdict === 'auth' || verdict === 'billing'
