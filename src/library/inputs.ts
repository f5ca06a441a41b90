import type { Provider } from '../pool/account.ts'
import type { RetryRule } from '../pool/retry.ts'
import type { Strategy } from '../pool/select.ts'

/** The inputs of the action, as options: see docs/inputs.md for each. Times are texts like `90s`, `5m`, `1h30m`. */
export interface RunInputs {
  /** The pool's name; `default` when left out. */
  readonly pool?: string
  /** Use accounts of this provider only. */
  readonly agent?: Provider | 'auto'
  readonly prompt?: string
  /** More arguments for the agent, with `prompt`. */
  readonly agentArgs?: string
  readonly claudeArgs?: string
  readonly codexArgs?: string
  readonly geminiArgs?: string
  /** A shell script that runs the agent. */
  readonly run?: string
  readonly resumeRun?: string
  readonly shell?: string
  readonly strategy?: Strategy
  readonly reserve?: string
  readonly maxFailovers?: number
  readonly continue?: 'auto' | 'resume' | 'restart' | 'stop'
  readonly cooldown?: string
  readonly whenExhausted?: 'fail' | 'neutral' | 'wait' | 'soonest'
  readonly probe?: boolean
  readonly retryIf?: RetryRule
  readonly maxWait?: string
  readonly timeout?: string
  readonly longestRetry?: string
  /** Your own patterns: a list as in docs/verdicts.md. */
  readonly limitPatterns?: readonly object[]
  readonly store?: 'file' | 'memory' | 'redis' | 'actions-cache'
  /** Of `store: 'redis'`; a secret. */
  readonly storeUrl?: string
  readonly ignoreState?: boolean
}
