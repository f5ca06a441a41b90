import { closeSync, constants, fchmodSync, lstatSync, mkdirSync, openSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { codeOf } from '../error-code.ts'

/**
 * A directory held open. On Linux whatever is done through it is done in this very directory, even if somebody puts
 * another one, or a link, in its place meanwhile; elsewhere links are looked for just before.
 */
export interface Held {
  readonly fd: number
  readonly path: string
}

const linux = process.platform === 'linux'

/** Works in a directory. Throws where there is none, or a symbolic link. */
export const within = <T>(path: string | Buffer, work: (held: Held) => T): T => {
  if (!linux && lstatSync(path).isSymbolicLink()) throw new Error('a symbolic link where a directory should be')
  const { O_RDONLY, O_DIRECTORY, O_NOFOLLOW } = constants
  const fd = openSync(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW)
  try {
    return work({ fd, path: path.toString() })
  } finally {
    closeSync(fd)
  }
}

/** The path of an entry of a held directory. */
export const entry = (held: Held, name: string | Buffer): Buffer =>
  linux
    ? Buffer.concat([Buffer.from(`/proc/self/fd/${held.fd}/`), Buffer.from(name)])
    : Buffer.from(join(held.path, name.toString()))

/** The names in a held directory, as bytes: they need not be UTF-8. */
export const names = (held: Held): readonly Buffer[] => readdirSync(entry(held, '.'), { encoding: 'buffer' })

/** Works in the directory that these names lead to, one below the other; with `make` missing ones are made, 0700. */
export const below = <T>(held: Held, steps: readonly string[], make: boolean, work: (held: Held) => T): T => {
  const [step, ...rest] = steps
  if (step === undefined) return work(held)
  if (make) makeDirectory(entry(held, step))
  return within(entry(held, step), (next) => below(next, rest, make, work))
}

/** Lets us list and change what is ours, whatever rights it was given. */
export const open = (held: Held): void => fchmodSync(held.fd, 0o700)

const makeDirectory = (path: Buffer): void => {
  try {
    mkdirSync(path, { mode: 0o700 })
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
  }
}
