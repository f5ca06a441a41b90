import { readFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import * as z from 'zod/mini'
import { codeOf } from '../error-code.ts'
import type { Lease, Leases } from '../ports.ts'
import { makeDirectories } from '../process/make-directories.ts'
import { fileTrouble } from './file.ts'
import { scopeOf, skewAllowanceMs } from './key.ts'
import { isAlive, withLock } from './lock.ts'
import { nonce, replace } from './replace.ts'

export interface FileLeaseOptions {
  readonly pool: string
  /** The file store's directory. */
  readonly directory: string
  readonly now: () => number
  /** How long a lease of another machine outlives the last sign of its holder, ms; the sign is given three times as often. */
  readonly ttlMs?: number
}

const limitMs = 5_000
const askAgainMs = 5_000

const holders = z.array(
  z.object({ account: z.string(), token: z.string(), pid: z.int(), host: z.string(), until: z.number() }),
)
type Holders = z.infer<typeof holders>

/**
 * Leases in a file beside the ledger, changed under a lock: exact for all runs that share the directory. A holder of this
 * machine that died is seen at once, one of another machine when its lease runs out.
 */
export const fileLeases = ({ pool, directory, now, ttlMs = 90_000 }: FileLeaseOptions): Leases => {
  const path = join(directory, `${scopeOf(pool).pool}.leases.json`)
  /** False where the lock was not to be had. */
  const change = async (next: (living: Holders) => Holders): Promise<boolean> => {
    makeDirectories(directory)
    for (;;) {
      const done = await withLock(`${path}.lock`, nonce(), performance.now() + limitMs, async (held) => {
        const living = livingIn(await load(path), now(), ttlMs)
        return replace(path, `${JSON.stringify(next(living))}\n`, held.stillOurs)
      })
      if (done === null) return false
      if (done.value) return true
    }
  }
  const acquire = async (account: string, max: number): Promise<Lease> => {
    const own = { account, token: nonce() + nonce(), pid: process.pid, host: hostname() }
    const others = (living: Holders): Holders => living.filter(({ token }) => token !== own.token)
    const renewed = (living: Holders): Holders => [...others(living), { ...own, until: now() + ttlMs }]
    let taken = false
    const changed = await change((living) => {
      taken = living.filter((holder) => holder.account === account).length >= max
      return taken ? living : renewed(living)
    })
    if (!changed) return { kind: 'failed', trouble: fileTrouble.slow(directory) }
    if (taken) return { kind: 'taken', askAgainMs }
    const heartbeat = setInterval(() => void change(renewed).catch(() => undefined), ttlMs / 3)
    heartbeat.unref()
    const release = async (): Promise<void> => {
      clearInterval(heartbeat)
      await change(others).catch(() => undefined)
    }
    return { kind: 'held', release }
  }
  return {
    kept: 'exactly',
    acquire: (account, max) =>
      acquire(account, max).catch((error) => ({ kind: 'failed', trouble: fileTrouble.unusable(directory, error) })),
  }
}

/** Who holds places by the file's text; what makes no sense, or claims more than any run does, holds none. Never throws. */
export const livingIn = (text: string, now: number, ttlMs: number): Holders =>
  holdersIn(text).filter(
    ({ pid, host, until }) =>
      until > now && until <= now + ttlMs + skewAllowanceMs && (host !== hostname() || isAlive(pid)),
  )

const holdersIn = (text: string): Holders => {
  try {
    return holders.parse(JSON.parse(text))
  } catch {
    return []
  }
}

const load = async (path: string): Promise<string> => {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return ''
    throw error
  }
}
