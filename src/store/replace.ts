import { randomBytes } from 'node:crypto'
import { open, readdir, rename, unlink } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** Puts a file, 0600, in the place of another in one step. False, and nothing replaced, when the lock was lost meanwhile. */
export const replace = async (path: string, text: string, stillOurs: () => Promise<boolean>): Promise<boolean> => {
  const next = `${path}.${nonce()}.tmp`
  const file = await open(next, 'wx', 0o600)
  await file
    .writeFile(text)
    .then(() => file.sync())
    .finally(() => file.close())
  if (await stillOurs()) {
    await renameOver(next, path)
    return true
  }
  await unlink(next)
  return false
}

/** Windows refuses to replace a file while another process reads it: that is over in a moment. */
const renameOver = async (from: string, to: string, tries = 20): Promise<void> => {
  try {
    await rename(from, to)
  } catch (error) {
    if (process.platform !== 'win32' || tries === 0) throw error
    await sleep(10)
    await renameOver(from, to, tries - 1)
  }
}

/** Removes what writers that died left half done. */
export const sweep = async (path: string): Promise<void> => {
  const begun = (await readdir(dirname(path))).filter(
    (name) => name.startsWith(basename(path)) && name.endsWith('.tmp'),
  )
  await Promise.all(begun.map((name) => unlink(join(dirname(path), name)).catch(() => undefined)))
}

/** 8 hex digits, different at each call. */
export const nonce = (): string => randomBytes(4).toString('hex')
