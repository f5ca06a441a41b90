import { glob, open, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { AgentKind } from '../agents/agent-kind.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** More of a session file than this is never read: its last events are the ones that count. */
const mostBytes = 1 << 20

/** Reads what an attempt added to the agent's own record of its session. */
export interface SessionFile {
  /** The bytes that the session's file gained since the attempt began; null where there is no such file. Never rejects. */
  readonly gained: (sessionId: string) => Promise<Uint8Array | null>
}

/** To be made before the attempt: an earlier attempt's limit stands in a resumed session's file too. */
export const sessionFile = async (kind: AgentKind, env: Environment, resume: string | null): Promise<SessionFile> => {
  const before = resume === null ? 0 : await sizeOf(await find(kind, env, resume))
  return {
    gained: async (sessionId) => {
      try {
        const path = await find(kind, env, sessionId)
        return path === null ? null : await readFrom(path, sessionId === resume ? before : 0)
      } catch {
        return null
      }
    },
  }
}

const find = async (kind: AgentKind, env: Environment, id: string): Promise<string | null> => {
  const home = homeOf(kind, env)
  if (home === null || kind.sessionFile === null || !/^[A-Za-z0-9-]{8,64}$/.test(id)) return null
  for await (const match of glob(kind.sessionFile(id), { cwd: home })) return join(home, match)
  return null
}

/** Where the agent keeps its sessions, by these variables; null where that can't be told. */
export const homeOf = (kind: AgentKind, env: Environment): string | null => {
  if (kind.home === null) return null
  const { variable, directory, variableNames } = kind.home
  const moved = env[variable]
  if (moved) return variableNames === 'home' ? moved : join(moved, directory)
  return env['HOME'] ? join(env['HOME'], directory) : null
}

const sizeOf = async (path: string | null): Promise<number> =>
  path === null ? 0 : ((await stat(path).catch(() => null))?.size ?? 0)

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
