import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { codeOf } from '../error-code.ts'
import { withLock } from '../store/lock.ts'
import { nonce } from '../store/replace.ts'
import { Problem } from './problem.ts'

/** Runs a work while no other does. */
export type Alone = <T>(work: () => Promise<T>) => Promise<T>

const limitMs = 10_000

/** Alone among all processes that take the lock file at this path. A lock that can't be had or made is a `Problem`. */
export const aloneBy =
  (path: string): Alone =>
  async (work) => {
    const done = await locked(path, work).catch((error: unknown) => {
      throw codeOf(error) === '' ? error : new Problem('store-unusable', `${path} can't be made (${codeOf(error)}).`)
    })
    if (done === null) throw new Problem('store-unusable', 'Another process holds the pool for too long; ask again.')
    return done.value
  }

const locked = async <T>(path: string, work: () => Promise<T>): Promise<{ readonly value: T } | null> => {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  return withLock(path, nonce(), performance.now() + limitMs, work)
}
