import { freeAt, readiness } from './readiness.ts'
import type { AccountRecord } from './record.ts'
import type { Decision, Effect, Ending, Outcome, RunState } from './run-state.ts'

/** Ends the run: one last record of the account in use, where its limit was not written already. */
export const finish = (
  state: RunState,
  now: number,
  effects: readonly Effect[],
  outcome: Outcome,
  exitCode: number,
): Decision => {
  const last = state.attempts.at(-1)
  const use = last === undefined || last.record !== null ? undefined : state.ledger.uses.get(last.plan.account.id)
  const records: readonly AccountRecord[] = use === undefined ? [] : [use]
  const all = readiness(state, now)
  const ends = all.flatMap(({ skip }) => (skip === null ? [] : [freeAt(skip)])).filter((at) => at !== null)
  const noneFree = all.every(({ skip }) => skip !== null)
  const nextAvailableAt = noneFree && ends.length > 0 ? Math.min(...ends) : null
  const ending: Ending = { outcome, exitCode, account: last?.plan.account ?? null, nextAvailableAt }
  const why: readonly Effect[] =
    outcome === 'exhausted'
      ? [
          {
            do: 'note',
            note: {
              kind: 'exhausted',
              skipped: all.flatMap(({ account, skip }) => (skip === null ? [] : [{ account, skip }])),
              nextAvailableAt,
            },
          },
        ]
      : []
  const save: readonly Effect[] = records.length > 0 ? [{ do: 'record', records }] : []
  return { state, effects: [...effects, ...why, ...save, { do: 'finish', ending }] }
}
