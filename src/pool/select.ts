import type { Account, Pool } from './account.ts'
import { conditionOf } from './condition.ts'
import type { Ledger } from './ledger.ts'
import { spent } from './shares.ts'

export const strategies = ['round-robin', 'priority', 'least-recently-used', 'spread', 'most-remaining'] as const
export type Strategy = (typeof strategies)[number]

/** How a pool's accounts are put in order. `spreadIndex` sets parallel jobs apart under `spread`. */
export interface Ordering {
  readonly strategy: Strategy
  readonly spreadIndex: number
}

/** All accounts, free or not, in the order in which they would be tried. */
export const rank = (pool: Pool, ledger: Ledger, ordering: Ordering, now: number): readonly Account[] => {
  const { accounts } = pool
  switch (ordering.strategy) {
    case 'round-robin':
      return afterLastChosen(accounts, ledger)
    case 'priority':
      return afterLastChosen(accounts, ledger).toSorted((a, b) => a.priority - b.priority)
    case 'least-recently-used':
      return accounts.toSorted((a, b) => lastUse(ledger, a) - lastUse(ledger, b))
    case 'spread': {
      // Over the free ones only, or two jobs would meet on the account after one that is cooling.
      const { free = [], rest = [] } = Object.groupBy(accounts, (account) =>
        conditionOf(pool, ledger, account, now).kind === 'available' ? 'free' : 'rest',
      )
      return [...rotate(free, free.length === 0 ? 0 : ordering.spreadIndex % free.length), ...rest]
    }
    case 'most-remaining':
      return afterLastChosen(accounts, ledger).toSorted(
        (a, b) => (spent(ledger, a, now) ?? 0) - (spent(ledger, b, now) ?? 0),
      )
  }
}

/** Epoch ms at which an account was last used, 0 for never: a limit met there is a use too. */
export const lastUse = (ledger: Ledger, account: Account): number => {
  const condition = ledger.conditions.get(account.id)
  const limitSeen = condition !== undefined && condition.verdict !== 'ok' ? condition.observedAt : 0
  return Math.max(ledger.uses.get(account.id)?.observedAt ?? 0, limitSeen)
}

const afterLastChosen = (accounts: readonly Account[], ledger: Ledger): readonly Account[] => {
  const uses = accounts.map((account) => lastUse(ledger, account))
  const newest = uses.reduce((latest, at) => Math.max(latest, at), 0)
  return newest === 0 ? accounts : rotate(accounts, uses.lastIndexOf(newest) + 1)
}

const rotate = (accounts: readonly Account[], by: number): readonly Account[] => [
  ...accounts.slice(by),
  ...accounts.slice(0, by),
]
