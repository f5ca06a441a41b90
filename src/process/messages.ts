import type { Command } from '../ports.ts'
import type { Born } from './listing.ts'

/** How the agent's output reaches us: through named pipes that it writes itself, or copied by the host. */
export type Carrier = 'fifo' | 'socket'

/** The names through which we and the host meet. */
export interface Place {
  readonly socket: string
  readonly stdout: string
  readonly stderr: string
  readonly stdin: string
}

/** The one order we give to a host. */
export interface Order {
  readonly file: string
  readonly args: Command['args']
  readonly env: Command['env']
  readonly cwd: string
  /** Whether there is a file of text for standard input: read and removed. */
  readonly stdin: boolean
  readonly carrier: Carrier
  readonly place: Place
  /** The value that marks the agent's descendants. */
  readonly mark: string
}

/** We are done with the agent, which has ended: the host may go, and what the agent left running stays. */
export interface Leave {
  readonly type: 'leave'
}

/** The host waits for its order. */
export interface Ready {
  readonly type: 'ready'
  readonly host: number
  readonly reaper: Born | null
}

/** What the host tells us, in this order. */
export type Report =
  | Ready
  | { readonly type: 'started'; readonly root: Born }
  | { readonly type: 'failed'; readonly code: string; readonly message: string }
  | { readonly type: 'exited'; readonly code: number | null; readonly signal: string | null }

/** The argument that tells the host that its parent is a reaper. */
export const reaped = '--reaped'

/** The first byte of each connection to our socket tells what it is for. */
export const lanes = { control: 'c', stdout: 'o', stderr: 'e' } as const
export type Lane = keyof typeof lanes

/** One message a line: JSON has no raw newline. */
export const encode = (message: Order | Leave | Report): string => `${JSON.stringify(message)}\n`

/** Gives complete messages to `onMessage`, whatever the chunks. The other side is ours: a line that is no JSON throws. */
export const decode = <T extends Order | Leave | Report>(
  onMessage: (message: T) => void,
): ((chunk: Uint8Array) => void) => {
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
