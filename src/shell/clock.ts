import { setTimeout as sleep } from 'node:timers/promises'
import type { Clock } from '../ports.ts'

/** Timers hold at most 2^31 - 1 ms. */
const longestTimer = 2_147_483_647

export const systemClock: Clock = {
  now: () => Date.now(),
  sleepUntil: async (at, signal) => {
    while (!signal.aborted && at > Date.now()) {
      await sleep(Math.min(at - Date.now(), longestTimer), undefined, { signal }).catch(() => {})
    }
  },
}
