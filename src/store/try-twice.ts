import type { Failure } from './cache-client.ts'
import { type Deadline, pause } from './deadline.ts'

/**
 * Works, and once more where that may do better, after the time that the service asks for; not where that is longer than what is left.
 * Null: done.
 */
export const tryTwice = async (
  work: () => Promise<Failure | null>,
  { signal, leftMs }: Deadline,
): Promise<Failure | null> => {
  const first = await work()
  if (first === null || !first.again || signal.aborted || first.retryAfterMs > leftMs()) return first
  if (first.retryAfterMs > 0) await pause(first.retryAfterMs, signal)
  return signal.aborted ? first : work()
}
