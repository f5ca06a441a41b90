import type { Provider } from '../../pool/account.ts'
import { parsePoolSettings } from '../../settings/parse.ts'
import type { PoolSettings } from '../../settings/settings.ts'
import { readAccounts } from '../cli/accounts-file.ts'
import { UsageError } from '../cli/fail.ts'
import { type Options, text } from '../cli/load.ts'
import { readOptions } from '../cli/options.ts'
import { setUpPool } from '../setup.ts'
import { openStore } from '../stores.ts'
import { type Check, type Environment, fail, ok, warn } from './check.ts'

const context = { defaultStore: 'file', spreadIndex: 0, argv: [] } as const

/** The settings that name pool and store. Throws `UsageError` where the options are wrong. */
export const poolSettings = (options: Options, env: Environment): PoolSettings => {
  const read = parsePoolSettings(readOptions(options, storeUrl(env)), context)
  if (!read.ok) throw new UsageError(read.problems)
  return read.settings
}

const storeUrl = (env: Environment) => ({ 'store-url': env['POOL_FAILOVER_STORE_URL'] ?? '' })

/** Whether the list of accounts can be read, and whose accounts it holds. */
export const checkAccounts = async (
  options: Options,
  env: NodeJS.ProcessEnv,
): Promise<{ readonly checks: readonly Check[]; readonly needed: readonly Provider[] }> => {
  try {
    const accounts = await readAccounts(text(options, 'accounts') ?? undefined, env)
    const setup = setUpPool(readOptions(options, { ...storeUrl(env), accounts }), env, context)
    if (!setup.ok) return { checks: setup.problems.map((problem) => fail('accounts', problem)), needed: [] }
    const needed = setup.pool.accounts.filter(({ disabled }) => !disabled).map(({ provider }) => provider)
    const counts = [...new Set(needed)].map((one) => `${needed.filter((other) => other === one).length} ${one}`)
    return { checks: [ok('accounts', counts.join(', '))], needed: [...new Set(needed)] }
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    const none = error.problems.every((problem) => problem.startsWith('no accounts:'))
    return { checks: error.problems.map((problem) => (none ? warn : fail)('accounts', problem)), needed: [] }
  }
}

/** Whether the store can be read and written now. */
export const checkStore = async (settings: PoolSettings, env: Environment, state: string | null): Promise<Check> => {
  const name = `store (${settings.store})`
  const store = openStore(settings, env, { stateDirectory: state, defaultBranch: null })
  const { trouble } = await store.read([nobody])
  const unwritten = trouble ?? (await store.write([]))
  await store.close()
  return unwritten === null ? ok(name, 'answers') : fail(name, unwritten.notice)
}

/** No account has this id: a store that is asked for none asks nobody. */
const nobody = '000000000000'
