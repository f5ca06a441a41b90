import type { Cancellation } from '../ports.ts'

/** GitHub kills a cancelled step 10 s after its first signal; by 7 s nothing of ours may be left. */
const impatientAfterMs = 5_500
const overdueAfterMs = 6_800

/** A terminal's Ctrl+C reaches us, and npm passes its own on to us besides: these two are one. */
const sameWithinMs = 250

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

export interface SignalOptions {
  /** Where signals come from: `process`. */
  readonly source: NodeJS.EventEmitter
  /** Called when the run has not ended in time: leave with this signal's exit code, whatever is still to be done. */
  readonly overdue: (signal: string) => void
}

/**
 * The first signal asks the run to stop, its name as the reason; a second one, or 5.5 s without an end, asks to end
 * everything at once; after 6.8 s `overdue` is called. To be installed before anything else is done: until then a signal
 * ends us without a record. Keeps no process alive. Installed once for a process: the listeners stay.
 */
export const cancellationOf = ({ source, overdue }: SignalOptions): Cancellation => {
  const [first, second] = [new AbortController(), new AbortController()]
  let firstAt = 0

  const take = (signal: string): void => {
    if (!first.signal.aborted) {
      firstAt = performance.now()
      setTimeout(() => second.abort(signal), impatientAfterMs).unref()
      setTimeout(() => overdue(signal), overdueAfterMs).unref()
      first.abort(signal)
    } else if (performance.now() - firstAt >= sameWithinMs) second.abort(signal)
  }

  for (const signal of signals) source.on(signal, () => take(signal))
  return { first: first.signal, second: second.signal }
}
