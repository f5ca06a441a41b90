import { createInterface } from 'node:readline/promises'
import { oneLine } from '../../../secure/escape.ts'
import type { CacheEntry } from '../../../store/github-caches.ts'
import { UsageError } from '../fail.ts'
import type { Options } from '../load.ts'
import type { OpenLedger } from './open.ts'

/** An entry that is to go, and why, in words. */
export interface Doomed {
  readonly entry: CacheEntry
  readonly why: string
}

/** Says what would go, asks (unless told `--yes`), and removes it: the exit code. What could not be removed is said. */
export const removeEntries = async (
  { caches, repository, pool }: OpenLedger,
  doomed: readonly Doomed[],
  options: Options,
): Promise<number> => {
  const json = options['json'] === true
  const say = (line: string): void => (json ? undefined : console.log(line))
  for (const { entry, why } of doomed) say(`${why}  ${oneLine(entry.ref)}  ${oneLine(entry.key)}`)
  const agreed = doomed.length > 0 && options['dryRun'] !== true && (await agree(doomed.length, repository, options))
  const removed: Doomed[] = []
  for (const one of agreed ? doomed : []) {
    const trouble = await caches.remove(one.entry.id)
    if (trouble === null) {
      removed.push(one)
      continue
    }
    console.error(`pool-failover: ${trouble.notice}`)
    break
  }
  say(`${removed.length} of ${doomed.length} entries removed from the cache of ${repository}`)
  if (json) {
    const told = (entries: readonly Doomed[]) =>
      entries.map(({ entry: { id, ref, key }, why }) => ({ id, ref, key, why }))
    const entries = { entries: told(doomed), removed: told(removed) }
    console.log(JSON.stringify({ repository, pool, found: doomed.length, ...entries }))
  }
  return agreed && removed.length < doomed.length ? 1 : 0
}

const agree = async (count: number, repository: string, options: Options): Promise<boolean> => {
  if (options['yes'] === true) return true
  if (!process.stdin.isTTY) throw new UsageError(['nobody is there to ask: give --yes, or --dry-run to look only'])
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  const answer = await terminal.question(`Remove ${count} entries from the cache of ${repository}? [y/N] `)
  terminal.close()
  return /^y(es)?$/i.test(answer.trim())
}
