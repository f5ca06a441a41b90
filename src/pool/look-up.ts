import type { Account, AccountId, Pool } from './account.ts'
import { shareLimit } from './condition.ts'

/** So many free accounts are to be known: the one to start, and one to fail over to. */
const enough = 2

/**
 * The accounts to look up before a choice among `free` (all that nothing is known against, in their order) can be relied on: the
 * first `portion` that are not known yet, and those that share a limit with them. None once the first two are known.
 */
export const toLookUp = (
  pool: Pool,
  free: readonly Account[],
  known: ReadonlySet<AccountId>,
  portion: number,
): readonly AccountId[] => {
  const isKnown = ({ id }: Account): boolean => known.has(id)
  if (free.slice(0, enough).every(isKnown)) return []
  const next = free.filter((account) => !isKnown(account)).slice(0, portion)
  return pool.accounts
    .filter((account) => !isKnown(account) && next.some((one) => shareLimit(one, account)))
    .map(({ id }) => id)
}
