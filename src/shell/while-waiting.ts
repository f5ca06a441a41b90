import { setImmediate, setTimeout } from 'node:timers/promises'

const soonMs = 5

/** Does the steps one by one, between whatever else there is to do, from a few milliseconds on. */
export const whileWaiting = async (steps: readonly (() => void)[]): Promise<void> => {
  await setTimeout(soonMs, undefined, { ref: false })
  for (const step of steps) {
    step()
    // One that is not waited for would run when something else happens: in the way of just that.
    await setImmediate()
  }
}
