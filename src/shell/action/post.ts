import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { isGone } from '../../process/owner.ts'
import { removeAll } from '../../process/remove-all.ts'
import { temporaryDirectory } from '../workspace.ts'

/** The post step: removes what main left on disk if it was killed, and renewed credential files. State is untrusted: only directories of ours are touched. */
export const cleanUp = (env: Readonly<Record<string, string | undefined>>): void => {
  const temporary = temporaryDirectory(env)
  for (const directory of [env['STATE_directory'], env['STATE_renewed']]) {
    if (directory) removeAll(directory, temporary)
  }
  for (const name of abandoned(temporary)) removeAll(join(temporary, name), temporary)
}

/** Directories named after a process of ours that is gone: it was killed before it could remove them, or tell of them. */
const abandoned = (temporary: string): readonly string[] => {
  try {
    return readdirSync(temporary).filter((name) => {
      const pid = /^(?:pf|pool-failover)-(\d{1,10})-\w{6}$/.exec(name)?.[1]
      return pid !== undefined && isGone(Number(pid))
    })
  } catch {
    return []
  }
}
