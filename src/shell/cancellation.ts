import type { Cancellation } from '../ports.ts'

/** The first SIGINT, SIGTERM or SIGHUP asks the run to stop; the second, to end everything at once. */
export const cancellationOf = (source: NodeJS.EventEmitter): Cancellation => {
  const [first, second] = [new AbortController(), new AbortController()]
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    source.on(signal, () => (first.signal.aborted ? second.abort(signal) : first.abort(signal)))
  }
  return { first: first.signal, second: second.signal }
}
