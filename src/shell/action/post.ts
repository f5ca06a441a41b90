import { rm } from 'node:fs/promises'
import { basename, dirname, resolve } from 'node:path'
import { temporaryDirectory, workspacePrefix } from '../workspace.ts'

/** The post step: removes what main left on disk if it was killed. State is untrusted: only a directory of ours is touched. */
export const cleanUp = async (env: Readonly<Record<string, string | undefined>>): Promise<void> => {
  const directory = env['STATE_directory']
  if (!directory) return
  const inside =
    dirname(resolve(directory)) === resolve(temporaryDirectory(env)) && basename(directory).startsWith(workspacePrefix)
  if (inside) await rm(directory, { recursive: true, force: true })
}
