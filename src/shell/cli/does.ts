import type { Command } from 'commander'
import type { Options } from './load.ts'

/** Makes a command's action of its work, which resolves to the exit code; for commands with one list of arguments, or none. */
export type Does = (
  work: (options: Options, rest: readonly string[]) => Promise<number>,
) => (rest: string[] | Options, options?: Options | Command) => Promise<void>
