import { codeOf } from '../../error-code.ts'

/** Wrong input: one message, exit code 64, no stack trace. */
export class UsageError extends Error {
  readonly problems: readonly string[]
  constructor(problems: readonly string[]) {
    super(problems.join('\n'))
    this.name = 'UsageError'
    this.problems = problems
  }
}

/** Something outside refused: the disk, a keyring, a server. One message, exit code 1, no stack trace. */
export class RefusedError extends Error {
  readonly problems: readonly string[]
  constructor(problems: readonly string[]) {
    super(problems.join('\n'))
    this.name = 'RefusedError'
    this.problems = problems
  }
}

/** Why the system refused, for people: its code. */
export const reasonOf = (error: unknown): string => codeOf(error) || 'unknown error'
