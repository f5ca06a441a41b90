import { removeAll } from '../../process/remove-all.ts'
import { temporaryDirectory } from '../workspace.ts'

/** The post step: removes what main left on disk if it was killed, and renewed credential files. State is untrusted: only directories of ours are touched. */
export const cleanUp = (env: Readonly<Record<string, string | undefined>>): void => {
  for (const directory of [env['STATE_directory'], env['STATE_renewed']]) {
    if (directory) removeAll(directory, temporaryDirectory(env))
  }
}
