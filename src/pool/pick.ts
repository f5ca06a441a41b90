import type { Account, AccountId, Pool } from './account.ts'
import { type Condition, conditionOf } from './condition.ts'
import type { Ledger } from './ledger.ts'
import type { Skip } from './run-state.ts'
import { type Ordering, rank } from './select.ts'

/** The account that would be used now, and why each one before and after it would not. */
export interface Picked {
  readonly account: Account | null
  readonly skipped: readonly { readonly account: Account; readonly skip: Skip }[]
}

/** Chooses as a run does at its start. `taken`: the accounts whose places are all in use, and when to ask again. */
export const pick = (
  pool: Pool,
  ledger: Ledger,
  ordering: Ordering,
  now: number,
  taken: ReadonlyMap<AccountId, number> = new Map(),
): Picked => {
  const all = rank(pool, ledger, ordering, now).map((account) => ({
    account,
    condition: unlessTaken(conditionOf(pool, ledger, account, now), taken.get(account.id)),
  }))
  const free = all.find(({ condition }) => condition.kind === 'available')
  return {
    account: free?.account ?? null,
    skipped: all.flatMap(({ account, condition }) =>
      condition.kind === 'available' ? [] : [{ account, skip: condition }],
    ),
  }
}

const unlessTaken = (condition: Condition, until: number | undefined): Condition | Extract<Skip, { kind: 'taken' }> =>
  condition.kind === 'available' && until !== undefined ? { kind: 'taken', until } : condition
