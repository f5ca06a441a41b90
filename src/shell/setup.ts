import { createHash } from 'node:crypto'
import type { Account, Pool } from '../pool/account.ts'
import { parsePool } from '../pool/parse.ts'
import { reservedVariable } from '../secure/reserved.ts'
import { parseSettings, type ReadInput, type SettingsContext } from '../settings/parse.ts'
import type { Settings } from '../settings/settings.ts'

type Environment = Readonly<Record<string, string | undefined>>

export type Setup =
  | {
      readonly ok: true
      readonly settings: Settings
      /** The accounts that this run may use. */
      readonly pool: Pool
      /** All accounts of the list. */
      readonly accounts: readonly Account[]
      /** The variables that `secretFrom` and `envFrom` name. */
      readonly named: readonly string[]
    }
  /** Every problem of the inputs and the accounts, together. */
  | { readonly ok: false; readonly problems: readonly string[] }

/** Reads inputs and accounts once, and checks all of them before anything is started. */
export const setUp = (read: ReadInput, env: Environment, context: SettingsContext): Setup => {
  const settings = parseSettings(read, context)
  const named = new Set<string>()
  const lookup = (name: string): string | undefined => {
    named.add(name)
    return env[name]
  }
  const pool = readPool(read('accounts'), read('pool') || 'default', lookup)
  if (!settings.ok || !pool.ok) {
    return { ok: false, problems: [...(settings.ok ? [] : settings.problems), ...(pool.ok ? [] : pool.problems)] }
  }
  const problems = misfits(settings.settings, pool.pool)
  if (problems.length > 0) return { ok: false, problems }
  const usable = narrowed(settings.settings, pool.pool)
  return { ok: true, settings: settings.settings, pool: usable, accounts: pool.pool.accounts, named: [...named] }
}

const readPool = (text: string, pool: string, lookup: (name: string) => string | undefined) =>
  parsePool(text, { pool, hash: sha256, lookup, reserved: reservedVariable })

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

const narrowed = (settings: Settings, pool: Pool): Pool =>
  settings.provider === null
    ? pool
    : { ...pool, accounts: pool.accounts.filter((account) => account.provider === settings.provider) }

const misfits = (settings: Settings, pool: Pool): readonly string[] => {
  const { accounts } = narrowed(settings, pool)
  if (accounts.length === 0) return [`agent: ${settings.provider} leaves no account of the list`]
  if (accounts.every((account) => account.disabled)) return ['every account of the list is disabled']
  if (settings.job.kind === 'prompt' && accounts.some((account) => account.provider === 'custom')) {
    return ['prompt can not be used with custom accounts: give run, or choose a provider with agent']
  }
  return []
}
