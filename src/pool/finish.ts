import { nextAvailableAt, readiness } from './readiness.ts'
import type { Decision, Effect, Ending, Outcome, RunState } from './run-state.ts'

/** Ends the run, with the last use of its account for the record where no limit of it was recorded. */
export const finish = (
  state: RunState,
  now: number,
  effects: readonly Effect[],
  outcome: Outcome,
  exitCode: number,
): Decision => {
  const last = state.attempts.at(-1)
  const use = last === undefined || last.record !== null ? undefined : state.ledger.uses.get(last.plan.account.id)
  const save: readonly Effect[] = use === undefined ? [] : [{ do: 'record', records: [use] }]
  const ending: Ending = {
    outcome,
    exitCode,
    account: last?.plan.account ?? null,
    nextAvailableAt: nextAvailableAt(readiness(state, now)),
  }
  return { state, effects: [...effects, ...save, { do: 'finish', ending }] }
}
