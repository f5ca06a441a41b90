import type { Account } from '../pool/account.ts'
import { placesOf } from '../pool/places.ts'
import { nameOf } from '../report/words.ts'

/**
 * What to tell the user where the store can't see to it that no more runs use an account at once than may, or is not asked
 * (`ignore-state`, which gets past all that somebody could have planted in a cache); null: it can, or need not.
 * `bounded`: the accounts that are for so many runs at once.
 */
export const unkeptBounds = (
  bounded: readonly Account[],
  kept: 'exactly' | 'roughly' | 'never',
  ignoreState: boolean,
): string | null => {
  if (kept === 'exactly' || bounded.length === 0) return null
  const names = bounded.map(nameOf).join(', ')
  if (kept === 'never')
    return `this store can't tell whether another run uses ${names} at the same time; store: redis or file can`
  if (ignoreState)
    return `ignore-state: nobody looks whether another run uses ${names}; if one does, the two may end each other's sign-in`
  return bounded.every((account) => placesOf(account) === 1)
    ? `two runs that begin in the same second, or on different branches, may both use ${names}; a concurrency group of the job, or store: redis, rules that out`
    : `maxConcurrent is not kept for ${names}: the cache can't count runs; store: redis can`
}
