import { randomBytes } from 'node:crypto'
import {
  closeSync,
  constants,
  fstatSync,
  mkdtempSync,
  openSync,
  readSync,
  realpathSync,
  renameSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { codeOf } from '../error-code.ts'
import { below, entry, type Held, within } from './held-directory.ts'

/** Names of our private directories begin with this; `removeAll` touches no other. */
export const prefix = 'pool-failover-'

/** A credential file is small; what an agent makes of it may not be. */
const mostBytes = 1_048_576

/**
 * Makes a directory that only we can enter; its name tells our pid, so that post finds it even if we are killed before we
 * could tell of it. Throws where that can't be done.
 */
export const makePrivate = (base: string): string => mkdtempSync(join(realpathSync(base), `${prefix}${process.pid}-`))

/**
 * Puts a file, 0600, at a relative path below one of our directories, with 0700 directories on the way; it replaces what
 * was there, and follows no link. Throws on a path that leads out, and where the system refuses.
 */
export const writePrivate = (directory: string, path: string, content: string | Uint8Array): void => {
  inParent(directory, path, true, (held, name) => {
    const { O_WRONLY, O_CREAT, O_EXCL, O_NOFOLLOW } = constants
    const temporary = entry(held, `.${randomBytes(8).toString('hex')}`)
    const fd = openSync(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0o600)
    try {
      const bytes = Buffer.from(content)
      for (let done = 0; done < bytes.length; ) done += writeSync(fd, bytes, done)
    } finally {
      closeSync(fd)
    }
    renameSync(temporary, entry(held, name))
  })
}

/** The text of a file below one of our directories; null when there is none, or no plain one of at most 1 MB. */
export const readPrivate = (directory: string, path: string): string | null => {
  try {
    return inParent(directory, path, false, (held, name) => readPlain(entry(held, name)))
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'ELOOP', 'EACCES'].includes(codeOf(error))) return null
    throw error
  }
}

/** The steps of a relative path. Throws on one that leads anywhere else. */
export const stepsOf = (path: string): readonly string[] => {
  const steps = path.split(process.platform === 'win32' ? /[/\\]/ : '/')
  const odd = steps.some((step) => step === '' || step === '.' || step === '..' || /[\0:]/.test(step))
  if (odd) throw new Error('the path of a private file must be relative and lead down only')
  return steps
}

const inParent = <T>(directory: string, path: string, make: boolean, work: (held: Held, name: string) => T): T => {
  const steps = stepsOf(path)
  const name = steps.at(-1) ?? ''
  return within(directory, (root) => below(root, steps.slice(0, -1), make, (held) => work(held, name)))
}

const readPlain = (path: Buffer): string | null => {
  // Without O_NONBLOCK the opening of a named pipe would wait for ever.
  const fd = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK)
  try {
    const { size } = fstatSync(fd)
    if (!fstatSync(fd).isFile() || size > mostBytes) return null
    const buffer = Buffer.alloc(size)
    return buffer.subarray(0, readSync(fd, buffer, 0, size, 0)).toString('utf8')
  } finally {
    closeSync(fd)
  }
}
