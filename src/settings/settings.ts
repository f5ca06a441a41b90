import type { UserPattern } from '../detect/user-patterns.ts'
import type { Provider } from '../pool/account.ts'
import type { Rules } from '../pool/run-state.ts'
import type { Ordering } from '../pool/select.ts'

/** What the agent is to do. */
export type Job =
  /** A shell script, as in a `run:` step; `resumeRun` is the script of later attempts, `shell` a name or the words of a template. */
  | {
      readonly kind: 'script'
      readonly run: string
      readonly resumeRun: string | null
      readonly shell: readonly string[]
    }
  /** A prompt; the command is built for the provider of the account. */
  | { readonly kind: 'prompt'; readonly prompt: string; readonly args: Readonly<Record<Provider, readonly string[]>> }
  /** A command line as it is (CLI). */
  | { readonly kind: 'command'; readonly argv: readonly [string, ...string[]] }

export type StoreKind = 'memory' | 'file' | 'actions-cache' | 'redis'

/** What names a pool and where its ledger is kept. */
export interface PoolSettings {
  /** Only accounts of this provider are used; null: all. */
  readonly provider: Provider | null
  readonly ordering: Ordering
  /** The pool's name. */
  readonly pool: string
  readonly store: StoreKind
  /** A redis URL: a secret. */
  readonly storeUrl: string
  /** The share of its windows that is kept of every account which names no other; null: none. */
  readonly reserve: number | null
  /** Start as if nothing were cooling. */
  readonly ignoreState: boolean
}

/** Everything the user decided about a run, checked. Times in milliseconds. */
export interface Settings extends PoolSettings {
  readonly job: Job
  readonly rules: Rules
  readonly timeoutMs: number | null
  /** Retry delays longer than this end the agent. */
  readonly longestRetryMs: number
  readonly workingDirectory: string
  readonly workflowCommands: 'show' | 'allow'
  /** The user's own wordings of limits. */
  readonly limitPatterns: readonly UserPattern[]
}

/** Checked settings, or every problem found. */
export type Checked<T> =
  | { readonly ok: true; readonly settings: T }
  | { readonly ok: false; readonly problems: readonly string[] }
