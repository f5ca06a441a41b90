import { existsSync, mkdirSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { codeOf } from '../error-code.ts'

/**
 * Makes a directory, and those above it that are missing, 0700. Throws where the system refuses. Node's own recursive mkdir
 * never ends below a directory like /proc, which says "not found" of what it doesn't let anybody make.
 */
export const makeDirectories = (path: string): void => {
  const missing: string[] = []
  for (let at = resolve(path); !existsSync(at); at = dirname(at)) missing.unshift(at)
  for (const directory of missing) {
    try {
      mkdirSync(directory, { mode: 0o700 })
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error
    }
  }
}
