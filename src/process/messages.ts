import type { Command } from '../ports.ts'

/** How the agent's output reaches us: through named pipes that it writes itself, or copied by the host. */
export type Carrier = 'fifo' | 'socket'

/** The one order we give to the host. */
export interface Order {
  readonly file: string
  readonly args: Command['args']
  readonly env: Command['env']
  readonly cwd: string
  /** Nothing, a file to read and remove, or what we send on a connection. */
  readonly stdin: 'empty' | 'file' | 'stream'
  readonly carrier: Carrier
  /** Where socket, pipes and stdin file are. */
  readonly place: Place
  /** The value that marks the agent's descendants. */
  readonly mark: string
}

/** The names through which we and the host meet. */
export interface Place {
  readonly socket: string
  readonly stdout: string
  readonly stderr: string
  readonly stdin: string
}

/** What the host tells us. */
export type Report =
  | { readonly type: 'started'; readonly pid: number }
  | { readonly type: 'failed'; readonly code: string; readonly message: string }
  | { readonly type: 'exited'; readonly code: number | null; readonly signal: string | null }

/** The first byte of each connection to our socket tells what it is for. */
export const lanes = { control: 'c', stdout: 'o', stderr: 'e', stdin: 'i' } as const
export type Lane = keyof typeof lanes

/** One message a line: JSON has no raw newline. */
export const encode = (message: Order | Report): string => `${JSON.stringify(message)}\n`

/** Gives complete lines to `onMessage`, whatever the chunks. */
export const decode = <T>(onMessage: (message: T) => void): ((chunk: Uint8Array) => void) => {
  let held: Uint8Array[] = []
  return (chunk) => {
    let rest = chunk
    for (let end = rest.indexOf(10); end !== -1; end = rest.indexOf(10)) {
      const line = Buffer.concat([...held, rest.subarray(0, end)])
      held = []
      rest = rest.subarray(end + 1)
      onMessage(JSON.parse(line.toString('utf8')))
    }
    if (rest.length > 0) held.push(rest)
  }
}
