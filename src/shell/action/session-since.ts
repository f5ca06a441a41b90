import { glob, stat } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod/mini'
import { agentKind } from '../../agents/create.ts'
import type { Provider } from '../../pool/account.ts'
import { homeOf, readFrom } from '../session-file.ts'
import type { Environment } from './enter.ts'

/**
 * What the agent wrote since then into its own record of the session: of the file that was written last, the lines that are
 * not older. For steps whose action tells nothing of a failure. `home`: the agent's home, '' for its usual place. Null where
 * there is none, or it can't be read.
 */
export const sessionSince = async (
  provider: Provider,
  home: string,
  env: Environment,
  since: number,
): Promise<string | null> => {
  const kind = agentKind(provider)
  const directory = home || homeOf(kind, env)
  if (kind.sessionFile === null || !kind.sessionTells || directory === null) return null
  try {
    let newest: { path: string; at: number } | null = null
    for await (const match of glob(kind.sessionFile('*'), { cwd: directory })) {
      const path = join(directory, match)
      const at = (await stat(path)).mtimeMs
      if (at >= since && (newest === null || at > newest.at)) newest = { path, at }
    }
    if (newest === null) return null
    const lines = Buffer.from(await readFrom(newest.path, 0))
      .toString('utf8')
      .split('\n')
    return lines.filter((line) => writtenAt(line) >= since).join('\n')
  } catch {
    return null
  }
}

const dated = z.object({ timestamp: z.string() })

/** A line without a date belongs to whatever stands around it. */
const writtenAt = (line: string): number => {
  try {
    const at = Date.parse(dated.parse(JSON.parse(line)).timestamp)
    return Number.isNaN(at) ? Number.POSITIVE_INFINITY : at
  } catch {
    return Number.POSITIVE_INFINITY
  }
}
