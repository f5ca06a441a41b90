import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

const limitMs = 60_000

/** Nothing that the working tree's own configuration names is to be started, as far as git lets us say so. */
const quiet = ['core.fsmonitor=false', 'core.hooksPath=/dev/null', 'core.untrackedCache=false', 'core.compression=0']

/**
 * What git knows of a directory as one text: HEAD, every ref, and a hash over all files that are not ignored. Equal
 * before and after means that nothing was touched; '' where git can't tell. Writes nothing into the repository: the files
 * are added to an index and a store of objects of our own. Git sees none of our variables but PATH and HOME.
 */
export const gitState = async (cwd: string, temporary: string): Promise<string> => {
  const directory = await mkdtemp(join(temporary, 'pool-failover-git-'))
  try {
    const ask = async (env: Readonly<Record<string, string>>, ...args: string[]): Promise<string> => {
      const options = quiet.flatMap((option) => ['-c', option])
      const limits = { timeout: limitMs, maxBuffer: 64 * 1024 * 1024 }
      const { stdout } = await run('git', [...options, ...args], { cwd, env: { ...bare(), ...env }, ...limits })
      return stdout.trim()
    }
    const top = await ask({}, 'rev-parse', '--show-toplevel')
    const [index, objects] = await Promise.all([
      ask({}, 'rev-parse', '--git-path', 'index'),
      ask({}, 'rev-parse', '--git-path', 'objects'),
    ])
    const own = { GIT_INDEX_FILE: join(directory, 'index'), GIT_OBJECT_DIRECTORY: join(directory, 'objects') }
    await mkdir(own.GIT_OBJECT_DIRECTORY)
    // What the index knows of the files already need not be read again.
    await copyFile(resolve(cwd, index), own.GIT_INDEX_FILE).catch(() => undefined)
    const apart = { ...own, GIT_ALTERNATE_OBJECT_DIRECTORIES: resolve(cwd, objects) }
    await ask(apart, '-C', top, 'add', '--all')
    const [tree, head, refs] = await Promise.all([
      ask(apart, 'write-tree'),
      ask({}, 'rev-parse', '--verify', '--quiet', 'HEAD').catch(() => 'none'),
      ask({}, 'for-each-ref', '--format=%(objectname)%(refname)'),
    ])
    return hash([tree, head, refs].join('\n'))
  } catch {
    return ''
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}

const bare = (): Record<string, string> => ({
  PATH: process.env['PATH'] ?? '',
  HOME: process.env['HOME'] ?? '',
  LC_ALL: 'C',
  GIT_TERMINAL_PROMPT: '0',
  GIT_OPTIONAL_LOCKS: '0',
})

const hash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16)

/** Whether something was touched in between; null where git could not tell. */
export const treeChanged = (before: string, after: string): boolean | null =>
  before === '' || after === '' ? null : before !== after
