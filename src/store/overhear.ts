import { AsyncLocalStorage } from 'node:async_hooks'
import { subscribe } from 'node:diagnostics_channel'
import type { ClientRequest, IncomingMessage } from 'node:http'

/** One answer, or failure, of a server during a watched call. */
export interface Exchange {
  /** HTTP status; null when the connection failed. */
  readonly status: number | null
  /** Milliseconds that a `Retry-After` asks to wait. */
  readonly retryAfterMs: number | null
  /** The system's code of a failed connection (`ECONNREFUSED`, ...), or ''. */
  readonly code: string
}

/** A library's call while it runs, and after it was left. */
export interface Call {
  said: string
  readonly exchanges: Exchange[]
  readonly requests: Set<ClientRequest>
  /** It was left: nothing it does counts any more. */
  over: boolean
  changed: () => void
}

const calls = new AsyncLocalStorage<Call>()
let listening = false
let hearing: typeof process.stdout.write | null = null

/**
 * Runs `work` so that what it prints, asks and throws lands in `call` and nowhere else, however late. Calls are told from all other
 * code by their async context, so the output of an agent that runs at the same time passes untouched.
 */
export const overhear = (call: Call, work: () => void): void => {
  if (!listening) {
    listening = true
    hearRequests()
    hearFailures()
  }
  // Others may put their own function there, or take ours away.
  if (process.stdout.write !== hearing) {
    hearing = outputHeard(process.stdout.write)
    process.stdout.write = hearing
  }
  calls.run(call, work)
}

const outputHeard = (write: typeof process.stdout.write): typeof process.stdout.write => {
  const heard = (chunk: string | Uint8Array, ...rest: unknown[]): boolean => {
    const call = calls.getStore()
    if (call === undefined) return write.call(process.stdout, chunk, ...(rest as []))
    if (!call.over) {
      call.said += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString()
      call.changed()
    }
    for (const written of rest) if (typeof written === 'function') queueMicrotask(() => written())
    return true
  }
  return heard
}

const hearRequests = (): void => {
  subscribe('http.client.request.created', (message) => {
    const { request } = message as { request: ClientRequest }
    const call = calls.getStore()
    if (call?.over) request.on('error', () => undefined).destroy()
    else call?.requests.add(request)
  })
  subscribe('http.client.request.error', (message) => {
    const { error } = message as { error: NodeJS.ErrnoException }
    note({ status: null, retryAfterMs: null, code: error.code ?? '' })
  })
  subscribe('http.client.response.finish', (message) => {
    const { response } = message as { response: IncomingMessage }
    const retryAfterMs = waitIn(response.headers['retry-after'] ?? '')
    note({ status: response.statusCode ?? null, retryAfterMs, code: '' })
  })
}

/** Seconds or a date, as HTTP has it. */
const waitIn = (retryAfter: string): number | null => {
  const ms = /^\d+$/.test(retryAfter) ? Number(retryAfter) * 1000 : Date.parse(retryAfter) - Date.now()
  return ms > 0 ? ms : null
}

const note = (exchange: Exchange): void => {
  const call = calls.getStore()
  if (call === undefined || call.over) return
  call.exchanges.push(exchange)
  call.changed()
}

/** What a call throws outside of its own promise (a stream's late error, say) would end the process. Errors of other code still do. */
const hearFailures = (): void => {
  const others = (event: 'uncaughtException' | 'unhandledRejection') => process.listenerCount(event) > 1
  process.on('uncaughtException', (error) => {
    if (calls.getStore() !== undefined || others('uncaughtException')) return
    console.error(error)
    process.exit(1)
  })
  process.on('unhandledRejection', (reason) => {
    if (calls.getStore() === undefined && !others('unhandledRejection')) throw reason
  })
}
