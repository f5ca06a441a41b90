import { decide } from './decide.ts'
import type { AttemptEnd, Ending, Note, Plan, RunEvent, RunState } from './run-state.ts'

/** What a played run meets. Instants are epoch ms. */
export interface Parts {
  readonly note: (note: Note, at: number) => void
  /** How this attempt ends, and when; null: nobody knows, and the play is over. */
  readonly attempt: (plan: Plan, at: number) => { readonly end: AttemptEnd; readonly endedAt: number } | null
  readonly wait?: (at: number, until: number) => void
}

export interface Played {
  /** Null where an attempt's end was not known. */
  readonly ending: Ending | null
  readonly endedAt: number
}

/** Plays a run through the state machine in virtual time: its decisions are those of a real run that is alone with the ledger. */
export const play = (initial: RunState, begunAt: number, parts: Parts): Played => {
  let at = begunAt
  let decision = decide(initial, { type: 'begun', now: at })
  for (;;) {
    let event: RunEvent | null = null
    for (const effect of decision.effects) {
      switch (effect.do) {
        case 'record':
          break
        case 'note':
          parts.note(effect.note, at)
          break
        case 'attempt': {
          const tried = parts.attempt(effect.plan, at)
          if (tried === null) return { ending: null, endedAt: at }
          at = tried.endedAt
          event = { type: 'attempt-ended', now: at, end: tried.end, random: 0.5 }
          break
        }
        case 'wait':
          parts.wait?.(at, effect.until)
          at = Math.max(at, effect.until)
          event = { type: 'waited', now: at, ledger: decision.state.ledger }
          break
        case 'finish':
          return { ending: effect.ending, endedAt: at }
      }
    }
    if (event === null) throw new Error('a decision without a next step')
    decision = decide(decision.state, event)
  }
}
