import type { Account, Pool, Provider } from './account.ts'
import { labelProblem, normaliseLabel } from './label.ts'

export type Changed = { readonly ok: true; readonly pool: Pool } | { readonly ok: false; readonly problem: string }

/** Adds an account at the end. Replaces nothing: an account of the same provider and label is a problem. */
export const register = (pool: Pool, account: Account): Changed =>
  pool.accounts.some((known) => known.provider === account.provider && known.label === account.label)
    ? { ok: false, problem: `the pool has an account ${account.label} of ${account.provider} already` }
    : { ok: true, pool: { ...pool, accounts: [...pool.accounts, account] } }

/** Takes an account out; the label may be written as users do. A problem where there is none. */
export const remove = (pool: Pool, provider: Provider, label: string): Changed => {
  const name = normaliseLabel(label)
  const accounts = pool.accounts.filter((known) => known.provider !== provider || known.label !== name)
  if (accounts.length < pool.accounts.length) return { ok: true, pool: { ...pool, accounts } }
  const shown = labelProblem(label) === null ? `account ${name}` : 'such account'
  return { ok: false, problem: `the pool has no ${shown} of ${provider}` }
}
