import type { AccountId, Pool } from '../pool/account.ts'
import { conditionOf } from '../pool/condition.ts'
import { merge, recordsOf } from '../pool/ledger.ts'
import { toLookUp } from '../pool/look-up.ts'
import { type Ordering, rank } from '../pool/select.ts'
import type { Store } from '../ports.ts'

type Read = Awaited<ReturnType<Store['read']>>

/** The accounts that the first read asks for: all, or only what sets their order where each costs a question of its own. */
export const firstAsked = (store: Store, pool: Pool): readonly AccountId[] =>
  store.portion === undefined || pool.accounts.length <= store.portion ? pool.accounts.map(({ id }) => id) : []

/** Reads as much of the ledger as one choice needs, and all of `first`. */
export const readForChoice = async (
  store: Store,
  pool: Pool,
  ordering: Ordering,
  now: number,
  first: readonly AccountId[] = [],
): Promise<Read> => {
  const all = firstAsked(store, pool)
  const asked = all.length > 0 ? all : first
  let { ledger, trouble } = await store.read(asked)
  const known = new Set(asked)
  while (trouble === null) {
    const free = rank(pool, ledger, ordering, now).filter(
      (account) => conditionOf(pool, ledger, account, now).kind === 'available',
    )
    const next = toLookUp(pool, free, known, store.portion ?? Number.POSITIVE_INFINITY)
    if (next.length === 0) break
    const found = await store.read(next)
    ledger = merge(ledger, recordsOf(found.ledger))
    trouble = found.trouble
    for (const id of next) known.add(id)
  }
  return { ledger, trouble }
}
