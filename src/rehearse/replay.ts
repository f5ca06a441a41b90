import type { Speaker } from '../detect/signal.ts'
import { play } from '../pool/play.ts'
import type { Ending, Note, Plan, RunState } from '../pool/run-state.ts'
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
  const begunAt = logged[0]?.lines.find((line) => line.at !== null)?.at ?? options.now
  const played = play(initial, begunAt, {
    note: (note, at) => steps.push({ kind: 'note', at, note }),
    attempt: (plan, at) => {
      const next = waiting.shift()
      if (next === undefined) {
        steps.push({ kind: 'unlogged', plan })
        return null
      }
      const speaker = next.account?.provider ?? options.speaker ?? plan.account.provider
      const last = waiting.length === 0
      const read = readAttempt(speaker, next, plan, { ...options, now: at, exit: last ? options.exit : null })
      steps.push({ kind: 'attempt', plan, logged: next, heard: read.heard, judgement: read.end.judgement })
      return { end: read.end, endedAt: Math.max(at, read.endedAt) }
    },
  })
  return { steps, ...played }
}
