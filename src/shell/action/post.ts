import { readdir, rm } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { temporaryDirectory } from '../workspace.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** The post step: removes what main left on disk if it was killed. State is untrusted: only directories of ours are touched. */
export const cleanUp = async (env: Environment): Promise<void> => {
  const temporary = resolve(temporaryDirectory(env))
  const directory = resolve(env['STATE_directory'] || '/')
  const inside = dirname(directory) === temporary && basename(directory).startsWith('pool-failover-')
  const left = [...(inside ? [basename(directory)] : []), ...(await abandoned(temporary))]
  await Promise.all(left.map((name) => rm(join(temporary, name), { recursive: true, force: true }).catch(() => {})))
}

/** Directories for hand-overs and meetings, named after a process of ours that is gone. */
const abandoned = async (temporary: string): Promise<readonly string[]> => {
  const names = await readdir(temporary).catch(() => [])
  return names.filter((name) => {
    const pid = Number(/^pf-(\d{1,10})-\w{6}$/.exec(name)?.[1] ?? Number.NaN)
    return !Number.isNaN(pid) && isGone(pid)
  })
}

const isGone = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return false
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH'
  }
}
