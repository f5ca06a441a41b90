import type { Sink } from '../ports.ts'
import { annotation, createGuard } from '../secure/commands.ts'
import { logLine } from '../secure/escape.ts'
import { joinLines } from './join-lines.ts'
import type { Write } from './out.ts'
import type { Line } from './words.ts'

/** What people see of a run: our lines and the agent's output, never mixed up. */
export interface Screen {
  readonly say: (line: Line) => void
  /** The place for one attempt's output. One at a time. */
  readonly sink: () => Sink
}

export interface ActionScreenOptions {
  /** The job's log: stdout. */
  readonly write: Write
  readonly redact: (text: string) => string
  /** Whether workflow commands in the agent's output are shown as text, or obeyed. */
  readonly workflowCommands: 'show' | 'allow'
  /** 32 random hex digits, new each time. */
  readonly token: () => string
}

/** Our lines in the job's log; those that are louder than others as annotations. */
export const printer =
  (write: Write, redact: (text: string) => string) =>
  ({ level, text }: Line): void => {
    const shown = logLine(redact(text))
    void write(level === 'info' ? `${shown}\n` : annotation(level, shown, 'pool-failover'))
  }

/**
 * The job's log. Both streams of the agent go to stdout, so that the lines that stop and resume workflow commands are in
 * order with them; what we have to say meanwhile waits for the end of the attempt.
 */
export const actionScreen = (options: ActionScreenOptions): Screen => {
  const { write, redact } = options
  let waiting: Line[] | null = null
  const print = printer(write, redact)
  return {
    say: (line) => (waiting === null ? print(line) : waiting.push(line)),
    sink: () => {
      const guard = options.workflowCommands === 'show' ? createGuard(options.token()) : null
      const lines = joinLines(write)
      waiting = []
      if (guard !== null) void write(guard.open())
      return {
        write: lines.write,
        close: async () => {
          const lastByte = lines.close()
          await write(guard?.close(lastByte) ?? (lastByte === null || lastByte === 10 ? '' : '\n'))
          const held = waiting ?? []
          waiting = null
          held.forEach(print)
        },
      }
    },
  }
}
