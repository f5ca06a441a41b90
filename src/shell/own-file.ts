import { constants } from 'node:fs'
import { chmod, type FileHandle, lstat, open } from 'node:fs/promises'
import { dirname } from 'node:path'
import { codeOf } from '../error-code.ts'
import { UsageError } from './cli/fail.ts'

/** Told, in one sentence, of something that was put right. */
export type Notice = (text: string) => void

/** Far above any real list. */
const mostBytes = 1_048_576

/**
 * The text of a file with credentials of this user's; null when there is none. Links are not followed, another user's file is
 * not taken, and rights that let others in are taken back, with a notice. Throws `UsageError`.
 */
export const readOwn = async (path: string, notice: Notice): Promise<string | null> => {
  try {
    await closeToOthers(dirname(path), notice)
    // Without O_NONBLOCK the opening of a named pipe would wait for ever.
    const file = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0))
    try {
      return await contentOf(file, path, notice)
    } finally {
      await file.close()
    }
  } catch (error) {
    const code = codeOf(error)
    if (code === 'ENOENT') return null
    if (code === 'ELOOP' || code === 'EMLINK')
      throw new UsageError([`${path} is a symbolic link; put the file itself there, or name another with --accounts`])
    throw code === '' ? error : new UsageError([`${path} can not be read (${code})`])
  }
}

const contentOf = async (file: FileHandle, path: string, notice: Notice): Promise<string> => {
  const found = await file.stat()
  if (!found.isFile()) throw new UsageError([`${path} is no plain file`])
  if (found.size > mostBytes) throw new UsageError([`${path} is larger than 1 MB`])
  ours(found.uid, path)
  if (openToOthers(found.mode)) {
    await file.chmod(0o600).catch(() => undefined)
    notice(`${path} could be read by others and is closed to them now; think about new credentials`)
  }
  return file.readFile('utf8')
}

/** Who may write the directory may put another file in this one's place. */
const closeToOthers = async (directory: string, notice: Notice): Promise<void> => {
  const found = await lstat(directory)
  if (found.isSymbolicLink())
    throw new UsageError([`${directory} is a symbolic link; credentials are kept in a directory of their own`])
  if (!found.isDirectory()) throw new UsageError([`${directory} is no directory`])
  ours(found.uid, directory)
  if (process.platform !== 'win32' && (found.mode & 0o022) !== 0) {
    await chmod(directory, 0o700).catch(() => undefined)
    notice(`${directory} could be changed by others and is closed to them now`)
  }
}

const openToOthers = (mode: number): boolean => process.platform !== 'win32' && (mode & 0o077) !== 0

const ours = (uid: number, path: string): void => {
  const own = process.getuid?.()
  if (own !== undefined && own !== 0 && uid !== own)
    throw new UsageError([`${path} belongs to another user; it is not used`])
}
