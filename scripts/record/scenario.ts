import type { StubProvider } from '../../test/stub/environment.ts'
import type { Step } from '../../test/stub/step.ts'

export type Format = 'text' | 'json' | 'sj'

/** A kind of credential: its name in file names, and the variable that carries it; null for none at all. */
export interface CredentialKind {
  readonly name: string
  readonly variable: string | null
  /** The key of account A or B. */
  readonly key: (account: 'A' | 'B') => string
}

/** One situation, run with each credential and each format. */
export interface Scenario {
  readonly name: string
  readonly credentials: readonly CredentialKind[]
  readonly formats: readonly Format[]
  /** What the API answers to account A. */
  readonly script: readonly Step[]
  readonly env?: Readonly<Record<string, string>>
  readonly args?: readonly string[]
  /** Keep the agent's own files too: the record of its session, and `debug.log` in the working directory. */
  readonly files?: true
  /** The name of a second run, which takes up the session under account B. */
  readonly resumedAs?: string
}

/** How one CLI is asked. */
export interface Recipe {
  readonly provider: StubProvider
  readonly scenarios: readonly Scenario[]
  /** Arguments for a prompt in a format; `resume` is the session to take up. */
  readonly argv: (prompt: string, format: Format, resume: string | null) => readonly string[]
  /** Where to send requests so that nobody answers. */
  readonly nowhere: { readonly env: Readonly<Record<string, string>>; readonly args: readonly string[] }
}

/** A healthy answer full of a detector's favourite words. */
export const talk =
  'I fixed the rate limiter. Before: `429 Too Many Requests`, "usage limit reached|1749924000", "Credit balance is too low". ' +
  "The test now says: You've hit your 5-hour limit · resets 3pm (UTC). All green."
