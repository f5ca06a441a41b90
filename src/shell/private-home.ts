import { constants } from 'node:fs'
import { lstat, mkdir, open, readdir, symlink, unlink } from 'node:fs/promises'
import { join } from 'node:path'

/** Credential files by their relative path. */
export type Contents = Readonly<Record<string, string>>

/**
 * Makes a private home look like the user's: every entry is linked, sessions and settings among them, but for those that
 * hold the credential files. What the agent writes into a linked directory is kept; its credentials never are.
 */
export const linkHome = async (real: string | null, made: string, paths: readonly string[]): Promise<void> => {
  const own = new Set(paths.map((path) => path.split('/')[0]))
  const entries = real === null ? [] : await readdir(real).catch(() => [])
  for (const entry of entries) if (!own.has(entry)) await symlink(join(real ?? '', entry), join(made, entry))
}

/** Writes the files, each new and for us alone. A link in their way is removed, never followed. */
export const putFiles = async (home: string, contents: Contents): Promise<void> => {
  for (const [path, content] of Object.entries(contents)) {
    const target = join(await parentOf(home, path), path.split('/').at(-1) ?? '')
    await unlink(target).catch(() => {})
    const file = await open(
      target,
      constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW,
      0o600,
    )
    try {
      await file.writeFile(content)
    } finally {
      await file.close()
    }
  }
}

/** Removes the files; their contents where the agent rewrote one of them, else null. Never rejects. */
export const takeFiles = async (home: string, given: Contents): Promise<Contents | null> => {
  const now: Record<string, string> = {}
  for (const [path, before] of Object.entries(given)) {
    const parent = await parentOf(home, path).catch(() => null)
    const target = parent === null ? null : join(parent, path.split('/').at(-1) ?? '')
    now[path] = (target === null ? null : await readPlain(target)) ?? before
    if (target !== null) await unlink(target).catch(() => {})
  }
  return Object.entries(given).some(([path, before]) => now[path] !== before) ? now : null
}

/** The directory of a file, made where it is missing; one that is a link is replaced. */
const parentOf = async (home: string, path: string): Promise<string> => {
  let at = home
  for (const part of path.split('/').slice(0, -1)) {
    at = join(at, part)
    const found = await lstat(at).catch(() => null)
    if (found?.isDirectory()) continue
    if (found !== null) await unlink(at)
    await mkdir(at, { mode: 0o700 })
  }
  return at
}

const readPlain = async (path: string): Promise<string | null> => {
  try {
    const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW)
    try {
      const { size } = await file.stat()
      return size > 4 * 1024 * 1024 ? null : await file.readFile('utf8')
    } finally {
      await file.close()
    }
  } catch {
    return null
  }
}
