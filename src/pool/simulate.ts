import { attemptEnd } from './attempt-end.ts'
import { play } from './play.ts'
import type { AttemptEnd, Ending, Note, Plan, RunState } from './run-state.ts'
import type { Verdict } from './verdict.ts'

/** One thing that would happen, at a virtual instant (epoch ms). */
export type SimulatedStep =
  | { readonly kind: 'note'; readonly at: number; readonly note: Note }
  | { readonly kind: 'attempt'; readonly at: number; readonly plan: Plan; readonly verdict: Verdict }
  | { readonly kind: 'wait'; readonly at: number; readonly until: number }

export interface Simulation {
  readonly steps: readonly SimulatedStep[]
  readonly ending: Ending
}

const attemptMs = 1_000

/**
 * Plays the state machine with made-up verdicts and a virtual clock: the decisions are those of a real run.
 * `sessions`: the agent tells a session that later attempts can take up.
 */
export const simulate = (
  initial: RunState,
  now: number,
  verdictOf: (plan: Plan) => Verdict,
  sessions = true,
): Simulation => {
  const steps: SimulatedStep[] = []
  const { ending } = play(initial, now, {
    note: (note, at) => steps.push({ kind: 'note', at, note }),
    attempt: (plan, at) => {
      const verdict = verdictOf(plan)
      steps.push({ kind: 'attempt', at, plan, verdict })
      return { end: madeUp(plan, verdict, sessions), endedAt: at + attemptMs }
    },
    wait: (at, until) => steps.push({ kind: 'wait', at, until }),
  })
  if (ending === null) throw new Error('every attempt has an end')
  return { steps, ending }
}

const madeUp = (plan: Plan, verdict: Verdict, sessions: boolean): AttemptEnd => ({
  ...attemptEnd(verdict),
  resumed: plan.resume !== null,
  // Eight letters are shown of an id.
  sessionId: sessions ? (plan.resume ?? '<new id>') : null,
})
