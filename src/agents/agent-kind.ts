import type { Account, Provider } from '../pool/account.ts'

/** What a task asks of an agent, whatever the provider. */
export interface Task {
  readonly prompt: string
  /** Extra arguments of the user's, as they are. */
  readonly args: readonly string[]
}

/** How an attempt relates to the work done before it. */
export type Session =
  /** Start a new session; `id` is a UUID to fix it to where the agent can. */
  | { readonly kind: 'fresh'; readonly id: string }
  /** Take up the session by its id. */
  | { readonly kind: 'resume'; readonly id: string }

/** Whether the agent should give up at once on a limit (another account is free) or wait it out as it would alone. */
export type Patience = 'short' | 'own'

/** A file to put in place before the attempt. `path` is relative to the agent's home unless absolute. */
export interface HomeFile {
  readonly path: string
  readonly content: string
  /** Holds a credential: 0600, removed after the attempt. */
  readonly secret: boolean
}

/** What the shell must do to start one attempt: pure data. */
export interface Invocation {
  /** Variables to set over the user's environment. */
  readonly env: Readonly<Record<string, string>>
  /** Variables to take out of the user's environment: rival credentials and knobs that would make it wait. */
  readonly unset: readonly string[]
  readonly files: readonly HomeFile[]
}

/** One provider's ways. Pure. */
export interface AgentKind {
  readonly provider: Provider
  /** The variable that moves the agent's home, and the home's usual place below $HOME; null where there is none. */
  readonly home: { readonly variable: string; readonly directory: string } | null
  /** The variable the agent reads this secret from, by the kind of secret. */
  readonly secretVariable: (secret: string) => string
  /** Environment and files of an attempt, for a `run` script and for a built command alike. */
  readonly invocation: (account: Account, patience: Patience) => Invocation
  /** The command line in the agent's machine-readable format, prompt through stdin where it can take it; null for `custom`. */
  readonly command: (
    task: Task,
    session: Session,
    patience: Patience,
  ) => {
    readonly argv: readonly [string, ...string[]]
    readonly stdin: string | null
  } | null
  /** Makes a readable transcript of the agent's events; null for `custom`. */
  readonly transcript: () => Transcript | null
}

/** Turns the agent's machine-readable stdout into what people read. */
export interface Transcript {
  /** One complete line of stdout in, text for the log out ('' for nothing to say). Text ends in a newline. */
  readonly line: (line: string) => string
  /** The agent's final answer so far, or null. */
  readonly answer: () => string | null
}
