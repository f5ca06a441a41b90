import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { anthropic } from './anthropic.ts'
import type { Api, ApiRequest, Reply } from './api.ts'
import { agentEnvironment, type StubProvider } from './environment.ts'
import { google } from './google.ts'
import { openai } from './openai.ts'
import { refused, type Step } from './step.ts'

/** One request that the stub answered. */
export interface Seen {
  /** Epoch ms of its arrival. */
  readonly at: number
  /** Epoch ms at which its answer was on the way. */
  readonly answeredAt: number
  readonly key: string
  readonly method: string
  readonly path: string
  readonly status: number
  /** What was played; `aside` for a request that isn't part of the task. */
  readonly step: Step['kind'] | 'aside'
  /** The body as it came: holds the whole conversation. */
  readonly body: string
}

export interface StubOptions {
  readonly provider: StubProvider
  /** What each key gets, request by request; the last step repeats. Other keys are refused. */
  readonly accounts: Readonly<Record<string, readonly Step[]>>
}

export interface Stub {
  readonly url: string
  /** Where the home lies. */
  readonly directory: string
  /** Variables that point the real CLI here, with a fresh home. */
  readonly env: Readonly<Record<string, string>>
  /** The requests of tasks so far; with asides where asked. */
  readonly requests: (asides?: boolean) => readonly Seen[]
  /** Frees port, connections and the home. */
  readonly close: () => Promise<void>
}

const apis: { readonly [P in StubProvider]: Api } = { claude: anthropic, codex: openai, gemini: google }

/** Serves a provider's API on a free port of 127.0.0.1. `GET /stub/requests` answers the log to other processes. */
export const startStub = async ({ provider, accounts }: StubOptions): Promise<Stub> => {
  const api = apis[provider]
  const seen: Seen[] = []
  const played = new Map<string, number>()

  const next = (key: string): Step => {
    const script = accounts[key] ?? []
    const turn = played.get(key) ?? 0
    played.set(key, turn + 1)
    return script[Math.min(turn, script.length - 1)] ?? refused
  }

  const serve = async (message: IncomingMessage, response: ServerResponse): Promise<void> => {
    const at = Date.now()
    const body = await read(message)
    const path = message.url ?? '/'
    if (path === '/stub/requests')
      return send(response, { status: 200, headers: {}, body: JSON.stringify(seen), cut: false })
    const request: ApiRequest = {
      method: message.method ?? 'GET',
      path,
      headers: message.headers,
      body: parse(body),
      now: at,
    }
    const key = api.keyOf(request)
    const aside = api.aside(request)
    const step = aside === null ? next(key) : null
    if (step?.delayMs !== undefined) await delay(step.delayMs)
    const reply = step === null ? aside : api.answer(step, request)
    if (reply === null) return
    seen.push({
      at,
      answeredAt: Date.now(),
      key,
      method: request.method,
      path,
      status: reply.status,
      step: step?.kind ?? 'aside',
      body,
    })
    send(response, reply)
  }

  const server = createServer((message, response) => {
    serve(message, response).catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`
  const directory = await mkdtemp(join(tmpdir(), 'pool-failover-stub-'))
  return {
    url,
    directory,
    env: await agentEnvironment(provider, url, directory),
    requests: (asides = false) => seen.filter(({ step }) => asides || step !== 'aside'),
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await rm(directory, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
    },
  }
}

const send = (response: ServerResponse, reply: Reply): void => {
  response.writeHead(reply.status, reply.headers)
  if (reply.cut) response.write(reply.body, () => response.destroy())
  else response.end(reply.body)
}

const read = async (message: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = []
  for await (const chunk of message) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}

const parse = (body: string): unknown => {
  try {
    return JSON.parse(body)
  } catch {
    return null
  }
}
