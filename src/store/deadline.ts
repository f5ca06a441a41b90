/** A time limit as a signal. `end` frees its timer; after it the signal never fires. */
export interface Deadline {
  readonly signal: AbortSignal
  readonly end: () => void
}

/** A deadline `ms` from now. */
export const deadlineIn = (ms: number): Deadline => {
  const controller = new AbortController()
  const timer = setTimeout(() => controller.abort(), ms)
  return { signal: controller.signal, end: () => clearTimeout(timer) }
}

/** Does work that minds the deadline's signal. */
export const within = async <T>(ms: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> => {
  const { signal, end } = deadlineIn(ms)
  return work(signal).finally(end)
}

/** Resolves after `ms` or when the signal fires, whichever is first. */
export const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve()
    const done = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    signal.addEventListener('abort', done)
  })

/** Runs `work` over the items, at most `width` at once, and starts no more once `stop` says so. */
export const pooled = async <T>(
  items: readonly T[],
  width: number,
  work: (item: T) => Promise<void>,
  stop: () => boolean,
): Promise<void> => {
  const rest = items.values()
  const worker = async () => {
    for (const item of rest) {
      if (stop()) return
      await work(item)
    }
  }
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, worker))
}
