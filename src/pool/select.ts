import type { Account, Pool } from './account.ts'
import type { Ledger } from './ledger.ts'

export const strategies = ['round-robin', 'priority', 'least-recently-used', 'spread', 'most-remaining'] as const
export type Strategy = (typeof strategies)[number]

/** How a pool's accounts are put in order. `spreadIndex` sets parallel jobs apart under `spread`. */
export interface Ordering {
  readonly strategy: Strategy
  readonly spreadIndex: number
}

/** All accounts in the order in which they would be tried. Says nothing about which of them is free. */
export const rank = (pool: Pool, ledger: Ledger, ordering: Ordering): readonly Account[] => {
  const { accounts } = pool
  switch (ordering.strategy) {
    case 'round-robin':
      return afterLastChosen(accounts, ledger)
    case 'priority':
      return afterLastChosen(accounts, ledger).toSorted((a, b) => a.priority - b.priority)
    case 'least-recently-used':
      return accounts.toSorted((a, b) => lastUse(ledger, a) - lastUse(ledger, b))
    case 'spread':
      return rotate(accounts, accounts.length === 0 ? 0 : ordering.spreadIndex % accounts.length)
    case 'most-remaining':
      return afterLastChosen(accounts, ledger).toSorted((a, b) => spent(ledger, a) - spent(ledger, b))
  }
}

/** Epoch ms at which an account was last chosen, 0 for never: a limit met there is a use too. */
export const lastUse = (ledger: Ledger, account: Account): number => {
  const condition = ledger.conditions.get(account.id)
  const limitSeen = condition !== undefined && condition.verdict !== 'ok' ? condition.observedAt : 0
  return Math.max(ledger.uses.get(account.id)?.observedAt ?? 0, limitSeen)
}

/** Spent share of an account's fullest window, 0 to 1; 0 where nothing is known. */
export const spent = (ledger: Ledger, account: Account): number => {
  const utilization = ledger.uses.get(account.id)?.utilization
  return Math.max(utilization?.fiveHour ?? 0, utilization?.sevenDay ?? 0)
}

const afterLastChosen = (accounts: readonly Account[], ledger: Ledger): readonly Account[] => {
  const uses = accounts.map((account) => lastUse(ledger, account))
  const newest = Math.max(0, ...uses)
  return newest === 0 ? accounts : rotate(accounts, uses.lastIndexOf(newest) + 1)
}

const rotate = (accounts: readonly Account[], by: number): readonly Account[] => [
  ...accounts.slice(by),
  ...accounts.slice(0, by),
]
