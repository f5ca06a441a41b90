import { oneLine } from '../secure/escape.ts'
import type { Screen } from './action-screen.ts'
import type { Write } from './out.ts'
import type { Level } from './words.ts'
import { wrap } from './wrap.ts'

export interface TerminalScreenOptions {
  /** Where the agent's stdout goes: our stdout, or stderr under `--json`. */
  readonly stdout: Write
  readonly stderr: Write
  readonly redact: (text: string) => string
  readonly colour: boolean
  /** Columns of the terminal behind stderr; infinite where there is none. */
  readonly width: number
}

const name = 'pool-failover:'

const colours: Readonly<Record<Level, string>> = { info: '36', notice: '36', warning: '33', error: '31' }

/** A developer's terminal: the agent's streams stay apart and unchanged; our lines go to stderr, each with our name. */
export const terminalScreen = (options: TerminalScreenOptions): Screen => {
  let atLineStart = true
  return {
    say: ({ level, text }) => {
      const loud = level === 'info' || level === 'notice' ? '' : `${level}: `
      const shown = wrap(`${name} ${loud}${oneLine(options.redact(text))}`, options.width)
      const coloured = options.colour ? `\u001b[${colours[level]}m${name}\u001b[0m${shown.slice(name.length)}` : shown
      void options.stderr(`${atLineStart ? '' : '\n'}${coloured}\n`)
      atLineStart = true
    },
    sink: () => ({
      write: (stream, bytes) => {
        const last = bytes.at(-1)
        if (last !== undefined) atLineStart = last === 10
        return stream === 'stdout' ? options.stdout(bytes) : options.stderr(bytes)
      },
      close: async () => {},
    }),
  }
}
