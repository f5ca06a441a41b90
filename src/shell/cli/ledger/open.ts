import { setTimeout as sleep } from 'node:timers/promises'
import { type GithubCaches, githubCaches } from '../../../store/github-caches.ts'
import { poolPrefix } from '../../../store/key.ts'
import { readEntries, type StoredLedger } from '../../../store/stored-records.ts'
import { readAccounts } from '../accounts-file.ts'
import { RefusedError } from '../fail.ts'
import { type Options, text } from '../load.ts'
import { type Names, namesIn } from './names.ts'
import { findRepository } from './repository.ts'

/** A pool's ledger as a repository's cache holds it. */
export interface OpenLedger {
  /** `owner/name`. */
  readonly repository: string
  readonly pool: string
  /** The ref that is looked at; null: all. */
  readonly ref: string | null
  readonly names: Names
  readonly stored: StoredLedger
  readonly caches: GithubCaches
}

/** Reads the ledger that the options name, or throws a `UsageError`, or a `RefusedError` where GitHub does not let us. */
export const openLedger = async (options: Options, now: number): Promise<OpenLedger> => {
  const { env } = process
  const pool = text(options, 'pool') ?? 'default'
  const file = text(options, 'accounts')
  // Without a list, ids are shown.
  const document = file === null ? await readAccounts(undefined, env).catch(() => '[]') : await readAccounts(file, env)
  const place = await findRepository(text(options, 'repo'), env, process.cwd())
  const caches = githubCaches({ ...place, pause })
  const answer = await caches.list(poolPrefix(pool))
  if (answer.kind === 'failed') throw new RefusedError([answer.trouble.notice])
  const ref = fullRef(text(options, 'ref'))
  const entries = answer.value.filter((entry) => ref === null || entry.ref === ref)
  return {
    repository: `${place.owner}/${place.repo}`,
    pool,
    ref,
    names: namesIn(document, pool),
    stored: readEntries(entries, now),
    caches,
  }
}

const pause = async (ms: number): Promise<void> => {
  console.error(`pool-failover: GitHub asks to wait ${Math.ceil(ms / 1000)} s`)
  await sleep(ms)
}

/** `main` means the branch of that name. */
const fullRef = (ref: string | null): string | null =>
  ref === null || ref.startsWith('refs/') ? ref : `refs/heads/${ref}`
