import type { Failure } from './cache-client.ts'
import { pause } from './deadline.ts'

/** Works, and once more where that may do better, after the time that the service asks for. Null: done. */
export const tryTwice = async (work: () => Promise<Failure | null>, signal: AbortSignal): Promise<Failure | null> => {
  const first = await work()
  if (first === null || !first.again || signal.aborted) return first
  if (first.retryAfterMs > 0) await pause(first.retryAfterMs, signal)
  return signal.aborted ? first : work()
}
