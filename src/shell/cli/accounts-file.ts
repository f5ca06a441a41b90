import { type AccountsFile, accountsFile, accountsPath } from '../accounts-file.ts'
import { openKeyring } from '../keyring.ts'
import { UsageError } from './fail.ts'
import { readText } from './read-text.ts'

/** The text of an accounts document: a file, `-` for standard input, else the variable POOL_FAILOVER_ACCOUNTS, else the list at home. */
export const readAccounts = async (file: string | undefined, env: NodeJS.ProcessEnv): Promise<string> => {
  if (file !== undefined) return notEmpty(await readText('accounts', file), `--accounts: the file is empty; ${form}`)
  const given = env['POOL_FAILOVER_ACCOUNTS']
  if (given === undefined) return atHome(env)
  return notEmpty(given, `POOL_FAILOVER_ACCOUNTS is empty; ${form} (workflows give forks no secrets)`)
}

/** Whether that is the list at home. */
export const isAtHome = (file: string | undefined, env: NodeJS.ProcessEnv): boolean =>
  file === undefined && env['POOL_FAILOVER_ACCOUNTS'] === undefined

const form = 'it must hold a JSON list like [{"label": "a", "provider": "claude", "secret": "..."}]'

const notEmpty = (text: string, problem: string): string => {
  if (text.trim() === '') throw new UsageError([problem])
  return text
}

const atHome = async (env: NodeJS.ProcessEnv): Promise<string> => {
  const text = await homeAccounts(env).text()
  if (text !== null) return text
  throw new UsageError([
    'no accounts: give --accounts FILE, set POOL_FAILOVER_ACCOUNTS, or add one with: pool-failover accounts add claude team-a',
  ])
}

/** The list of accounts of this user; what is put right in it is told on standard error. */
export const homeAccounts = (env: NodeJS.ProcessEnv): AccountsFile =>
  accountsFile({
    path: accountsPath(env),
    now: () => Date.now(),
    keyring: openKeyring,
    notice: (text) => console.error(`pool-failover: ${text}`),
  })
