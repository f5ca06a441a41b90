import type { Account } from './account.ts'
import { failuresOf } from './cooldown.ts'
import { decide } from './decide.ts'
import { readiness } from './readiness.ts'
import type { ConditionRecord } from './record.ts'
import type { RunState, Skip } from './run-state.ts'
import { lastUse } from './select.ts'
import { knownUtilization, spent } from './shares.ts'
import type { Utilization } from './verdict.ts'

/** What a run that begins now would do first. */
export type FirstStep =
  | { readonly kind: 'attempt'; readonly account: Account; readonly probe: boolean }
  | { readonly kind: 'wait'; readonly until: number }
  | { readonly kind: 'give-up'; readonly exitCode: number; readonly nextAvailableAt: number | null }

/** One account with all that its place in the order rests on. */
export interface ExplainedAccount {
  readonly account: Account
  /** Why it can't be used now; null: it is free. */
  readonly skip: Skip | null
  /** The store's latest records of it. */
  readonly condition: ConditionRecord | null
  /** Of the windows that still run. */
  readonly utilization: Utilization | null
  readonly failures: number
  /** Epoch ms, 0 for never. */
  readonly lastUse: number
  /** Of its fullest window, 0 to 1; null where nothing is known. */
  readonly spent: number | null
}

export interface Explanation {
  readonly first: FirstStep
  /** In the order in which they would be tried. */
  readonly accounts: readonly ExplainedAccount[]
}

/** Why the next account is what it is, and each other is not: from the decision of a run that begins in this state. */
export const explain = (state: RunState, now: number): Explanation => ({
  first: firstStep(state, now),
  accounts: readiness(state, now).map(({ account, skip }) => ({
    account,
    skip,
    condition: state.ledger.conditions.get(account.id) ?? null,
    utilization: knownUtilization(state.ledger, account, now),
    failures: failuresOf(state.ledger, account),
    lastUse: lastUse(state.ledger, account),
    spent: spent(state.ledger, account, now),
  })),
})

const firstStep = (state: RunState, now: number): FirstStep => {
  for (const effect of decide(state, { type: 'begun', now }).effects) {
    switch (effect.do) {
      case 'attempt':
        return { kind: 'attempt', account: effect.plan.account, probe: effect.plan.probe }
      case 'wait':
        return { kind: 'wait', until: effect.until }
      case 'finish':
        return { kind: 'give-up', ...effect.ending }
      case 'record':
      case 'note':
    }
  }
  throw new Error('a decision without a next step')
}
