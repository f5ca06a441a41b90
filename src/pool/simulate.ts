import { attemptEnd } from './attempt-end.ts'
import { decide } from './decide.ts'
import type { AttemptEnd, Decision, Ending, Note, Plan, RunEvent, RunState } from './run-state.ts'
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
  let at = now
  let decision: Decision = decide(initial, { type: 'begun', now: at })
  for (;;) {
    let event: RunEvent | null = null
    for (const effect of decision.effects) {
      switch (effect.do) {
        case 'record':
          break
        case 'note':
          steps.push({ kind: 'note', at, note: effect.note })
          break
        case 'attempt': {
          const verdict = verdictOf(effect.plan)
          steps.push({ kind: 'attempt', at, plan: effect.plan, verdict })
          at += attemptMs
          event = { type: 'attempt-ended', now: at, end: madeUp(effect.plan, verdict, sessions), random: 0.5 }
          break
        }
        case 'wait':
          steps.push({ kind: 'wait', at, until: effect.until })
          at = Math.max(at, effect.until)
          event = { type: 'waited', now: at, ledger: decision.state.ledger }
          break
        case 'finish':
          return { steps, ending: effect.ending }
      }
    }
    if (event === null) throw new Error('a decision without a next step')
    decision = decide(decision.state, event)
  }
}

const madeUp = (plan: Plan, verdict: Verdict, sessions: boolean): AttemptEnd => ({
  ...attemptEnd(verdict),
  resumed: plan.resume !== null,
  // Eight letters are shown of an id.
  sessionId: sessions ? (plan.resume ?? '<new id>') : null,
})
