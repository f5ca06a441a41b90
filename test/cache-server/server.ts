import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { capture } from '../oracle/captured.ts'
import { Entries, type Grant } from './entries.ts'
import { type Fault, Faults, type Operation } from './faults.ts'
import { type Answer, jsonOf, type Request } from './protocol.ts'
import { grantsFor, grantsOf, makeToken } from './token.ts'
import { v1 } from './v1.ts'
import { v2 } from './v2.ts'

/** One request as the server saw it. */
export interface Logged {
  readonly at: number
  readonly operation: Operation
  readonly key: string
  readonly status: number | null
  readonly fault: Fault['kind'] | null
}

export interface CacheServer {
  /** Ends in a slash, as the runner's addresses do. */
  readonly url: string
  readonly entries: Entries
  readonly faults: Faults
  readonly log: Logged[]
  readonly token: (grants: readonly Grant[]) => string
  /** The variables of a run on this ref, as the runner sets them. */
  readonly env: (version: 'v1' | 'v2', ref?: string, permission?: 'write' | 'read' | 'none') => Record<string, string>
  readonly close: () => Promise<void>
}

/** Starts a server on a free port of 127.0.0.1 that behaves as GitHub's cache does, unless told to fail. */
export const startCacheServer = async (seed = 1, onRequest: (logged: Logged) => void = () => undefined) => {
  const entries = new Entries()
  const faults = new Faults(seed)
  const log: Logged[] = []

  const server = createServer(async (incoming, response) => {
    const body = await bodyOf(incoming).catch(() => Buffer.alloc(0))
    const url = new URL(incoming.url ?? '/', `http://${incoming.headers.host}`)
    capture(`cache: ${incoming.method} ${url.pathname}`, url.href)
    capture(`cache: body of ${incoming.method} ${url.pathname}`, body)
    const request: Request = {
      method: incoming.method ?? '',
      url,
      body,
      grants: grantsOf(incoming.headers.authorization),
    }
    const control = controlled(request)
    if (control !== null) return send(response, control)
    const step = v1(request) ?? v2(request)
    if (step === null) return send(response, { status: 404, json: { message: 'no such resource' } })
    const fault = faults.meet(step.operation)
    const answered = fault === null || fault.kind === 'slow' || fault.kind === 'unfinished'
    const answer = answered ? step.answer(entries, Date.now()) : { status: fault.status ?? 200 }
    const logged = {
      at: Date.now(),
      operation: step.operation,
      key: step.key,
      status: answer.status,
      fault: fault?.kind ?? null,
    }
    log.push(logged)
    onRequest(logged)
    if (fault === null) send(response, answer)
    else fail(fault, answer, response)
  })

  /** What tests ask of the server itself. */
  const controlled = ({ method, url, body }: Request): Answer | null => {
    if (!url.pathname.startsWith('/__')) return null
    if (method === 'GET' && url.pathname === '/__entries') return { status: 200, json: entries.list() }
    if (method === 'GET' && url.pathname === '/__log') return { status: 200, json: log }
    if (method === 'POST' && url.pathname === '/__faults') {
      faults.set(JSON.parse(body.toString()))
      return { status: 204 }
    }
    if (method === 'POST' && url.pathname === '/__evict') {
      const prefix = String(jsonOf(body).prefix ?? '')
      return { status: 200, json: { dropped: entries.evict((entry) => entry.key.startsWith(prefix)) } }
    }
    return { status: 404 }
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  const started: CacheServer = {
    url,
    entries,
    faults,
    log,
    token: makeToken,
    env: (version, ref = 'refs/heads/main', permission = 'write') => ({
      ACTIONS_RUNTIME_TOKEN: makeToken(grantsFor(ref, permission)),
      ACTIONS_RESULTS_URL: url,
      ACTIONS_CACHE_URL: url,
      ACTIONS_CACHE_SERVICE_V2: version === 'v2' ? 'true' : '',
    }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  return started
}

const bodyOf = async (incoming: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk)
  return Buffer.concat(chunks)
}

const send = (response: ServerResponse, answer: Answer): void => {
  const length = answer.bytes === undefined ? {} : { 'content-length': String(answer.bytes.length) }
  response.writeHead(answer.status, { 'content-type': 'application/json', ...length, ...answer.headers })
  response.end(answer.bytes ?? (answer.json === undefined ? undefined : JSON.stringify(answer.json)))
}

const fail = (fault: Fault, answer: Answer, response: ServerResponse): void => {
  switch (fault.kind) {
    case 'slow':
      setTimeout(() => send(response, answer), fault.delayMs ?? 1_000)
      return
    case 'reset':
    case 'unfinished':
      response.socket?.resetAndDestroy()
      return
    case 'hang':
      return
    case 'half-open':
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' })
      response.write('{"ok":')
      return
    case 'garbage':
      response.writeHead(200, { 'content-type': 'application/json' })
      response.end('<html>This is a proxy&#39;s page, not a cache.</html>')
      return
    case 'status': {
      const headers = fault.retryAfter === undefined ? {} : { 'retry-after': String(fault.retryAfter) }
      send(response, { status: fault.status ?? 500, json: { code: 'fault', msg: 'told to fail' }, headers })
    }
  }
}
