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

/** The system's code of an error (`ENOENT`), never its text, which may quote what it should not. */
export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown error'
