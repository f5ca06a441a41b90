import type { EndSignal } from './detect/detector.ts'
import type { RunPorts } from './ports.ts'

/** Why a running agent is to be ended by us. */
export type Demand = 'early' | 'timed-out' | 'cancelled'

export interface Watch {
  /** Looks again at the end signal; to be called after every chunk. */
  readonly look: () => void
  /** Resolves when the agent is to be ended; never, if nothing asks for it. */
  readonly demand: Promise<Demand>
  /** Lets go of all timers. */
  readonly close: () => void
}

/** Watches an attempt for the three reasons to end it before its own end; `signal` is what the agent's output says of one. */
export const watch = (signal: () => EndSignal | null, ports: RunPorts): Watch => {
  const { clock, cancellation, timeoutMs } = ports
  const closing = new AbortController()
  const { promise: demand, resolve } = Promise.withResolvers<Demand>()
  const armed = { at: Number.POSITIVE_INFINITY, abort: new AbortController() }

  const look = (): void => {
    const at = signal()?.at ?? Number.POSITIVE_INFINITY
    if (at === armed.at) return
    armed.abort.abort()
    armed.at = at
    armed.abort = new AbortController()
    if (at <= clock.now()) resolve('early')
    else if (at < Number.POSITIVE_INFINITY) void alarm(at, armed.abort.signal, 'early')
  }

  const alarm = async (at: number, abort: AbortSignal, reason: Demand): Promise<void> => {
    const either = AbortSignal.any([abort, closing.signal])
    await clock.sleepUntil(at, either)
    if (!either.aborted) resolve(reason)
  }

  const cancel = (): void => resolve('cancelled')
  if (cancellation.first.aborted) cancel()
  else cancellation.first.addEventListener('abort', cancel, { once: true, signal: closing.signal })
  if (timeoutMs !== null) void alarm(clock.now() + timeoutMs, closing.signal, 'timed-out')
  return { look, demand, close: () => closing.abort() }
}
