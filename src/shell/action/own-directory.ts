import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { temporaryDirectory } from '../workspace.ts'
import type { Environment } from './enter.ts'

/** Does work with a private directory that is gone afterwards; what the cache's library leaves behind lies in it too. */
export const inOwnDirectory = async <T>(env: Environment, work: (directory: string) => Promise<T>): Promise<T> => {
  const directory = await mkdtemp(join(temporaryDirectory(env), `pool-failover-${process.pid}-`))
  process.env['RUNNER_TEMP'] = directory
  try {
    return await work(directory)
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}
