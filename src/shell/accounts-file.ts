import { mkdir, rename } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, isAbsolute, join } from 'node:path'
import { readEntry } from '../pool/entry.ts'
import type { Entry } from '../pool/schema.ts'
import { codeOf, type Held, withLock } from '../store/lock.ts'
import { nonce, replace, sweep } from '../store/replace.ts'
import { RefusedError, UsageError } from './cli/fail.ts'
import { parseJson } from './json.ts'
import { type Notice, readOwn } from './own-file.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** The list of accounts at home: the same JSON that `--accounts` takes, in a file that only its owner reads. */
export interface AccountsFile {
  readonly path: string
  /** The document as it stands; null: there is none yet. Throws `UsageError` where it can't be read. */
  readonly text: () => Promise<string | null>
  /** Its entries; none where there is no file. Throws `UsageError` where it is damaged; the file is left as it is. */
  readonly entries: () => Promise<readonly Entry[]>
  /**
   * Replaces the entries by what `work` makes of them, in one step and alone: no change of another process is lost. What
   * `work` throws changes nothing; it may be called again. A damaged file is kept aside and told by a `UsageError`; a
   * place that can't be written is a `RefusedError`.
   */
  readonly change: (work: (entries: readonly Entry[]) => readonly Entry[]) => Promise<void>
}

export interface AccountsFileOptions {
  readonly path: string
  /** Epoch ms: names a damaged file that is kept aside. */
  readonly now: () => number
  /** Told of rights that were too wide and are mended. */
  readonly notice: Notice
  /** Longest wait for another process that changes it, ms. */
  readonly limitMs?: number
}

/** `$XDG_CONFIG_HOME/pool-failover/accounts.json`, in `~/.config` without the variable. */
export const accountsPath = (env: Environment): string => {
  const configured = env['XDG_CONFIG_HOME'] ?? ''
  const base = isAbsolute(configured) ? configured : join(env['HOME'] || homedir(), '.config')
  return join(base, 'pool-failover', 'accounts.json')
}

/** Opens nothing yet. */
export const accountsFile = ({ path, now, notice, limitMs = 10_000 }: AccountsFileOptions): AccountsFile => {
  const text = async (): Promise<string | null> => readOwn(path, notice)
  const changed = async (held: Held, work: (entries: readonly Entry[]) => readonly Entry[]): Promise<boolean> => {
    if (held.tookOver) await sweep(path)
    const document = await text()
    const before = document === null ? [] : listOf(document)
    if (before === 'damaged') throw new UsageError([await keepAside(path, now())])
    const after = work(checked(before, path))
    return replace(path, `${JSON.stringify(after, null, 2)}\n`, held.stillOurs)
  }
  return {
    path,
    text,
    entries: async () => {
      const document = await text()
      const list = document === null ? [] : listOf(document)
      if (list === 'damaged') throw new UsageError([damaged(path)])
      return checked(list, path)
    },
    change: async (work) => {
      try {
        await mkdir(dirname(path), { recursive: true, mode: 0o700 })
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
const checked = (list: readonly unknown[], path: string): readonly Entry[] => {
  const read = list.map(readEntry)
  const problems = read.flatMap(({ problems }, index) => problems.map((problem) => `accounts[${index}]: ${problem}`))
  if (problems.length > 0) throw new UsageError([...problems, `nothing was changed; mend it in ${path}`])
  return read.flatMap(({ entry: { label, provider, ...rest } }) =>
    label === undefined || provider === undefined ? [] : [{ label, provider, ...rest }],
  )
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
