import type { ConditionRecord } from '../pool/record.ts'
import type { Store, Trouble } from '../ports.ts'

const passing: readonly Trouble['reason'][] = ['unreachable', 'slow', 'damaged']

/** A store that gives conditions it could not keep another chance with the next write, at the latest that at the end of the run. */
export const insist = (store: Store): Store => {
  let unsaved: readonly ConditionRecord[] = []
  return {
    ...store,
    write: async (records) => {
      const sent = [...unsaved, ...records]
      // Taken before the answer: a write that starts meanwhile need not send them again.
      unsaved = []
      const trouble = await store.write(sent)
      if (trouble !== null && passing.includes(trouble.reason)) {
        unsaved = [...unsaved, ...sent.filter((record) => record.kind === 'condition')]
      }
      return trouble
    },
  }
}
