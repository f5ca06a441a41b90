import type { Account } from '../../../pool/account.ts'
import { parseAccounts } from '../../setup.ts'

/** One entry of a list as an account, or what is wrong with it. Variables that it names are looked up. */
export type Read = { readonly account: Account } | { readonly problems: readonly string[] }

/** Reads one entry by itself, so that the others can be told whatever is wrong with it. */
export const readAccount = (entry: unknown, env: NodeJS.ProcessEnv, pool = 'default'): Read => {
  const parsed = parseAccounts(JSON.stringify([entry]), { pool, lookup: (variable) => env[variable] })
  if (!parsed.ok)
    return { problems: parsed.problems.map((problem) => problem.replace(/^accounts\[0\](?: \([^)]*\))?: /, '')) }
  const [account] = parsed.pool.accounts
  return account === undefined ? { problems: ['is no account'] } : { account }
}
