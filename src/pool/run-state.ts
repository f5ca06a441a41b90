import type { Account, AccountId, Pool, Provider } from './account.ts'
import type { Ledger } from './ledger.ts'
import type { AccountRecord, ConditionRecord } from './record.ts'
import type { RetryRule, WorkDone } from './retry.ts'
import type { Ordering } from './select.ts'
import type { KnownShare } from './shares.ts'
import type { Judgement, Verdict } from './verdict.ts'

/** What the user decided about a run. Times in milliseconds. */
export interface Rules {
  readonly ordering: Ordering
  readonly maxFailovers: number
  /** Cooldown of a limit that names no reset. */
  readonly cooldownMs: number
  readonly whenExhausted: 'fail' | 'neutral' | 'wait'
  /** Whether a cooling account may be tried, once a run, when all others are spent: limits are lifted early at times. */
  readonly probe: boolean
  /** Longest total wait under `wait`, not counting the seconds before a retry. */
  readonly maxWaitMs: number
  /** What the next attempt does with the work of the last: see `docs/continuing.md`. */
  readonly continueMode: 'auto' | 'resume' | 'restart' | 'stop'
  /** `untouched`: only after an attempt that did nothing yet. */
  readonly retryIf: RetryRule
}

/** One attempt to be made. */
export interface Plan {
  /** 1 for the first attempt of the run. */
  readonly number: number
  readonly account: Account
  /** The session to take up, or null to start afresh. */
  readonly resume: string | null
  /** `short` while another account that does not share its limit is free: the agent need not wait out a limit itself. */
  readonly patience: 'short' | 'own'
  /** A try of an account that is known to be cooling. */
  readonly probe: boolean
}

/** How an attempt ended, as the shell saw it. */
export interface AttemptEnd {
  readonly judgement: Judgement
  /** The agent's own exit code; 128 + n for signal n, 126 or 127 when it could not be started. */
  readonly exitCode: number
  /** Ended by us on a typed signal, before it would have given up by itself. */
  readonly endedEarly: boolean
  readonly timedOut: boolean
  /** The session could not be taken up; nothing was done. Means nothing where the plan resumes none. */
  readonly refusedResume: boolean
  /** The command took up an earlier session; false where the user's own command had to do so. */
  readonly resumed: boolean
  readonly sessionId: string | null
  /** What the attempt did; null where nobody asked (`retryIf` is `always`). */
  readonly work: WorkDone | null
  /** The agent that its provider needs can't be started here. Means nothing with another verdict than `config`. */
  readonly absent: boolean
}

/** One attempt that is over. */
export interface Attempt {
  readonly plan: Plan
  readonly startedAt: number
  readonly endedAt: number
  readonly end: AttemptEnd
  /** The record it left on its account, if any. */
  readonly record: ConditionRecord | null
}

export type Outcome = 'succeeded' | 'failed' | 'exhausted' | 'cancelled' | 'timed-out' | 'misconfigured'

/**
 * Why a run went no further after a limit: nothing is free or worth waiting for (`in-use`: other runs have what is free), or its user
 * lets it do no more (`never`: `retryIf`; `stop`: `continueMode`).
 */
export type GaveUp = 'no-account' | 'in-use' | 'max-failovers' | 'stop' | 'never' | 'touched'

/** How the whole run ended, and where it is exhausted, why it went no further. */
export type Ending = EndingFacts &
  (
    | { readonly outcome: 'exhausted'; readonly gaveUp: GaveUp }
    | { readonly outcome: Exclude<Outcome, 'exhausted'>; readonly gaveUp: null }
  )

interface EndingFacts {
  readonly exitCode: number
  /** The account of the last attempt; null where none was made, or the run was cancelled while none was under way. */
  readonly account: Account | null
  /** Epoch ms; null where an account is free now, none will be by itself, or nobody knows when. */
  readonly nextAvailableAt: number | null
}

/** Why an account is not chosen now. */
export type Skip =
  /** `record` may be of another account of its group. */
  | { readonly kind: 'cooling'; readonly record: ConditionRecord }
  | { readonly kind: 'quarantined'; readonly record: ConditionRecord }
  | { readonly kind: 'disabled' }
  /** So much is spent as its user allows. */
  | { readonly kind: 'capped'; readonly share: KnownShare; readonly cap: number; readonly until: number }
  /** Outside the hours that its user allows. */
  | { readonly kind: 'closed'; readonly until: number }
  /** As many runs use it as its user allows; `until` is when to ask again. */
  | { readonly kind: 'taken'; readonly until: number }
  /** Two accounts of its provider were throttled within a minute: the runner's address is, not the accounts. */
  | { readonly kind: 'throttled'; readonly until: number }
  /** Its provider did not answer properly after two more tries. */
  | { readonly kind: 'provider-down' }
  /** The agent of its provider can't be started here. */
  | { readonly kind: 'absent' }
  /** It can't take up the session that `continue: resume` is to go on with. */
  | { readonly kind: 'other-provider' }

/** A decision for people to read. `report` puts it into words. */
export type Note =
  | { readonly kind: 'chosen'; readonly plan: Plan; readonly skipped: readonly { account: Account; skip: Skip }[] }
  | {
      readonly kind: 'limited'
      readonly account: Account
      readonly record: ConditionRecord
      readonly judgement: Judgement
      /** The store was not asked: what it knows may last longer. */
      readonly unread: boolean
    }
  | {
      readonly kind: 'transient'
      readonly account: Account
      readonly judgement: Judgement
      readonly retry: number
      readonly delayMs: number
    }
  | { readonly kind: 'provider-down'; readonly provider: Provider; readonly judgement: Judgement }
  /** `ends`: the run with it, for it may begin no other session. */
  | { readonly kind: 'refused-resume'; readonly account: Account; readonly ends: boolean }
  /** `until` null: for a place that another run has. */
  | { readonly kind: 'waiting'; readonly until: number | null; readonly account: Account }
  | { readonly kind: 'max-failovers'; readonly max: number }
  | { readonly kind: 'stopped'; readonly account: Account; readonly by: 'stop' | 'never' }
  /** Its agent can't be started; the pool has other providers. */
  | { readonly kind: 'absent'; readonly account: Account; readonly judgement: Judgement }
  | { readonly kind: 'probe'; readonly account: Account; readonly until: number }
  /** All its places are in use by other runs. */
  | { readonly kind: 'taken'; readonly account: Account; readonly probe: boolean }
  /** What `retryIf: 'untouched'` rests on, after an attempt that might be made again. */
  | { readonly kind: 'work'; readonly account: Account; readonly work: WorkDone }
  /** Nothing is free or worth waiting for. Not said where `max-failovers` or `stopped` is the reason to give up. */
  | {
      readonly kind: 'exhausted'
      readonly gaveUp: 'no-account' | 'in-use'
      readonly skipped: readonly { account: Account; skip: Skip }[]
      readonly nextAvailableAt: number | null
    }
  | {
      readonly kind: 'verdict'
      readonly account: Account
      readonly verdict: Verdict
      readonly judgement: Judgement
      readonly exitCode: number
    }

export interface RunState {
  readonly pool: Pool
  readonly rules: Rules
  readonly ledger: Ledger
  readonly attempts: readonly Attempt[]
  /** The attempt under way; `counted`: it is a failover. */
  readonly current: { readonly plan: Plan; readonly startedAt: number; readonly counted: boolean } | null
  /** Attempts after the first that were neither a retry nor a fresh start after a refused resume. */
  readonly failovers: number
  /** Session ids by provider: a session can't move to another provider's agent. */
  readonly sessions: ReadonlyMap<Provider, string>
  /** Providers that stayed out of order after all retries: not used any more in this run. */
  readonly down: ReadonlySet<Provider>
  /** Providers whose agents can't be started here. */
  readonly absent: ReadonlySet<Provider>
  /** Retries of the account in use for reasons that aren't its fault. */
  readonly retries: number
  /** Throttles waited out without `wait`. */
  readonly shortWaits: number
  /** Time asked for under `wait`, in all. */
  readonly waitedMs: number
  /** The one try of a cooling account that `probe` allows is spent. */
  readonly probed: boolean
  /** Accounts whose places were all in use, and when to ask again (epoch ms). */
  readonly taken: ReadonlyMap<AccountId, number>
  /** The store was not asked (`ignore-state`): what rests there is not known. */
  readonly unread: boolean
}

export type RunEvent =
  | { readonly type: 'begun'; readonly now: number }
  /** `random` in [0, 1) gives the jitter. */
  | { readonly type: 'attempt-ended'; readonly now: number; readonly end: AttemptEnd; readonly random: number }
  /** The attempt could not begin: all places of its account are in use. They may be asked for again after `askAgainMs`. */
  | { readonly type: 'taken'; readonly now: number; readonly askAgainMs: number }
  /** A wait is over; `ledger` is what the store knows by now. */
  | { readonly type: 'waited'; readonly now: number; readonly ledger: Ledger }
  /** The run is to stop; `end` is of the attempt that was cut off, if one was. */
  | { readonly type: 'cancelled'; readonly now: number; readonly exitCode: number; readonly end: AttemptEnd | null }

/** What the shell does next, in order. The last one is always `attempt`, `wait` or `finish`. */
export type Effect =
  | { readonly do: 'record'; readonly records: readonly AccountRecord[] }
  | { readonly do: 'note'; readonly note: Note }
  | { readonly do: 'attempt'; readonly plan: Plan }
  /** Until an account comes free, or a retry is due; answered by `waited`. */
  | { readonly do: 'wait'; readonly until: number }
  | { readonly do: 'finish'; readonly ending: Ending }

export interface Decision {
  readonly state: RunState
  readonly effects: readonly Effect[]
}

export const initialState = (pool: Pool, ledger: Ledger, rules: Rules, unread = false): RunState => ({
  pool,
  rules,
  ledger,
  attempts: [],
  current: null,
  failovers: 0,
  sessions: new Map(),
  down: new Set(),
  absent: new Set(),
  retries: 0,
  shortWaits: 0,
  waitedMs: 0,
  probed: false,
  taken: new Map(),
  unread,
})
