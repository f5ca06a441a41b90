import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface StubEntry {
  readonly id: number
  readonly ref: string
  readonly key: string
  readonly created_at: string
}

/** How the stub answers its next requests instead, one each. */
export interface StubAnswer {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

export interface GithubStub {
  readonly url: string
  readonly entries: StubEntry[]
  /** `METHOD path`, and the right of who asked, in order. */
  readonly asked: { readonly request: string; readonly authorization: string }[]
  readonly instead: StubAnswer[]
  readonly close: () => Promise<void>
}

const caches = /^\/repos\/org\/repo\/actions\/caches(?:\/(\d+))?$/

/** The part of GitHub's REST API that is about the caches of `org/repo`. */
export const startGithub = async (): Promise<GithubStub> => {
  const entries: StubEntry[] = []
  const asked: GithubStub['asked'] = []
  const instead: StubAnswer[] = []
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://stub')
    const id = caches.exec(url.pathname)?.[1]
    asked.push({ request: `${request.method} ${request.url}`, authorization: request.headers.authorization ?? '' })
    const told = instead.shift()
    if (told !== undefined)
      return void response
        .writeHead(told.status, { 'content-type': 'application/json', ...told.headers })
        .end(told.body ?? '{"message":"told to fail"}')
    if (!caches.test(url.pathname)) return json(response, 404, { message: 'Not Found' })
    if (request.method === 'GET') return json(response, 200, page(url.searchParams))
    const at = entries.findIndex((entry) => String(entry.id) === id)
    if (at < 0) return json(response, 404, { message: 'Not Found' })
    entries.splice(at, 1)
    response.writeHead(204).end()
  })

  const page = (query: URLSearchParams): object => {
    const [size, number] = [Number(query.get('per_page') ?? 30), Number(query.get('page') ?? 1)]
    const found = entries.filter(({ key }) => key.startsWith(query.get('key') ?? ''))
    const actions_caches = found
      .slice((number - 1) * size, number * size)
      .map((entry) => ({ ...entry, version: 'v', size_in_bytes: 1, last_accessed_at: entry.created_at }))
    return { total_count: found.length, actions_caches }
  }

  return { ...(await served(server)), entries, asked, instead }
}

/** Opens a server on a free port of 127.0.0.1. */
export const served = async (server: Server): Promise<Pick<GithubStub, 'url' | 'close'>> => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

const json = (response: ServerResponse, status: number, body: object): void => {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}
