import { AsyncLocalStorage } from 'node:async_hooks'
import { subscribe } from 'node:diagnostics_channel'
import type { ClientRequest, IncomingMessage } from 'node:http'

/** One answer, or failure, of a server during a watched call. */
export interface Exchange {
  /** HTTP status; null when the connection failed. */
  readonly status: number | null
  /** Milliseconds of a `Retry-After` given in seconds. */
  readonly retryAfterMs: number | null
  /** The system's code of a failed connection (`ECONNREFUSED`, ...), or ''. */
  readonly code: string
}

/** What a watched call did, as far as it came. */
export interface Watched<T> {
  readonly end: 'returned' | 'threw' | 'given-up' | 'aborted'
  readonly value: T | undefined
  /** All that the library printed; none of it reached the log. */
  readonly said: string
  readonly exchanges: readonly Exchange[]
}

interface Call {
  said: string
  exchanges: Exchange[]
  requests: Set<ClientRequest>
  over: boolean
  changed: () => void
}

/**
 * Runs a library's call that prints to standard output, retries for minutes and tells nothing of why it failed: collects what it
 * prints, notes every HTTP answer it gets, and leaves it at once when `signal` fires or `giveUp` sees enough. Once left, its
 * requests are destroyed and whatever it still throws goes nowhere. Other code's output is not touched: calls are told apart by
 * their async context. Never rejects.
 */
export const watch = <T>(
  work: () => Promise<T>,
  signal: AbortSignal,
  giveUp: (said: string, exchanges: readonly Exchange[]) => boolean,
): Promise<Watched<T>> => {
  listen()
  return new Promise((resolve) => {
    const call: Call = { said: '', exchanges: [], requests: new Set(), over: false, changed: () => undefined }
    const finish = (end: Watched<T>['end'], value?: T) => {
      if (call.over) return
      call.over = true
      signal.removeEventListener('abort', abort)
      for (const request of call.requests) request.destroy()
      resolve({ end, value, said: call.said, exchanges: [...call.exchanges] })
    }
    const abort = () => finish('aborted')
    call.changed = () => {
      if (giveUp(call.said, call.exchanges)) finish('given-up')
    }
    if (signal.aborted) return abort()
    signal.addEventListener('abort', abort)
    calls.run(call, () =>
      work().then(
        (value) => finish('returned', value),
        (error) => {
          call.said += `\n${error instanceof Error ? error.message : error}`
          finish('threw')
        },
      ),
    )
  })
}

const calls = new AsyncLocalStorage<Call>()
let listening = false

const listen = (): void => {
  if (listening) return
  listening = true
  const write = process.stdout.write.bind(process.stdout)
  process.stdout.write = ((chunk: string | Uint8Array, ...rest: never[]): boolean => {
    const call = calls.getStore()
    if (call === undefined) return write(chunk, ...rest)
    if (!call.over) {
      call.said += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString()
      call.changed()
    }
    for (const written of rest as unknown[]) if (typeof written === 'function') queueMicrotask(() => written())
    return true
  }) as typeof process.stdout.write
  subscribe('http.client.request.created', (message) => {
    const [call, { request }] = [calls.getStore(), message as { request: ClientRequest }]
    if (call?.over) request.on('error', () => undefined).destroy()
    else call?.requests.add(request)
  })
  subscribe('http.client.request.error', (message) => {
    const { request, error } = message as { request: ClientRequest; error: NodeJS.ErrnoException }
    note(request, { status: null, retryAfterMs: null, code: error.code ?? '' })
  })
  subscribe('http.client.response.finish', (message) => {
    const { request, response } = message as { request: ClientRequest; response: IncomingMessage }
    const seconds = Number.parseInt(response.headers['retry-after'] ?? '', 10)
    note(request, { status: response.statusCode ?? null, retryAfterMs: seconds > 0 ? seconds * 1000 : null, code: '' })
  })
}

const note = (request: ClientRequest, exchange: Exchange): void => {
  const call = calls.getStore()
  if (call === undefined || call.over || !call.requests.has(request)) return
  call.exchanges.push(exchange)
  call.changed()
}
