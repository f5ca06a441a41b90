import { readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { codeOf } from '../error-code.ts'
import { emptyLedger, type Ledger, merge, recordsOf } from '../pool/ledger.ts'
import type { AccountRecord } from '../pool/record.ts'
import type { Store, Trouble } from '../ports.ts'
import { makeDirectories } from '../process/make-directories.ts'
import { formatKey, parseKey, type Scope, scopeOf } from './key.ts'
import { type Held, withLock } from './lock.ts'
import { only } from './memory.ts'
import { nonce, replace, sweep } from './replace.ts'
import { settle } from './settle.ts'

export interface FileStoreOptions {
  readonly pool: string
  /** Absolute path of the state directory (`$XDG_STATE_HOME/pool-failover`); made when missing. */
  readonly directory: string
  readonly now: () => number
  /** Longest wait for the lock, ms. */
  readonly limitMs?: number
}

/** One JSON file per pool, replaced in one step under a lock. A damaged file is kept aside and never fatal. */
export const fileStore = ({ pool, directory, now, limitMs = 10_000 }: FileStoreOptions): Store => {
  const scope = scopeOf(pool)
  const path = join(directory, `${scope.pool}.v1.json`)
  const lock = <T>(work: (held: Held) => Promise<T>) =>
    withLock(`${path}.lock`, nonce(), performance.now() + limitMs, work)

  const add = async (records: readonly AccountRecord[]): Promise<Trouble | null> => {
    makeDirectories(directory)
    for (;;) {
      const done = await lock(async (held): Promise<boolean> => {
        if (held.tookOver) await sweep(path)
        const known = await load(path, scope, now())
        if (known === 'damaged') await rename(path, `${path}.damaged-${now()}`)
        const { ledger, changed } = settle(known === 'damaged' ? emptyLedger : known, records)
        return changed.length === 0 || (await replace(path, serialise(scope, ledger), held.stillOurs))
      })
      if (done === null) return fileTrouble.slow(directory)
      if (done.value) return null
    }
  }

  return {
    name: 'file',
    read: async (accounts) => {
      try {
        const found = await load(path, scope, now())
        if (found !== 'damaged') return { ledger: only(found, accounts), trouble: null }
        await add([])
        return { ledger: emptyLedger, trouble: fileTrouble.damaged(path) }
      } catch (error) {
        return { ledger: emptyLedger, trouble: fileTrouble.unusable(directory, error) }
      }
    },
    write: async (records) => add(records).catch((error) => fileTrouble.unusable(directory, error)),
    close: async () => undefined,
  }
}

const load = async (path: string, scope: Scope, now: number): Promise<Ledger | 'damaged'> => {
  try {
    return parseState(await readFile(path, 'utf8'), scope, now)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return emptyLedger
    throw error
  }
}

/** The ledger in a state file's text. Single records that are not ours or make no sense are left out. Never throws. */
export const parseState = (text: string, scope: Scope, now: number): Ledger | 'damaged' => {
  try {
    // Trimmed, for editors on Windows put a byte order mark first.
    const state: unknown = JSON.parse(text.trim())
    if (typeof state !== 'object' || state === null || !('records' in state) || !Array.isArray(state.records))
      return 'damaged'
    const records = state.records.map((key: unknown) => (typeof key === 'string' ? parseKey(key, now) : null))
    return merge(
      emptyLedger,
      records.flatMap((parsed) => (parsed?.scope.pool === scope.pool ? [parsed.record] : [])),
    )
  } catch {
    return 'damaged'
  }
}

const serialise = (scope: Scope, ledger: Ledger): string => {
  const records = recordsOf(ledger).map((record) => formatKey(scope, record, '00000000'))
  return `${JSON.stringify({ version: 1, records }, null, 1)}\n`
}

/** What is said of a state directory that can't be used. */
export const fileTrouble = {
  slow: (directory: string): Trouble => ({
    reason: 'slow',
    notice: `Another process holds the ledger in ${directory} for too long, so this run's cooldowns were not remembered; remove the .lock file there if no other run is active.`,
  }),
  damaged: (path: string): Trouble => ({
    reason: 'damaged',
    notice: `The ledger ${path} was damaged and is kept beside it as *.damaged-*; this run goes on as if no account were cooling down.`,
  }),
  unusable: (directory: string, error: unknown): Trouble => ({
    reason: ['EACCES', 'EPERM', 'EROFS'].includes(codeOf(error)) ? 'denied' : 'unreachable',
    notice: `The ledger in ${directory} can't be used (${codeOf(error) || 'unknown error'}), so cooldowns are not remembered; make the directory writable or name another with XDG_STATE_HOME.`,
  }),
}
