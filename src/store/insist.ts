import type { ConditionRecord } from '../pool/record.ts'
import type { Store, Trouble } from '../ports.ts'

/** Whether the same may work later; the other reasons stay as long as the run. */
export const mayPass = ({ reason }: Trouble): boolean => ['unreachable', 'slow', 'damaged'].includes(reason)

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
      if (trouble !== null && mayPass(trouble)) {
        unsaved = [...unsaved, ...sent.filter((record) => record.kind === 'condition')]
      }
      return trouble
    },
  }
}
