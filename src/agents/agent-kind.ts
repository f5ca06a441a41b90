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

/** A file to put in place before the attempt. */
export interface HomeFile {
  /** Relative, inside the agent's home. */
  readonly path: string
  readonly content: string
  /** Holds a credential: 0600, removed after the attempt. */
  readonly secret: boolean
}

/** An agent's home: `$HOME/<directory>` unless `variable` is set. */
export interface AgentHome {
  /** The variable that moves the home. */
  readonly variable: string
  /** The home's usual place below $HOME. */
  readonly directory: string
  /** Whether `variable` holds the home itself, or the directory that holds `directory`. */
  readonly variableNames: 'home' | 'parent'
  /** Paths in the home where the agent keeps credentials of its own sign-in. */
  readonly credentials: readonly string[]
}

/** What the shell must do to start one attempt: pure data. */
export interface Invocation {
  /** Variables to set over the user's environment, after `unset`. */
  readonly env: Readonly<Record<string, string>>
  /** Variables to take out of the user's environment: rival credentials and knobs that would make it wait. */
  readonly unset: readonly string[]
  readonly files: readonly HomeFile[]
}

/** A command line by the agent's own name, to be found on the PATH, and what it reads. */
interface AgentCommand {
  readonly argv: readonly [string, ...string[]]
  readonly stdin: string
}

/** One provider's ways. Pure. */
export interface AgentKind {
  readonly provider: Provider
  /** Where the agent keeps sessions, settings and credential files; null: $HOME itself. */
  readonly home: AgentHome | null
  /** A glob below the home for the file in which the agent keeps this session; null: none. */
  readonly sessionFile: ((id: string) => string) | null
  /** Whether the events in that file tell more of a limit than the agent's output. */
  readonly sessionTells: boolean
  /** The variable the agent reads this secret from, by the kind of secret; `custom` accounts have none. */
  readonly secretVariable: (secret: string) => string
  /** Environment and files of an attempt, for a `run` script and for a built command alike. */
  readonly invocation: (account: Account, patience: Patience) => Invocation
  /**
   * The command line in the agent's machine-readable format, prompt through stdin; null for `custom`. A resumed session
   * is told to go on where it stopped, with the task once more for reference.
   */
  readonly command: (task: Task, session: Session, patience: Patience) => AgentCommand | null
  /** Makes a readable transcript of the agent's events; null for `custom`. */
  readonly transcript: () => Transcript | null
}

/** Turns the agent's machine-readable stdout into what people read. */
export interface Transcript {
  /** One line of stdout in, without its newline; text for the log out ('' for nothing to say). Text ends in a newline. */
  readonly line: (line: string) => string
  /** The answer of the task once the agent has given it, or null. An error's text is not an answer. */
  readonly answer: () => string | null
}
