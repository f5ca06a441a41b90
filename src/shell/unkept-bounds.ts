import type { Pool } from '../pool/account.ts'
import { placesOf } from '../pool/places.ts'
import { nameOf } from '../report/words.ts'

/** What to tell the user where the store can't see to it that no more runs use an account at once than may; null: it can, or need not. */
export const unkeptBounds = ({ accounts }: Pool, kept: 'exactly' | 'roughly' | 'never'): string | null => {
  if (kept === 'exactly') return null
  const bounded = accounts.filter((account) => !account.disabled && placesOf(account) !== null)
  if (bounded.length === 0) return null
  const names = bounded.map(nameOf).join(', ')
  if (kept === 'never')
    return `this store can't tell whether another run uses ${names} at the same time; store: redis or file can`
  return bounded.every((account) => placesOf(account) === 1)
    ? `two runs that begin in the same second, or on different branches, may both use ${names}; a concurrency group of the job, or store: redis, rules that out`
    : `maxConcurrent is not kept for ${names}: the cache can't count runs; store: redis can`
}
