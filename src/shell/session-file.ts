import { existsSync, readdirSync, statSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import type { AgentKind } from '../agents/agent-kind.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** More of a session file than this is never read: its last events are the ones that count. */
const mostBytes = 1 << 20

/**
 * Reads what an attempt adds to the agent's own record of its session: the bytes that the session's file gains from now on,
 * null where that is nothing; none of them where the output tells as much. To be made before the attempt: an earlier one's
 * limit stands in a session's file too. `id`: the session that may have been begun before.
 */
export const sessionFile = (
  kind: AgentKind,
  env: Environment,
  id: string,
): ((sessionId: string) => Promise<Uint8Array | null>) => {
  const before = sizeOf(find(kind, env, id))
  return async (sessionId) => {
    try {
      const path = find(kind, env, sessionId)
      const offset = sessionId === id ? before : 0
      if (path === null || sizeOf(path) <= offset) return null
      return kind.sessionTells ? await readFrom(path, offset) : new Uint8Array()
    } catch {
      return null
    }
  }
}

const find = (kind: AgentKind, env: Environment, id: string): string | null => {
  const home = homeOf(kind, env)
  if (home === null || kind.sessionFile === null || !/^[A-Za-z0-9-]{8,64}$/.test(id)) return null
  return findBelow(home, kind.sessionFile(id).split('/'))
}

/** Not by Node's glob, which takes longer to load than the search. The newest of directories named by dates comes first. */
const findBelow = (directory: string, [step, ...rest]: readonly string[]): string | null => {
  if (step === undefined) return existsSync(directory) ? directory : null
  for (const name of step.includes('*') ? namesLike(directory, step) : [step]) {
    const found = findBelow(join(directory, name), rest)
    if (found !== null) return found
  }
  return null
}

const namesLike = (directory: string, step: string): readonly string[] => {
  const [before = '', after = ''] = step.split('*')
  const like = (name: string): boolean =>
    name.length >= before.length + after.length && name.startsWith(before) && name.endsWith(after)
  try {
    return readdirSync(directory).filter(like).sort().reverse()
  } catch {
    return []
  }
}

/** Where the agent keeps its sessions, by these variables; null where that can't be told. */
export const homeOf = (kind: AgentKind, env: Environment): string | null => {
  if (kind.home === null) return null
  const { variable, directory, variableNames } = kind.home
  const moved = env[variable]
  if (moved) return variableNames === 'home' ? moved : join(moved, directory)
  return env['HOME'] ? join(env['HOME'], directory) : null
}

const sizeOf = (path: string | null): number =>
  path === null ? 0 : (statSync(path, { throwIfNoEntry: false })?.size ?? 0)

/** A file's bytes from here on, whole lines, at most the last MiB of them. */
export const readFrom = async (path: string, offset: number): Promise<Uint8Array> => {
  const file = await open(path, 'r')
  try {
    const { size } = await file.stat()
    const start = Math.max(offset, size - mostBytes)
    const buffer = Buffer.alloc(Math.max(0, size - start))
    const { bytesRead } = await file.read(buffer, 0, buffer.length, start)
    const bytes = buffer.subarray(0, bytesRead)
    // A start in the middle of a line gives a part of it, which is no event.
    return start > offset ? bytes.subarray(bytes.indexOf(10) + 1) : bytes
  } finally {
    await file.close()
  }
}
