import { lstat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { codeOf } from '../../error-code.ts'
import { accountsPath } from '../accounts-file.ts'
import { defaultState } from '../stores.ts'
import { type Check, type Environment, fail, ok, warn } from './check.ts'

/** Whether others can read or change what is ours: the list of accounts, the directories of settings and state. */
export const checkFiles = (
  env: Environment,
  { accounts, state }: { readonly accounts: string | null; readonly state: string | null },
): Promise<readonly Check[]> => {
  const list = accountsPath(env)
  return Promise.all([
    checkOwn('settings directory', dirname(list), 0o022),
    checkOwn('accounts at home', list, 0o077),
    checkOwn('state directory', state ?? defaultState(env), 0o022),
    ...(accounts === null || accounts === '-' ? [] : [checkOwn('accounts file', accounts, 0o077)]),
  ])
}

/** `closed`: the rights that nobody but the owner should have. */
const checkOwn = async (name: string, path: string, closed: number): Promise<Check> => {
  try {
    const found = await lstat(path)
    const own = process.getuid?.()
    if (own !== undefined && own !== 0 && found.uid !== own) return fail(name, `${path} belongs to another user`)
    const open = process.platform !== 'win32' && !found.isSymbolicLink() && (found.mode & closed) !== 0
    if (!open) return ok(name, path)
    const doing = closed === 0o077 ? 'read' : 'changed'
    return warn(name, `${path} can be ${doing} by others; chmod ${closed === 0o077 ? '600' : '700'} closes it`)
  } catch (error) {
    const code = codeOf(error)
    return code === 'ENOENT' ? ok(name, `${path} does not exist yet`) : fail(name, `${path} can not be read (${code})`)
  }
}
