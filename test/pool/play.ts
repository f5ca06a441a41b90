/** Plays scripted attempts through the state machine, with a clock and a store that exist only here. */
import type { Account } from '../../src/pool/account.ts'
import { decide } from '../../src/pool/decide.ts'
import { emptyLedger, type Ledger, merge } from '../../src/pool/ledger.ts'
import type { AccountRecord } from '../../src/pool/record.ts'
import type { AttemptEnd, Effect, Ending, Note, Plan, RunEvent, RunState } from '../../src/pool/run-state.ts'
import { endOf, noon } from './make.ts'

/** One decision with all that surrounds it. */
export interface Step {
  readonly now: number
  readonly before: RunState
  readonly event: RunEvent
  readonly after: RunState
  readonly effects: readonly Effect[]
}

export interface Play {
  readonly steps: readonly Step[]
  readonly attempts: readonly { readonly plan: Plan; readonly at: number }[]
  /** `claude/a`, one for each attempt. */
  readonly order: readonly string[]
  readonly notes: readonly Note[]
  readonly records: readonly AccountRecord[]
  readonly waits: readonly { readonly at: number; readonly until: number }[]
  readonly ending: Ending
  readonly state: RunState
  readonly endedAt: number
}

export interface World {
  readonly now?: number
  /** How the n-th attempt (from 0) ends, and when. */
  readonly attempt: (plan: Plan, index: number, endedAt: number) => AttemptEnd
  /** Milliseconds that the n-th attempt takes. */
  readonly lasts?: (index: number) => number
  /** Milliseconds by which the n-th wait lasts too long. */
  readonly oversleeps?: (index: number) => number
  /** Whether other runs have all places that the n-th claim asks for. */
  readonly taken?: (index: number) => boolean
  /** The run is cancelled during its n-th attempt or wait, both counted together from 0. */
  readonly cancelledIn?: number
  /** What other runs have written by the time the n-th wait is over. */
  readonly news?: (index: number, now: number) => Ledger
  readonly random?: number
}

export const maxSteps = 500

/** Runs to the end, or throws when that takes more than `maxSteps` decisions. */
export const play = (initial: RunState, world: World): Play => {
  const steps: Step[] = []
  const attempts: { plan: Plan; at: number }[] = []
  const waits: { at: number; until: number }[] = []
  let now = world.now ?? noon
  let state = initial
  let claimed = 0
  let event: RunEvent = { type: 'begun', now }
  while (steps.length < maxSteps) {
    const decision = decide(state, event)
    steps.push({ now, before: state, event, after: decision.state, effects: decision.effects })
    state = decision.state
    const last = decision.effects.at(-1)
    if (last?.do === 'finish') return story(steps, attempts, waits, last.ending, state, now)
    const cancelled = attempts.length + waits.length === world.cancelledIn
    if (last?.do === 'attempt' && claims(last.plan) && world.taken?.(claimed++) === true) {
      event = { type: 'taken', now, askAgainMs: 5_000 }
    } else if (last?.do === 'attempt') {
      const index = attempts.length
      attempts.push({ plan: last.plan, at: now })
      now += world.lasts?.(index) ?? 1_000
      const end = world.attempt(last.plan, index, now)
      event = cancelled
        ? { type: 'cancelled', now, exitCode: 130, end }
        : { type: 'attempt-ended', now, end, random: world.random ?? 0.5 }
    } else if (last?.do === 'wait') {
      const index = waits.length
      waits.push({ at: now, until: last.until })
      now = Math.max(now, last.until) + (world.oversleeps?.(index) ?? 0)
      event = cancelled
        ? { type: 'cancelled', now, exitCode: 130, end: null }
        : { type: 'waited', now, ledger: world.news?.(index, now) ?? emptyLedger }
    } else throw new Error('a decision without a next step')
  }
  throw new Error(`the run did not end within ${maxSteps} decisions`)
}

const claims = ({ account, probe }: Plan): boolean => probe || account.bounds.maxConcurrent !== null

/** Plays a fixed list of ends, the last of which repeats. */
export const playEnds = (initial: RunState, ends: readonly AttemptEnd[], world: Partial<World> = {}): Play =>
  play(initial, { attempt: (_plan, index) => ends[Math.min(index, ends.length - 1)] ?? endOf('ok'), ...world })

/** What the store holds after a run that began with this ledger. */
export const storedAfter = (ledger: Ledger, run: Play): Ledger => merge(ledger, run.records)

export const nameOf = (account: Account): string => `${account.provider}/${account.label}`

const story = (
  steps: readonly Step[],
  attempts: Play['attempts'],
  waits: Play['waits'],
  ending: Ending,
  state: RunState,
  endedAt: number,
): Play => {
  const effects = steps.flatMap((step) => step.effects)
  return {
    steps,
    attempts,
    order: attempts.map(({ plan }) => nameOf(plan.account)),
    notes: effects.flatMap((effect) => (effect.do === 'note' ? [effect.note] : [])),
    records: effects.flatMap((effect) => (effect.do === 'record' ? effect.records : [])),
    waits,
    ending,
    state,
    endedAt,
  }
}
