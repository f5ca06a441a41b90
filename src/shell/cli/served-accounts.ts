import { stat } from 'node:fs/promises'
import type { AccountsPlace } from '../../serve/live-pool.ts'
import { Problem } from '../../serve/problem.ts'
import { type AccountsFile, type HomeEntry, keyringItem } from '../accounts-file.ts'
import { forget } from './accounts/keep.ts'
import { homeAccounts, readAccounts } from './accounts-file.ts'
import { RefusedError, UsageError } from './fail.ts'

interface Served {
  readonly place: AccountsPlace
  readonly changeable: boolean
}

/**
 * The list that `serve` serves: the one at home can be changed; one given by a file, standard input or a variable is only read.
 * `seen` is told of every document, before anything of it can be shown.
 */
export const servedAccounts = async (
  file: string | undefined,
  env: NodeJS.ProcessEnv,
  seen: (document: string) => void,
): Promise<Served> => {
  const given = file !== undefined || env['POOL_FAILOVER_ACCOUNTS'] !== undefined
  const home = homeAccounts(env)
  const read = given ? await reader(file, env) : unlessSame(home)
  return {
    place: {
      read: async () => {
        const document = await read().catch(asProblem)
        seen(document)
        return document
      },
      change: given ? readOnly : (edit) => change(home, edit).catch(asProblem),
    },
    changeable: !given,
  }
}

/** Standard input can be read once only, and a variable never changes. */
const reader = async (file: string | undefined, env: NodeJS.ProcessEnv): Promise<() => Promise<string>> => {
  if (file !== undefined && file !== '-') return () => readAccounts(file, env)
  const document = await readAccounts(file, env)
  return async () => document
}

/** Looked at every second: a keyring is asked only when the list was replaced. */
const unlessSame = (home: AccountsFile): (() => Promise<string>) => {
  let [known, document] = ['', '']
  return async () => {
    const { ino, mtimeMs, size } = await stat(home.path).catch(() => ({ ino: 0, mtimeMs: 0, size: 0 }))
    const now = `${ino} ${mtimeMs} ${size}`
    if (now !== known) [known, document] = ['', (await home.text()) ?? '']
    known = now
    return document
  }
}

/** A credential in the keyring goes with its entry. */
const change = async (home: AccountsFile, edit: Parameters<AccountsPlace['change']>[0]): Promise<void> => {
  let gone: readonly HomeEntry[] = []
  await home.change((before) => {
    const after: readonly HomeEntry[] = edit(before)
    const kept = new Set(after.map(itemOf))
    gone = before.filter((entry) => entry.keyring !== undefined && !kept.has(itemOf(entry)))
    return after
  })
  // The list is changed already: that an item stays in the keyring is no reason to say it was not.
  for (const entry of gone)
    await forget(entry).catch((error: unknown) =>
      console.error(`pool-failover: ${error instanceof Error ? error.message : ''}`),
    )
}

const itemOf = ({ provider, label, keyring = '' }: HomeEntry): string => keyringItem(provider, label, keyring)

const readOnly: AccountsPlace['change'] = async () => {
  throw new Problem(
    'accounts-read-only',
    'They were given by --accounts or POOL_FAILOVER_ACCOUNTS: change them there, or start serve without.',
  )
}

const asProblem = (error: unknown): never => {
  if (error instanceof UsageError || error instanceof RefusedError)
    throw new Problem('accounts-unusable', 'The list of accounts can not be read or written.', error)
  throw error
}
