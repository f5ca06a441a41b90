import type { Account, Pool } from './account.ts'
import { conditionOf } from './condition.ts'
import type { Ledger } from './ledger.ts'
import type { Skip } from './run-state.ts'
import { type Ordering, rank } from './select.ts'

/** The account that would be used now, and why each one before and after it would not. */
export interface Picked {
  readonly account: Account | null
  readonly skipped: readonly { readonly account: Account; readonly skip: Skip }[]
}

/** Chooses as a run does at its start. */
export const pick = (pool: Pool, ledger: Ledger, ordering: Ordering, now: number): Picked => {
  const all = rank(pool, ledger, ordering, now).map((account) => ({
    account,
    condition: conditionOf(pool, ledger, account, now),
  }))
  const free = all.find(({ condition }) => condition.kind === 'available')
  return {
    account: free?.account ?? null,
    skipped: all.flatMap(({ account, condition }) =>
      condition.kind === 'available' ? [] : [{ account, skip: condition }],
    ),
  }
}
