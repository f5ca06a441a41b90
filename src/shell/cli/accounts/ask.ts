import { RefusedError, UsageError } from '../fail.ts'
import type { Options } from '../load.ts'

// Prompts go to standard error: standard output is for results.

/** Asks for a text that is not shown while it is typed, nor by any key. */
export const askHidden = async (message: string): Promise<string> => {
  const { default: password } = await import('@inquirer/password')
  return answered(password({ message, mask: false, toggleMask: false }, { output: process.stderr }))
}

/** Asks before something that can't be undone. Without a terminal `--yes` must say it. */
export const confirmed = async (options: Options, message: string): Promise<void> => {
  if (options['yes'] === true) return
  if (process.stdin.isTTY !== true) throw new UsageError(['nobody can be asked here: give --yes to go on without'])
  const { default: confirm } = await import('@inquirer/confirm')
  if (!(await answered(confirm({ message, default: false }, { output: process.stderr }))))
    throw new RefusedError(['nothing was changed'])
}

const answered = async <T>(answer: Promise<T>): Promise<T> => {
  try {
    return await answer
  } catch (error) {
    if (error instanceof Error && error.name === 'ExitPromptError') throw new RefusedError(['nothing was changed'])
    throw error
  }
}
