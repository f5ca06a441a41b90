import { readFile } from 'node:fs/promises'
import { UsageError } from './fail.ts'

/** The text of an accounts document: a file, `-` for standard input, else the variable POOL_FAILOVER_ACCOUNTS. */
export const readAccounts = async (file: string | undefined, env: NodeJS.ProcessEnv): Promise<string> => {
  if (file === undefined) {
    const text = env['POOL_FAILOVER_ACCOUNTS']
    if (text === undefined) throw new UsageError(['no accounts: give --accounts FILE (or set POOL_FAILOVER_ACCOUNTS)'])
    return text
  }
  try {
    return await readFile(file === '-' ? '/dev/stdin' : file, 'utf8')
  } catch (error) {
    throw new UsageError([`--accounts: the file can not be read (${codeOf(error)})`])
  }
}

/** The system's code of an error (`ENOENT`), never its text, which may quote what it should not. */
export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown error'
