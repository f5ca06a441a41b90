import { nextAvailableAt, readiness } from './readiness.ts'
import type { Decision, Effect, Ending, GaveUp, Outcome, RunState } from './run-state.ts'

/**
 * Ends the run, with the last use of its account for the record where nothing of it was recorded yet. `idle`: no agent was at work.
 */
export const finish = (
  state: RunState,
  now: number,
  effects: readonly Effect[],
  how: Exclude<Outcome, 'exhausted'> | { readonly gaveUp: GaveUp },
  exitCode: number,
  idle = false,
): Decision => {
  const last = state.attempts.at(-1)
  const use = last === undefined || last.record !== null ? undefined : state.ledger.uses.get(last.plan.account.id)
  const save: readonly Effect[] = use === undefined ? [] : [{ do: 'record', records: [use] }]
  const ending: Ending = {
    ...(typeof how === 'string' ? { outcome: how, gaveUp: null } : { outcome: 'exhausted', gaveUp: how.gaveUp }),
    exitCode,
    account: idle ? null : (last?.plan.account ?? null),
    nextAvailableAt: nextAvailableAt(readiness(state, now)),
  }
  return { state, effects: [...effects, ...save, { do: 'finish', ending }] }
}
