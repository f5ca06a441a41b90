import type { Account } from './account.ts'
import { exhaust } from './exhaust.ts'
import { finish } from './finish.ts'
import { merge } from './ledger.ts'
import { readiness } from './readiness.ts'
import type { Decision, Effect, Plan, RunState } from './run-state.ts'
import { useRecord } from './use.ts'

/** Goes on with the first free account of the strategy's order; waits, or gives up, where none is. */
export const next = (state: RunState, now: number, effects: readonly Effect[]): Decision => {
  const first = state.attempts.length === 0
  if (!first && state.failovers >= state.rules.maxFailovers) {
    return giveUp(state, now, [
      ...effects,
      { do: 'note', note: { kind: 'max-failovers', max: state.rules.maxFailovers } },
    ])
  }
  const all = readiness(state, now)
  const free = all.find(({ skip }) => skip === null)
  const counted: RunState = first ? state : { ...state, failovers: state.failovers + 1 }
  if (free !== undefined) return start(counted, free.account, now, effects)
  const step = exhaust(state, all, now)
  switch (step.kind) {
    case 'wait': {
      const note: Effect = { do: 'note', note: { kind: 'waiting', until: step.until, account: step.account } }
      return { state: step.state, effects: [...effects, note, { do: 'wait', until: step.until }] }
    }
    case 'soonest': {
      const note: Effect = { do: 'note', note: { kind: 'soonest', account: step.account, until: step.until } }
      return start({ ...counted, soonestUsed: true }, step.account, now, [...effects, note])
    }
    case 'give-up':
      return giveUp(state, now, effects)
  }
}

/** Asks for an attempt on this account, resuming the provider's session where there is one to resume. */
export const start = (state: RunState, account: Account, now: number, effects: readonly Effect[]): Decision => {
  const all = readiness(state, now)
  const another = all.some((other) => other.account !== account && other.skip === null)
  const mayFailOver = state.failovers < state.rules.maxFailovers && state.rules.continueMode !== 'stop'
  const resumes = state.rules.continueMode === 'auto' || state.rules.continueMode === 'resume'
  const plan: Plan = {
    number: state.attempts.length + 1,
    account,
    resume: resumes ? (state.sessions.get(account.provider) ?? null) : null,
    patience: another && mayFailOver ? 'short' : 'own',
  }
  const skipped = all.flatMap((other) => (other.skip === null ? [] : [{ account: other.account, skip: other.skip }]))
  const ledger = merge(state.ledger, [useRecord(state.ledger, account, now, {})])
  return {
    state: { ...state, current: { plan, startedAt: now }, ledger },
    effects: [...effects, { do: 'note', note: { kind: 'chosen', plan, skipped } }, { do: 'attempt', plan }],
  }
}

const giveUp = (state: RunState, now: number, effects: readonly Effect[]): Decision =>
  finish(state, now, effects, 'exhausted', state.rules.whenExhausted === 'neutral' ? 0 : 75)
