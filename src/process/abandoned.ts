import { createHash } from 'node:crypto'
import { lstatSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod/mini'
import { hasEnded, ownOwner } from './owner.ts'
import { prefix, readPrivate, writePrivate } from './private-files.ts'
import { removeAll } from './remove-all.ts'

const fileName = 'owner.json'

/** A hash of the text that each credential file below a private directory was given, by its relative path. */
export type Given = Readonly<Record<string, string>>

const owned = z.object({
  pid: z.int(),
  born: z.string(),
  place: z.string(),
  given: z.record(z.string(), z.string()),
})

/** Writes into one of our private directories whose it is, so that later runs can take it away should we be killed. */
export const markOwned = (directory: string, given: Given): void => {
  const owner = ownOwner()
  if (owner !== null) writePrivate(directory, fileName, JSON.stringify({ ...owner, given }))
}

export const hashOf = (content: string): string => createHash('sha256').update(content).digest('hex')

/**
 * Removes the private directories of runs that were killed: those in `temporary` that only this user can enter and whose owner
 * has ended for sure. One with a credential that its agent renewed is left: it may hold the only one that works. The paths of
 * those credential files. Never throws.
 */
export const removeAbandoned = (temporary: string): readonly string[] =>
  namesIn(temporary).flatMap((name) => {
    try {
      const directory = join(temporary, name)
      const given = isOurs(directory) ? givenOfEnded(directory) : null
      if (given === null) return []
      const renewed = Object.keys(given).filter((path) => isRenewed(readPrivate(directory, path), given[path]))
      if (renewed.length === 0) removeAll(directory, temporary)
      return renewed.map((path) => join(directory, path))
    } catch {
      return []
    }
  })

const ourName = new RegExp(`^${prefix}\\d{1,10}-[A-Za-z0-9]{6}$`)

const namesIn = (temporary: string): readonly string[] => {
  try {
    return readdirSync(temporary).filter((name) => ourName.test(name))
  } catch {
    return []
  }
}

const isOurs = (directory: string): boolean => {
  const found = lstatSync(directory)
  if (!found.isDirectory()) return false
  return process.getuid === undefined || (found.uid === process.getuid() && (found.mode & 0o077) === 0)
}

const givenOfEnded = (directory: string): Given | null => {
  const read = owned.safeParse(JSON.parse(readPrivate(directory, fileName) ?? 'null'))
  return read.success && hasEnded(read.data) ? read.data.given : null
}

const isRenewed = (content: string | null, given: string | undefined): boolean =>
  content !== null && hashOf(content) !== given
