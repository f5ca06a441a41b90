import type { Account } from './account.ts'
import { shareLimit } from './condition.ts'
import { exhaust } from './exhaust.ts'
import { finish } from './finish.ts'
import { nextAvailableAt, readiness, skippedOf } from './readiness.ts'
import { stopOf } from './retry.ts'
import type { Decision, Effect, GaveUp, Note, Plan, RunState } from './run-state.ts'

/** Goes on with the first free account of the strategy's order; waits, or gives up, where none is. */
export const next = (state: RunState, now: number, effects: readonly Effect[]): Decision => {
  const first = state.attempts.length === 0
  if (!first && state.failovers >= state.rules.maxFailovers) {
    return giveUp(
      state,
      now,
      [...effects, note({ kind: 'max-failovers', max: state.rules.maxFailovers })],
      'max-failovers',
    )
  }
  const all = readiness(state, now)
  const free = all.find(({ skip }) => skip === null)
  const counted: RunState = first ? state : { ...state, failovers: state.failovers + 1 }
  if (free !== undefined) return start(counted, free.account, now, effects, { counted: !first })
  const step = exhaust(state, all, now)
  switch (step.kind) {
    case 'wait': {
      const waiting = note({ kind: 'waiting', until: step.taken ? null : step.until, account: step.account })
      return { state: step.state, effects: [...effects, waiting, { do: 'wait', until: step.until }] }
    }
    case 'probe': {
      const probing = note({ kind: 'probe', account: step.account, until: step.until })
      const begun: RunState = { ...counted, probed: true }
      return start(begun, step.account, now, [...effects, probing], { counted: !first, probe: true })
    }
    case 'give-up': {
      const skipped = skippedOf(all)
      const gaveUp = skipped.some(({ skip }) => skip.kind === 'taken') ? 'in-use' : 'no-account'
      const exhausted = note({ kind: 'exhausted', gaveUp, skipped, nextAvailableAt: nextAvailableAt(all) })
      return giveUp(state, now, [...effects, exhausted], gaveUp)
    }
  }
}

/** Asks for an attempt on this account, resuming the provider's session where there is one to resume. */
export const start = (
  state: RunState,
  account: Account,
  now: number,
  effects: readonly Effect[],
  { counted = false, probe = false } = {},
): Decision => {
  const { rules } = state
  const others = readiness(state, now).filter((other) => other.account !== account)
  const another = others.some((other) => other.skip === null && !shareLimit(account, other.account))
  const mayFailOver = state.failovers < rules.maxFailovers && stopOf(rules) === null
  const resumes = rules.continueMode === 'auto' || rules.continueMode === 'resume'
  const plan: Plan = {
    number: state.attempts.length + 1,
    account,
    resume: resumes ? (state.sessions.get(account.provider) ?? null) : null,
    patience: another && mayFailOver ? 'short' : 'own',
    probe,
  }
  return {
    state: { ...state, current: { plan, startedAt: now, counted } },
    effects: [...effects, note({ kind: 'chosen', plan, skipped: skippedOf(others) }), { do: 'attempt', plan }],
  }
}

/** Ends a run that may not, or can't, go on with another account. */
export const giveUp = (state: RunState, now: number, effects: readonly Effect[], why: GaveUp): Decision =>
  finish(state, now, effects, { gaveUp: why }, state.rules.whenExhausted === 'neutral' ? 0 : 75)

const note = (said: Note): Effect => ({ do: 'note', note: said })
