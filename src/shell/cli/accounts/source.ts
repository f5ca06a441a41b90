import { UsageError } from '../fail.ts'
import { type Options, text } from '../load.ts'
import { readText } from '../read-text.ts'
import { askHidden } from './ask.ts'

/** Far above any credential. */
const mostBytes = 1_048_576

/**
 * The text of a credential: from a variable, a file, a hidden prompt on a terminal, else standard input. Never from the command
 * line, which other users can read and the shell remembers.
 */
export const readCredential = async (options: Options, name: string): Promise<string> => {
  const [variable, file] = [text(options, 'fromEnv'), text(options, 'fromFile')]
  if (variable !== null && file !== null) throw new UsageError(['give --from-env or --from-file, not both'])
  const found = await fromPlace(variable, file, name)
  if (found.length > mostBytes) throw tooLarge()
  if (found.trim() === '') throw new UsageError(['the credential is empty; nothing was added'])
  return found
}

const fromPlace = async (variable: string | null, file: string | null, name: string): Promise<string> => {
  if (variable !== null) return fromVariable(variable)
  if (file !== null) return readText('from-file', file)
  return process.stdin.isTTY === true ? askHidden(`Credential of ${name}:`) : fromStdin()
}

const fromVariable = (variable: string): string => {
  if (!/^[A-Za-z_][A-Za-z0-9_]{0,127}$/.test(variable))
    throw new UsageError(['--from-env must be the name of a variable; is it the value itself?'])
  const value = process.env[variable]
  // Quoting what was given could show a key that was put in the place of the name.
  if (value === undefined || value.trim() === '')
    throw new UsageError(['--from-env names a variable that is not set or empty'])
  return value
}

const fromStdin = async (): Promise<string> => {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of process.stdin) {
    const bytes = Buffer.from(chunk)
    size += bytes.byteLength
    if (size > mostBytes) throw tooLarge()
    chunks.push(bytes)
  }
  return Buffer.concat(chunks).toString('utf8')
}

const tooLarge = (): UsageError => new UsageError(['the credential is larger than 1 MB; is it the right file?'])
