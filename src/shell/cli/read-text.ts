import { readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import { reasonOf, UsageError } from './fail.ts'

/** The whole text of a file that an option names; `-` is standard input, which is no file everywhere (`/dev/stdin` can't open a socket). */
export const readText = async (option: string, file: string): Promise<string> => {
  try {
    return file === '-' ? await text(process.stdin) : await readFile(file, 'utf8')
  } catch (error) {
    throw new UsageError([`--${option}: the file can not be read (${reasonOf(error)})`])
  }
}
