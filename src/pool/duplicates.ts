import type { Account } from './account.ts'
import { canonical } from './credential.ts'

/** For each account with the very same credential as one before it: that one. Together they are worth no more than one. */
export const duplicates = (accounts: readonly Account[]): ReadonlyMap<Account, Account> => {
  const first = new Map<string, Account>()
  const found = new Map<Account, Account>()
  for (const account of accounts) {
    const text = canonical(account.credential)
    const known = first.get(text)
    if (known === undefined) first.set(text, account)
    else found.set(account, known)
  }
  return found
}
