/** A time limit as a signal. `end` frees its timer; after it the signal never fires. */
export interface Deadline {
  readonly signal: AbortSignal
  /** Ms until then; never less than 0. */
  readonly leftMs: () => number
  readonly end: () => void
}

/** A deadline `ms` from now. */
export const deadlineIn = (ms: number): Deadline => {
  const controller = new AbortController()
  const timer = setTimeout(() => controller.abort(), ms)
  const at = performance.now() + ms
  const leftMs = () => Math.max(0, at - performance.now())
  return { signal: controller.signal, leftMs, end: () => clearTimeout(timer) }
}

/** Does work that minds the deadline. */
export const within = async <T>(ms: number, work: (deadline: Deadline) => Promise<T>): Promise<T> => {
  const deadline = deadlineIn(ms)
  return work(deadline).finally(deadline.end)
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
