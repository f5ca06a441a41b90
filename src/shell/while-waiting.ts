import { setImmediate, setTimeout } from 'node:timers/promises'

const soonMs = 5

/** Does the steps one by one, between whatever else there is to do, from a few milliseconds on, until it is over. */
export const whileWaiting = async (steps: readonly (() => void)[], over: () => boolean): Promise<void> => {
  await setTimeout(soonMs, undefined, { ref: false })
  for (const step of steps) {
    if (over()) return
    step()
    // One that is not waited for would run when something else happens: in the way of just that.
    await setImmediate()
  }
}
