import { open, readFile, rename, stat, unlink, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { codeOf } from '../error-code.ts'

/** A holder that died is recognised by its process id; one on another machine, or whose id lives on in another process, by this age. */
const staleAfterMs = 3_000

/** Shows whether the lock is still ours: it is not if we were so slow that another took it over. */
export interface Held {
  readonly stillOurs: () => Promise<boolean>
  /** Its last holder died or stalled, and may have left unfinished files. */
  readonly tookOver: boolean
}

/**
 * Runs `work` while no other process holds the lock file. Waits until `deadline` (ms on the monotonic clock, `performance.now()`);
 * null when it could not be had by then. A dead holder's lock is taken over at once, a stale one after 3 s.
 */
export const withLock = async <T>(
  path: string,
  token: string,
  deadline: number,
  work: (held: Held) => Promise<T>,
): Promise<{ readonly value: T } | null> => {
  const content = JSON.stringify({ pid: process.pid, host: hostname(), token })
  let taken = await take(path, content, token)
  for (let wait = 1; taken === 'no'; wait = Math.min(wait * 2, 16)) {
    if (performance.now() > deadline) return null
    await sleep(wait + (Number.parseInt(token.slice(0, 2), 16) % 8))
    taken = await take(path, content, token)
  }
  const stillOurs = async () => (await contentOf(path)) === content
  try {
    return { value: await work({ stillOurs, tookOver: taken === 'over' }) }
  } finally {
    if (await stillOurs()) await unlink(path).catch(ignore)
  }
}

type Taken = 'free' | 'over' | 'no'

const take = async (path: string, content: string, token: string): Promise<Taken> => {
  try {
    const file = await open(path, 'wx', 0o600)
    await file.writeFile(content).finally(() => file.close())
    return 'free'
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return takeOver(path, content, token)
    if (codeOf(error) === 'EPERM' || codeOf(error) === 'EBUSY') return 'no'
    throw error
  }
}

/**
 * Of all that find a stale lock only the one that makes the claim file may replace it, and puts its own lock in the stale one's place
 * in one step, so at no instant is there none.
 */
const takeOver = async (path: string, content: string, token: string): Promise<Taken> => {
  const found = await contentOf(path)
  const age = await ageOf(path)
  if (found === null || age === null || !isStale(found, age)) return 'no'
  const claim = `${path}.claim`
  try {
    await writeFile(claim, content, { flag: 'wx', mode: 0o600 })
  } catch {
    const claimAge = await ageOf(claim)
    if (claimAge !== null && claimAge > staleAfterMs) await unlink(claim).catch(ignore)
    return 'no'
  }
  try {
    // Between the look and the claim another may have taken it over and gone: only the very same stale lock may be replaced.
    if ((await contentOf(path)) !== found) return 'no'
    const own = `${path}.${token}.tmp`
    await writeFile(own, content, { mode: 0o600 })
    await rename(own, path)
    return 'over'
  } finally {
    await unlink(claim).catch(ignore)
  }
}

const isStale = (content: string, age: number): boolean => {
  if (age > staleAfterMs) return true
  const owner = ownerOf(content)
  return owner !== null && owner.host === hostname() && !isAlive(owner.pid)
}

const ownerOf = (content: string): { pid: number; host: string } | null => {
  try {
    const owner: unknown = JSON.parse(content)
    if (typeof owner !== 'object' || owner === null || !('pid' in owner) || !('host' in owner)) return null
    return typeof owner.pid === 'number' && typeof owner.host === 'string' ? { pid: owner.pid, host: owner.host } : null
  } catch {
    return null
  }
}

/** Whether a process of this machine is there. */
export const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}

const contentOf = (path: string): Promise<string | null> => readFile(path, 'utf8').catch(() => null)
const ageOf = (path: string): Promise<number | null> =>
  stat(path).then(
    (found) => Date.now() - found.mtimeMs,
    () => null,
  )
const ignore = (): void => undefined
