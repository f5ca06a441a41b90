import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** A hash over HEAD and every change of the working tree: equal before and after means that nothing was touched. '' outside a repository. */
export const gitState = async (cwd: string): Promise<string> => {
  const git = async (...args: string[]): Promise<string> =>
    (await run('git', args, { cwd, maxBuffer: 256 * 1024 * 1024 })).stdout
  try {
    const parts = [
      await git('rev-parse', 'HEAD').catch(() => 'unborn'),
      await git('status', '--porcelain=v2', '-z', '--untracked-files=all'),
      await git('diff', 'HEAD').catch(() => ''),
    ]
    return createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 16)
  } catch {
    return ''
  }
}
