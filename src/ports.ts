/** The effects a run needs, as interfaces: the core calls these, the shell implements them. */
import type { Transcript } from './agents/agent-kind.ts'
import type { Channel, Detector } from './detect/detector.ts'
import type { AccountId } from './pool/account.ts'
import type { Ledger } from './pool/ledger.ts'
import type { AccountRecord } from './pool/record.ts'
import type { WorkDone } from './pool/retry.ts'
import type { Note, Plan } from './pool/run-state.ts'

export type Stream = 'stdout' | 'stderr'

/** A command ready to start. `env` is the whole environment, nothing is inherited. */
export interface Command {
  readonly file: string
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string>>
  readonly cwd: string
  /** Text for standard input, which is closed after it; null: standard input is empty. */
  readonly stdin: string | null
}

/** How a process came to its end, exactly. */
export type Exit =
  | { readonly kind: 'exited'; readonly code: number }
  | { readonly kind: 'signalled'; readonly signal: string }
  /** 127: not found, 126: found but can't be started. */
  | { readonly kind: 'not-started'; readonly code: 126 | 127; readonly reason: string }

/** A started agent. */
export interface Running {
  /** Resolves once, at the agent's exit (not the close of its pipes) and after all that it had written was delivered. Never rejects. */
  readonly exit: Promise<Exit>
  /** Passes a signal on to the agent's process group. */
  readonly signal: (signal: 'SIGINT' | 'SIGTERM' | 'SIGHUP') => void
  /** Ends the agent and every process it started: SIGTERM, `graceMs`, SIGKILL. Resolves when none is left. */
  readonly end: (graceMs: number) => Promise<void>
  /** Lets go of an agent that has ended: what it left running stays. Until then that ends with us, should we be killed. */
  readonly leave: () => void
}

export interface Agent {
  /**
   * Starts the command in a process group of its own.
   * `onOutput` gets every chunk in order; while its promise is pending the agent is held back (back-pressure).
   */
  readonly start: (
    command: Command,
    onOutput: (stream: Stream, chunk: Uint8Array) => void | Promise<void>,
  ) => Promise<Running>
  /** Makes ready for the next start, ahead of time. */
  readonly warm: () => Promise<void>
}

/** Why a store can't do its work now. `notice` is one plain sentence: what it means and what to do. Never holds a secret. */
export interface Trouble {
  readonly reason: 'absent' | 'denied' | 'read-only' | 'unreachable' | 'slow' | 'damaged'
  readonly notice: string
}

/** What a store is asked for; what its trouble means to people depends on it. */
export type Doing = 'read' | 'write' | 'place'

/** Where the ledger lives between runs. No method ever throws or takes longer than its own time limit. */
export interface Store {
  readonly name: string
  /** How many accounts to ask for at once where each costs a question of its own; left out where all cost as much as one. */
  readonly portion?: number
  /** The latest records of these accounts; with trouble, what could be read of them (perhaps nothing). */
  readonly read: (
    accounts: readonly AccountId[],
  ) => Promise<{ readonly ledger: Ledger; readonly trouble: Trouble | null }>
  /** Adds facts. Resolves when they are safe, or with the trouble that kept them out. */
  readonly write: (records: readonly AccountRecord[]) => Promise<Trouble | null>
  /** Lets go of connections, locks and timers. */
  readonly close: () => Promise<void>
}

/** Bounds how many runs use an account at once, where the store can tell runs apart. */
export interface Leases {
  /** `roughly`: only a bound of one is kept, and runs that begin in the same moment may both be let in. */
  readonly kept: 'exactly' | 'roughly'
  /** Claims one of `max` places on the account: at once, or not at all. Never rejects. */
  readonly acquire: (account: AccountId, max: number) => Promise<Lease>
}

/** Places that outlive the process, for later steps of a job. */
export interface Reservations {
  /** Claims one of `max` places for `forMs`: at once, or not at all. Never rejects. */
  readonly reserve: (account: AccountId, max: number, forMs: number) => Promise<Reservation>
  /** Gives a reserved place back, if it was not lost by time. Resolves with what kept it from that. */
  readonly free: (account: AccountId, holder: string) => Promise<Trouble | null>
}

export type Lease =
  /** Kept alive by itself until `release`, which never rejects; after a crash it runs out. */
  | { readonly kind: 'held'; readonly release: () => Promise<void> }
  /** All places are in use: take another account, or ask again after so many ms, as often as the store can bear. */
  | { readonly kind: 'taken'; readonly askAgainMs: number }
  | { readonly kind: 'failed'; readonly trouble: Trouble }

export type Reservation =
  /** `holder` is a random word that gives the place back. */
  { readonly kind: 'held'; readonly holder: string } | Exclude<Lease, { kind: 'held' }>

export interface Clock {
  /** Epoch milliseconds. */
  readonly now: () => number
  /** Resolves at the instant, or when the signal aborts. */
  readonly sleepUntil: (at: number, abort: AbortSignal) => Promise<void>
}

/** Says things to people. Every text is redacted and escaped by the implementation. */
export interface Log {
  readonly info: (line: string) => void
  readonly notice: (line: string) => void
  readonly warning: (line: string) => void
  readonly error: (line: string) => void
}

/** One attempt's command with what belongs to it. */
export interface Prepared {
  readonly command: Command
  /** Makes people's text of the agent's machine-readable stdout; null: the bytes are shown as they are. */
  readonly transcript: Transcript | null
  /** True when the command takes up an earlier session. */
  readonly resumes: boolean
  /** The session id to go on with when the agent itself tells none; null: none is known. */
  readonly sessionId: string | null
  /** The id that the agent was offered for its session: it may have taken it, or not. */
  readonly offered: string
  /** What the agent's own record of the session gained in this attempt; null where that is nothing. Never rejects. */
  readonly sessionRecord: (sessionId: string) => Promise<Uint8Array | null>
  /** Removes the attempt's credential files. Called once, however the attempt ended. */
  readonly settle: () => Promise<void>
}

/** Puts the files, the environment and the command line of an attempt together. */
export type Prepare = (plan: Plan) => Promise<Prepared>

/** Where one attempt's output goes. Promises are back-pressure. */
export interface Sink {
  readonly write: (stream: Stream, bytes: Uint8Array) => void | Promise<void>
  readonly close: () => Promise<void>
}

/** The user's wish to stop. */
export interface Cancellation {
  /** Aborted at the first signal; its reason is the signal's name. */
  readonly first: AbortSignal
  /** Aborted at the second: end everything at once. */
  readonly second: AbortSignal
}

/** Measures what one attempt does. */
export interface WorkWatch {
  readonly push: (channel: Channel, chunk: Uint8Array) => void
  /** To be asked once the agent has ended. Never rejects. */
  readonly done: () => Promise<WorkDone>
}

/** Everything a run needs of the world. */
export interface RunPorts {
  readonly agent: Agent
  readonly store: Store
  /** Null where the store can't tell runs apart. */
  readonly leases: Pick<Leases, 'acquire'> | null
  readonly clock: Clock
  readonly prepare: Prepare
  /** Asked for once there is something to judge; what the agent says meanwhile waits. */
  readonly detector: (plan: Plan) => Promise<Detector>
  readonly sink: (plan: Plan) => Sink
  /** Begins to measure an attempt's work; null where nobody asks for it. */
  readonly work: ((plan: Plan) => Promise<WorkWatch>) | null
  readonly note: (note: Note) => void
  /** Store trouble: said once, never fatal. `place`: accounts are used without one. */
  readonly trouble: (trouble: Trouble, doing: Doing) => void
  readonly cancellation: Cancellation
  /** Longest time of one attempt in ms; null: none. */
  readonly timeoutMs: number | null
  /** In [0, 1). */
  readonly random: () => number
}
