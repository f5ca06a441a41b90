import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { AgentHome, HomeFile } from '../agents/agent-kind.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** A private place on disk for a run: scripts, settings files, homes with credential files. */
export interface Workspace {
  readonly directory: string
  /** Writes a file that only we can read; its absolute path. */
  readonly write: (directory: string, name: string, content: string) => Promise<string>
  /** Puts an attempt's files in place. `env` tells the agent where they are; `settle` removes what is secret. */
  readonly place: (home: AgentHome | null, files: readonly HomeFile[], inherited: Environment) => Promise<Placed>
  /** Removes everything. */
  readonly remove: () => Promise<void>
}

export interface Placed {
  readonly env: Readonly<Record<string, string>>
  readonly settle: () => Promise<void>
}

/** Where private directories are made: the runner empties its own after the job. */
export const temporaryDirectory = (env: Environment): string => env['RUNNER_TEMP'] || tmpdir()

export const createWorkspace = async (temporary: string): Promise<Workspace> => {
  const directory = await mkdtemp(join(temporary, 'pool-failover-'))
  const write = async (folder: string, name: string, content: string): Promise<string> => {
    const path = join(directory, folder, name)
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    await writeFile(path, content, { mode: 0o600, flag: 'wx' })
    return path
  }
  return {
    directory,
    write,
    place: async (_home, files) => {
      if (files.length > 0) throw new Error('not here yet')
      return { env: {}, settle: async () => {} }
    },
    remove: () => rm(directory, { recursive: true, force: true }),
  }
}
