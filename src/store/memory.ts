import type { AccountId } from '../pool/account.ts'
import { emptyLedger, type Ledger } from '../pool/ledger.ts'
import type { Store } from '../ports.ts'
import { settle } from './settle.ts'

/** A ledger that lasts as long as the process. */
export const memoryStore = (): Store => {
  let ledger: Ledger = emptyLedger
  return {
    name: 'memory',
    read: async (accounts) => ({ ledger: only(ledger, accounts), trouble: null }),
    write: async (records) => {
      ledger = settle(ledger, records).ledger
      return null
    },
    close: async () => undefined,
  }
}

/** The part of a ledger that is about these accounts. */
export const only = (ledger: Ledger, accounts: readonly AccountId[]): Ledger => {
  const wanted = new Set(accounts)
  const part = <R>(map: ReadonlyMap<AccountId, R>): ReadonlyMap<AccountId, R> =>
    new Map([...map].filter(([account]) => wanted.has(account)))
  return { conditions: part(ledger.conditions), uses: part(ledger.uses) }
}
