import { createHash } from 'node:crypto'
import type { Account, Pool, Provider } from '../pool/account.ts'
import { type ParseContext, type Parsed, parsePool } from '../pool/parse.ts'
import { reservedVariable } from '../secure/reserved.ts'
import type { ReadInput } from '../settings/inputs.ts'
import { parsePoolSettings, parseSettings, type SettingsContext } from '../settings/parse.ts'
import type { Checked, PoolSettings, Settings } from '../settings/settings.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** Checked inputs and accounts, or every problem of both together. */
export type Setup<T extends PoolSettings = Settings> =
  | ReadySetup<T>
  | { readonly ok: false; readonly problems: readonly string[] }

export interface ReadySetup<T extends PoolSettings = Settings> {
  readonly ok: true
  readonly settings: T
  /** The accounts that may be used. */
  readonly pool: Pool
  /** All accounts of the list. */
  readonly accounts: readonly Account[]
  /** The variables that `secretFrom` and `envFrom` name. */
  readonly named: readonly string[]
}

/** Reads the inputs of a run and the accounts once, and checks all of them before anything is started. */
export const setUp = async (read: ReadInput, env: Environment, context: SettingsContext): Promise<Setup> =>
  together(await parseSettings(read, context), read, env, ({ job }, accounts) =>
    job.kind === 'prompt' && accounts.some((account) => account.provider === 'custom')
      ? ['prompt can not be used with custom accounts: give run, or choose a provider with agent']
      : [],
  )

/** The same for commands that look at a pool and run nothing. */
export const setUpPool = (read: ReadInput, env: Environment, context: SettingsContext): Setup<PoolSettings> =>
  together(parsePoolSettings(read, context), read, env, () => [])

const together = <T extends PoolSettings>(
  settings: Checked<T>,
  read: ReadInput,
  env: Environment,
  misfits: (settings: T, accounts: readonly Account[]) => readonly string[],
): Setup<T> => {
  const named = new Set<string>()
  const lookup = (name: string): string | undefined => {
    named.add(name)
    return env[name]
  }
  const reserve = settings.ok ? settings.settings.reserve : null
  const pool = parseAccounts(read('accounts'), { pool: read('pool') || 'default', lookup, reserve })
  if (!settings.ok || !pool.ok) {
    return { ok: false, problems: [...(settings.ok ? [] : settings.problems), ...(pool.ok ? [] : pool.problems)] }
  }
  const all = pool.pool.accounts
  const { provider } = settings.settings
  const accounts = provider === null ? all : all.filter((account) => account.provider === provider)
  const problems = [...unusable(accounts, provider), ...misfits(settings.settings, accounts)]
  if (problems.length > 0) return { ok: false, problems }
  return { ok: true, settings: settings.settings, pool: { ...pool.pool, accounts }, accounts: all, named: [...named] }
}

/** Reads a list of accounts as every command does. */
export const parseAccounts = (document: string, context: Omit<ParseContext, 'hash' | 'reserved'>): Parsed =>
  parsePool(document, { ...context, hash: sha256, reserved: reservedVariable })

const unusable = (accounts: readonly Account[], provider: Provider | null): readonly string[] => {
  if (accounts.length === 0) return [`agent: ${provider} leaves no account of the list`]
  if (accounts.some((account) => !account.disabled)) return []
  return [
    provider === null
      ? 'every account of the list is disabled'
      : `agent: ${provider} leaves only accounts that are disabled`,
  ]
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
