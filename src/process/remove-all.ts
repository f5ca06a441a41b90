import { randomBytes } from 'node:crypto'
import { chmodSync, fstatSync, lstatSync, realpathSync, renameSync, rmdirSync, unlinkSync } from 'node:fs'
import { basename, dirname, isAbsolute } from 'node:path'
import { codeOf } from '../error-code.ts'
import { entry, type Held, names, open, within } from './held-directory.ts'
import { prefix } from './private-files.ts'

export type Removal =
  | { readonly kind: 'removed' | 'absent' }
  /** It is no directory of ours: nothing was touched. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** The system kept something; all else is gone. */
  | { readonly kind: 'left'; readonly reason: string }

/** Private directories, and those of hand-overs and meetings, which name their process. */
const ourName = new RegExp(`^(?:${prefix}(?:\\d{1,10}-)?|pf-\\d{1,10}-)[A-Za-z0-9]{6}$`)

/**
 * Removes one of our private directories with all that is in it, and nothing else, whatever is passed: `directory` comes
 * from state that the agent may have changed, and what lies in it too. No symbolic link is followed.
 */
export const removeAll = (directory: string, expectedParent: string): Removal => {
  const name = basename(directory)
  if (!isAbsolute(directory) || !ourName.test(name) || directory.includes('\0')) {
    return { kind: 'refused', reason: 'it has not the name of a private directory' }
  }
  try {
    const parent = realpathSync(expectedParent)
    if (dirname(directory) !== parent && dirname(directory) !== expectedParent) {
      return { kind: 'refused', reason: 'it lies elsewhere' }
    }
    return within(parent, (held) => removeIn(held, name))
  } catch (error) {
    return { kind: 'left', reason: codeOf(error) || String(error) }
  }
}

const removeIn = (parent: Held, name: string): Removal => {
  const found = lstatSync(entry(parent, name), { throwIfNoEntry: false })
  if (found === undefined) return { kind: 'absent' }
  if (!found.isDirectory() || (process.getuid !== undefined && found.uid !== process.getuid())) {
    return { kind: 'refused', reason: 'it is not a directory of this user' }
  }
  if (!unlocked(parent, Buffer.from(name))) return { kind: 'left', reason: 'it can not be opened' }
  const reason = within(entry(parent, name), (held) => {
    open(held)
    return sameAs(held, found) ? empty(held) : 'it was replaced'
  })
  if (reason !== null) return { kind: 'left', reason }
  rmdirSync(entry(parent, name))
  return { kind: 'removed' }
}

/**
 * Empties a directory level by level: what lies in a directory of it is moved up into it, so that neither depth nor the
 * length of a path matters. The code of the first error where something stays.
 */
const empty = (root: Held): string | null => {
  const stuck = new Map<string, string>()
  for (;;) {
    const next = names(root).filter((name) => !stuck.has(name.toString('latin1')))
    if (next.length === 0) return stuck.values().next().value ?? null
    for (const name of next) {
      try {
        removeEntry(root, name)
      } catch (error) {
        stuck.set(name.toString('latin1'), codeOf(error) || String(error))
      }
    }
  }
}

const removeEntry = (root: Held, name: Buffer): void => {
  if (unlinked(root, name) || !unlocked(root, name)) return
  within(entry(root, name), (child) => {
    open(child)
    for (const inner of names(child)) {
      if (unlinked(child, inner) || !unlocked(child, inner)) continue
      renameSync(entry(child, inner), entry(root, `moved-${randomBytes(8).toString('hex')}`))
    }
  })
  rmdirSync(entry(root, name))
}

/** False when it is a directory: those can't be unlinked. Throws when the system refuses. */
const unlinked = (held: Held, name: Buffer): boolean => {
  if (lstatSync(entry(held, name), { throwIfNoEntry: false })?.isDirectory()) return false
  unlinkSync(entry(held, name))
  return true
}

/** Gives us back the right to enter and move a directory of ours; false when it is gone. */
const unlocked = (held: Held, name: Buffer): boolean => {
  const found = lstatSync(entry(held, name), { throwIfNoEntry: false })
  if (found?.isDirectory() && (found.mode & 0o700) !== 0o700) chmodSync(entry(held, name), 0o700)
  return found !== undefined
}

const sameAs = (held: Held, { dev, ino }: { dev: number; ino: number }): boolean => {
  const now = fstatSync(held.fd)
  return now.dev === dev && now.ino === ino
}
