import type { Provider } from '../pool/account.ts'
import type { Parsed } from '../pool/parse.ts'
import { parseAccounts as parseDocument } from '../shell/setup.ts'

/** One account as users write it. Exactly one form of credential; `env` and `envFrom` may stand together. */
export interface AccountEntry {
  readonly label: string
  readonly provider: Provider
  /** An API key or token: which variable the agent gets follows from its kind. */
  readonly secret?: string
  /** The name of the variable that holds the secret. */
  readonly secretFrom?: string
  /** Variables, by name. */
  readonly env?: Readonly<Record<string, string>>
  /** Variables, with the names of those that hold their values. */
  readonly envFrom?: Readonly<Record<string, string>>
  /** Files of the agent's home, by their relative path. */
  readonly files?: Readonly<Record<string, string | object>>
  /** 0 to 1000, lower goes first under `priority`; 100 when left out. */
  readonly priority?: number
  /** Accounts of one provider and group share one limit. */
  readonly group?: string
  readonly disabled?: boolean
  /** Share of its windows that is kept, e.g. `5%`. */
  readonly reserve?: string
  readonly maxUtilization?: { readonly five_hour?: string; readonly seven_day?: string }
  /** E.g. `Mon-Fri 18:00-08:00 Europe/Rome`. */
  readonly hours?: string
  readonly maxConcurrent?: number
}

export interface AccountsOptions {
  /** The pool's name; `default` when left out. */
  readonly pool?: string
  /** Where `secretFrom` and `envFrom` look; `process.env` when left out. */
  readonly env?: Readonly<Record<string, string | undefined>>
  /** Share of its windows that is kept of every account which names no other: 0 to 1. */
  readonly reserve?: number
}

/** Reads a list of accounts, or its JSON. Never throws: a pool, or every problem by position and label, never by value. */
export const parseAccounts = (accounts: string | readonly AccountEntry[], options: AccountsOptions = {}): Parsed => {
  const env = options.env ?? process.env
  return parseDocument(typeof accounts === 'string' ? accounts : JSON.stringify(accounts), {
    pool: options.pool ?? 'default',
    lookup: (name) => env[name],
    reserve: options.reserve ?? null,
  })
}
