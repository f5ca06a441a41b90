import type { AttemptResult } from '../attempt.ts'
import type { Account, Pool } from '../pool/account.ts'
import { attemptEnd } from '../pool/attempt-end.ts'
import { initialState, type Outcome, type Plan, type Rules } from '../pool/run-state.ts'
import type { Utilization, Verdict } from '../pool/verdict.ts'
import type { Store } from '../ports.ts'
import { boundedOf, troubleTeller } from '../report/store-trouble.ts'
import { type Line, lines } from '../report/words.ts'
import { loop } from '../run.ts'
import { parseSettings } from '../settings/parse.ts'
import { systemClock } from '../shell/clock.ts'
import { createStore, type OpenedStore } from '../store/create.ts'
import { cancellationBy } from './cancellation.ts'

/** What one try on an account came to. */
export interface Tried<T> {
  readonly verdict: Verdict
  /** What the caller gets where this is the try that succeeds. */
  readonly value?: T
  /** When the limit ends, epoch ms; left out: not known. */
  readonly resetAt?: number
  /** Spent share of the account's windows, 0 to 1. */
  readonly utilization?: Utilization
  /** For people, why it was judged so. Must hold no secret. */
  readonly reason?: string
  /** Handed to the next try of the same provider as `resume`. */
  readonly sessionId?: string
}

/** One try to be made. */
export interface Try {
  readonly account: Account
  /** 1 for the first. */
  readonly number: number
  /** The session to take up, or null. */
  readonly resume: string | null
  /** Aborted when the run is cancelled. */
  readonly signal: AbortSignal
}

export interface FailoverOptions<T> {
  readonly pool: Pool
  /** Makes a try. What it throws ends the run and is thrown to the caller. */
  readonly attempt: (one: Try) => Promise<Tried<T>>
  /** Where cooldowns are remembered; in memory, for this call alone, when left out. It is not closed. */
  readonly store?: Store | OpenedStore
  readonly rules?: Partial<Rules>
  /** Told of every decision, for people. */
  readonly onLine?: (line: Line) => void
  readonly signal?: AbortSignal
}

export interface FailedOver<T> {
  readonly outcome: Outcome
  /** Of the try that succeeded. */
  readonly value: T | null
  /** The account of the last try. */
  readonly account: Account | null
  readonly failovers: number
  /** Epoch ms at which the next account is free; null: one is now, none will be by itself, or nobody knows when. */
  readonly nextAvailableAt: number | null
}

/** The rules of a run that names none. */
export const defaultRules = async (): Promise<Rules> => {
  const read = await parseSettings(() => '', { defaultStore: 'memory', spreadIndex: 0, argv: ['true'] })
  if (!read.ok) throw new Error(read.problems.join('; '))
  return read.settings.rules
}

/**
 * The run loop around work of your own: tries accounts one after another until a try succeeds or fails for its own reasons, and
 * remembers what each came to. Trouble with the store is told and stops nothing.
 */
export const failover = async <T>(options: FailoverOptions<T>): Promise<FailedOver<T>> => {
  const { pool, attempt, onLine = () => {} } = options
  const store = options.store ?? createStore({ kind: 'memory' })
  const rules = { ...(await defaultRules()), ...options.rules }
  const cancellation = cancellationBy(options.signal)
  const all = pool.accounts.map(({ id }) => id)
  const { ledger, trouble } = await store.read(all)
  const teller = troubleTeller(boundedOf(pool.accounts), onLine)
  if (trouble !== null) teller.trouble(trouble, 'read')
  let value: T | null = null
  const { ending, state } = await loop(initialState(pool, ledger, rules), new Set(all), {
    store,
    leases: leasesOf(store),
    clock: systemClock,
    note: (note) => {
      teller.flush()
      lines(note, Date.now()).forEach(onLine)
    },
    trouble: teller.trouble,
    cancellation,
    random: Math.random,
    attempt: async (plan) => {
      const { account, number, resume } = plan
      const tried = await attempt({ account, number, resume, signal: cancellation.first })
      if (tried.verdict === 'ok') value = tried.value ?? null
      return resultOf(plan, tried)
    },
  })
  teller.flush()
  const { outcome, account, nextAvailableAt } = ending
  return { outcome, value, account, failovers: state.failovers, nextAvailableAt }
}

const leasesOf = (store: Store | OpenedStore): OpenedStore['leases'] => ('reservations' in store ? store.leases : null)

const resultOf = (plan: Plan, { verdict, utilization, resetAt, reason, sessionId }: Tried<unknown>): AttemptResult => {
  const end = attemptEnd(verdict, utilization ?? null, resetAt ?? null)
  const evidence = reason === undefined ? null : ({ source: 'event', text: reason } as const)
  const judgement = { ...end.judgement, evidence }
  return { answer: null, end: { ...end, judgement, resumed: plan.resume !== null, sessionId: sessionId ?? null } }
}
