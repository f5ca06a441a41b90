import { maskable, secretsOf } from '../../secure/mask.ts'
import { createRedactor, type Redact } from '../../secure/redact.ts'
import { type ReadySetup, setUp } from '../setup.ts'
import { readAccounts } from './accounts-file.ts'
import { UsageError } from './fail.ts'
import { readOptions } from './options.ts'

export type Options = Readonly<Record<string, unknown>>

export interface Loaded {
  readonly setup: ReadySetup
  readonly redact: Redact
}

/** Reads and checks everything a command needs, or throws one `UsageError` with all problems. */
export const load = async (options: Options, argv: readonly string[], env: NodeJS.ProcessEnv): Promise<Loaded> => {
  const accounts = await readAccounts(text(options, 'accounts') ?? undefined, env)
  const redact = createRedactor(maskable(accounts))
  const read = readOptions(options, { accounts, 'store-url': env['POOL_FAILOVER_STORE_URL'] ?? '' })
  const at = spreadIndex(text(options, 'spreadIndex'))
  const setup = await setUp(read, env, { defaultStore: 'file', spreadIndex: at, argv })
  if (!setup.ok) throw new UsageError(setup.problems)
  redact.add(secretsOf(setup.accounts))
  return { setup, redact }
}

const spreadIndex = (given: string | null): number => {
  if (given === null) return 0
  if (!/^\d{1,9}$/.test(given)) throw new UsageError(['spread-index must be a whole number'])
  return Number(given)
}

/** An option's text, or null. */
export const text = (options: Options, name: string): string | null => {
  const value = options[name]
  return typeof value === 'string' ? value : null
}
