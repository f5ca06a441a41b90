import { rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { codeOf } from '../error-code.ts'
import { readEntry } from '../pool/entry.ts'
import type { Entry } from '../pool/schema.ts'
import { makeDirectories } from '../process/make-directories.ts'
import { type Held, withLock } from '../store/lock.ts'
import { nonce, replace, sweep } from '../store/replace.ts'
import { ownDirectory } from './base-directory.ts'
import { RefusedError, UsageError } from './cli/fail.ts'
import { parseJson } from './json.ts'
import type { Keyring } from './keyring.ts'
import { type Notice, readOwn } from './own-file.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** An entry at home. `keyring` stands in the place of a credential that lies in the system's keyring: its fingerprint. */
export type HomeEntry = Entry & { readonly keyring?: string }

/** The list of accounts at home: the same JSON that `--accounts` takes, in a file that only its owner reads. */
export interface AccountsFile {
  readonly path: string
  /** The document with the credentials of the keyring put in; null: there is none yet. Throws `UsageError` where it can't be read. */
  readonly text: () => Promise<string | null>
  /** Its entries; none where there is no file. Throws `UsageError` where it is damaged; the file is left as it is. */
  readonly entries: () => Promise<readonly HomeEntry[]>
  /**
   * Replaces the entries by what `work` makes of them, in one step and alone: no change of another process is lost. What
   * `work` throws changes nothing; it may be called again. A damaged file is kept aside and told by a `UsageError`; a
   * place that can't be written is a `RefusedError`.
   */
  readonly change: (work: Change) => Promise<void>
}

type Change = (entries: readonly HomeEntry[]) => readonly HomeEntry[]

export interface AccountsFileOptions {
  readonly path: string
  /** Epoch ms: names a damaged file that is kept aside. */
  readonly now: () => number
  /** Told of rights that were too wide and are mended. */
  readonly notice: Notice
  /** Called when an entry names it. */
  readonly keyring: () => Promise<Pick<Keyring, 'read'>>
  /** Longest wait for another process that changes it, ms. */
  readonly limitMs?: number
}

/** `$XDG_CONFIG_HOME/pool-failover/accounts.json`, in `~/.config` without the variable. */
export const accountsPath = (env: Environment): string => join(ownDirectory(env, 'XDG_CONFIG_HOME'), 'accounts.json')

/** Opens nothing yet. */
export const accountsFile = (options: AccountsFileOptions): AccountsFile => {
  const { path, now, notice, limitMs = 10_000 } = options
  const changed = async (held: Held, work: Change): Promise<boolean> => {
    if (held.tookOver) await sweep(path)
    const document = await readOwn(path, notice)
    const before = document === null ? [] : listOf(document)
    if (before === 'damaged') throw new UsageError([await keepAside(path, now())])
    const after = work(checked(before, path))
    return replace(path, `${JSON.stringify(after, null, 2)}\n`, held.stillOurs)
  }
  return {
    path,
    text: async () => {
      const document = await readOwn(path, notice)
      if (document === null) return null
      if (listOf(document) === 'damaged') throw new UsageError([damaged(path)])
      return whole(document, options.keyring)
    },
    entries: async () => {
      const document = await readOwn(path, notice)
      const list = document === null ? [] : listOf(document)
      if (list === 'damaged') throw new UsageError([damaged(path)])
      return checked(list, path)
    },
    change: async (work) => {
      try {
        makeDirectories(dirname(path))
        for (;;) {
          const done = await withLock(`${path}.lock`, nonce(), performance.now() + limitMs, (held) =>
            changed(held, work),
          )
          if (done === null) throw new RefusedError([busy(path)])
          if (done.value) return
        }
      } catch (error) {
        throw codeOf(error) === '' ? error : new RefusedError([unwritable(path, codeOf(error))])
      }
    },
  }
}

const listOf = (document: string): readonly unknown[] | 'damaged' => {
  const list = parseJson(document.trim())
  return Array.isArray(list) ? list : 'damaged'
}

/** An entry that makes no sense is nobody's to throw away: nothing is changed while there is one. */
const checked = (list: readonly unknown[], path: string): readonly HomeEntry[] => {
  const read = list.map((item) => {
    const { keyring, rest } = apart(item)
    return { keyring, ...readEntry(rest) }
  })
  const problems = read.flatMap(({ problems }, index) => problems.map((problem) => `accounts[${index}]: ${problem}`))
  if (problems.length > 0) throw new UsageError([...problems, `nothing was changed; mend it in ${path}`])
  return read.flatMap(({ keyring, entry: { label, provider, ...rest } }) =>
    label === undefined || provider === undefined
      ? []
      : [{ label, provider, ...rest, ...(keyring === null ? {} : { keyring }) }],
  )
}

/** The document as `--accounts` would take it. */
const whole = async (document: string, open: AccountsFileOptions['keyring']): Promise<string> => {
  const list = listOf(document)
  if (list === 'damaged' || list.every((item) => apart(item).keyring === null)) return document
  const keyring = await open()
  const items: unknown[] = []
  for (const item of list) items.push(await withCredential(item, keyring))
  return JSON.stringify(items)
}

const withCredential = async (item: unknown, keyring: Pick<Keyring, 'read'>): Promise<unknown> => {
  const parts = apart(item)
  if (parts.keyring === null) return item
  const { keyring: fingerprint, rest } = parts
  const { label = '', provider = '' } = readEntry(rest).entry
  const name = keyringItem(provider, label, fingerprint)
  const credential = parseJson((await keyring.read(name)) ?? '')
  if (typeof credential === 'object' && credential !== null) return { ...rest, ...credential }
  throw new UsageError([
    `${provider}/${label}: its credential is no longer in the keyring (${name} of pool-failover); add it anew with --replace`,
  ])
}

/** An entry without its credential, wherever that lies. */
export const withoutCredential = (entry: HomeEntry): HomeEntry => {
  const { secret, secretFrom, env, envFrom, files, keyring, ...rest } = entry
  return rest
}

/** The name of an account's item. A new credential gets a new one, so that an old one is never written over. */
export const keyringItem = (provider: string, label: string, fingerprint: string): string =>
  `${provider}/${label}/${fingerprint}`

type Apart = { readonly keyring: null; readonly rest: unknown } | { readonly keyring: string; readonly rest: object }

const apart = (item: unknown): Apart => {
  if (typeof item !== 'object' || item === null || !('keyring' in item) || typeof item.keyring !== 'string')
    return { keyring: null, rest: item }
  const { keyring, ...rest } = item
  return { keyring, rest }
}

const keepAside = async (path: string, now: number): Promise<string> => {
  const aside = `${path}.damaged-${now}`
  await rename(path, aside)
  return `the list of accounts was damaged (no JSON list) and is kept as ${aside}; mend it and move it back, or give the command again to begin a new list`
}

const damaged = (path: string): string =>
  `the list of accounts ${path} is damaged: it is no JSON list; mend it, or move it away and add the accounts again`

const busy = (path: string): string =>
  `another process is changing ${path}; remove ${path}.lock if no other pool-failover is running`

const unwritable = (path: string, code: string): string =>
  `the list of accounts ${path} can't be written (${code}); nothing was changed. Make its directory writable, or name another with XDG_CONFIG_HOME`
