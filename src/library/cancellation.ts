import { EventEmitter } from 'node:events'
import type { Cancellation } from '../ports.ts'
import { cancellationOf } from '../process/signals.ts'

/** A caller's signal as if the process got a SIGTERM: agents are asked to end, and after 5.5 s made to. */
export const cancellationBy = (signal: AbortSignal | undefined): Cancellation => {
  const source = new EventEmitter()
  const cancellation = cancellationOf({ source, overdue: () => {} })
  const cancel = (): void => {
    source.emit('SIGTERM')
  }
  if (signal?.aborted === true) cancel()
  else signal?.addEventListener('abort', cancel, { once: true })
  return cancellation
}
