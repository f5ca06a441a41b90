import type { Speaker } from '../detect/signal.ts'
import { decide } from '../pool/decide.ts'
import type { Ending, Note, Plan, RunEvent, RunState } from '../pool/run-state.ts'
import type { Judgement } from '../pool/verdict.ts'
import type { LoggedAttempt } from './log-lines.ts'
import { type HeardAt, type ReadOptions, readAttempt } from './read-attempt.ts'

/** What would have happened, in order. */
export type ReplayStep =
  | { readonly kind: 'note'; readonly at: number; readonly note: Note }
  | {
      readonly kind: 'attempt'
      readonly plan: Plan
      readonly logged: LoggedAttempt
      readonly heard: readonly HeardAt[]
      readonly judgement: Judgement
    }
  /** The run would go on with this attempt, of which there is no log. */
  | { readonly kind: 'unlogged'; readonly plan: Plan }

export interface Replay {
  readonly steps: readonly ReplayStep[]
  /** Null where the run would go on after the last log. */
  readonly ending: Ending | null
  readonly endedAt: number
}

export interface ReplayOptions extends Omit<ReadOptions, 'exit'> {
  /** Whose output a log is that doesn't name an account; null: that of the account in use. */
  readonly speaker: Speaker | null
  /** How the last attempt ended. */
  readonly exit: ReadOptions['exit']
}

/** Plays logged attempts through the state machine, each as the next attempt of one run. */
export const replay = (initial: RunState, logged: readonly LoggedAttempt[], options: ReplayOptions): Replay => {
  const steps: ReplayStep[] = []
  const waiting = [...logged]
  let at = logged[0]?.lines.find((line) => line.at !== null)?.at ?? options.now
  let decision = decide(initial, { type: 'begun', now: at })
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
          const { plan } = effect
          const next = waiting.shift()
          if (next === undefined) return { steps: [...steps, { kind: 'unlogged', plan }], ending: null, endedAt: at }
          const speaker = next.account?.provider ?? options.speaker ?? plan.account.provider
          const last = waiting.length === 0
          const read = readAttempt(speaker, next, plan, { ...options, now: at, exit: last ? options.exit : null })
          at = Math.max(at, read.endedAt)
          steps.push({ kind: 'attempt', plan, logged: next, heard: read.heard, judgement: read.end.judgement })
          event = { type: 'attempt-ended', now: at, end: read.end, random: 0.5 }
          break
        }
        case 'wait':
          at = Math.max(at, effect.until)
          event = { type: 'waited', now: at, ledger: decision.state.ledger }
          break
        case 'finish':
          return { steps, ending: effect.ending, endedAt: at }
      }
    }
    if (event === null) throw new Error('a decision without a next step')
    decision = decide(decision.state, event)
  }
}
