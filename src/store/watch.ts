import { type Call, type Exchange, overhear } from './overhear.ts'

/** What a watched call did, as far as it came. */
export interface Watched<T> {
  readonly end: 'returned' | 'threw' | 'given-up' | 'aborted'
  readonly value: T | undefined
  /** All that the library printed or threw; none of it reached the log. */
  readonly said: string
  readonly exchanges: readonly Exchange[]
}

/**
 * Runs a library's call that prints to standard output, retries for minutes and does not tell why it failed. It is left at once when
 * `signal` fires or `giveUp` has heard enough; then its requests are destroyed and whatever it still does goes nowhere. Never rejects.
 */
export const watch = <T>(
  work: () => Promise<T>,
  signal: AbortSignal,
  giveUp: (said: string, exchanges: readonly Exchange[]) => boolean,
): Promise<Watched<T>> =>
  new Promise((resolve) => {
    const leave = (end: Watched<T>['end'], value?: T): void => {
      if (call.over) return
      call.over = true
      signal.removeEventListener('abort', abort)
      for (const request of call.requests) request.destroy()
      resolve({ end, value, said: call.said, exchanges: call.exchanges })
    }
    const abort = () => leave('aborted')
    const call: Call = {
      said: '',
      exchanges: [],
      requests: new Set(),
      over: false,
      changed: () => {
        if (giveUp(call.said, call.exchanges)) leave('given-up')
      },
    }
    if (signal.aborted) return abort()
    signal.addEventListener('abort', abort)
    overhear(call, () => {
      work().then(
        (value) => leave('returned', value),
        (error) => {
          call.said += `\n${error instanceof Error ? error.message : error}`
          leave('threw')
        },
      )
    })
  })
