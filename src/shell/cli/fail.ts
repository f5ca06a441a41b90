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

/** How a command that threw ends: 64 for wrong use, as sysexits has it, 1 where something outside refused, 70 where the machine did or we have a fault. */
export const told = (error: unknown): { readonly code: number; readonly lines: readonly string[] } => {
  if (error instanceof UsageError || error instanceof RefusedError) {
    const lines = error.problems.map((problem) => `pool-failover: ${problem}`)
    return { code: error instanceof UsageError ? 64 : 1, lines }
  }
  const message = error instanceof Error ? error.message : String(error)
  // What the machine refuses has a code: a full disk, no more open files. A fault of ours has none, and keeps its stack trace.
  const trace = codeOf(error) === '' && error instanceof Error ? (error.stack ?? message) : message
  return { code: 70, lines: [`pool-failover can not go on: ${trace}`] }
}
