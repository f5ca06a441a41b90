import type { IncomingHttpHeaders } from 'node:http'
import type { Step } from './step.ts'

/** A request as the APIs see it. */
export interface ApiRequest {
  readonly method: string
  readonly path: string
  readonly headers: IncomingHttpHeaders
  /** The body as JSON, `null` when there is none. */
  readonly body: unknown
  /** Epoch ms. */
  readonly now: number
}

/** What goes back. `cut`: the connection breaks after the body. */
export interface Reply {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly cut: boolean
}

/** One provider's API: how requests name their key, and how a step is said. */
export interface Api {
  /** The credential of the request, '' for none. */
  readonly keyOf: (request: ApiRequest) => string
  /** An answer to a request that isn't part of the task (a router, a list of models); null for one that is. */
  readonly aside: (request: ApiRequest) => Reply | null
  readonly answer: (step: Step, request: ApiRequest) => Reply
}

export const json = (status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): Reply => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(value),
  cut: false,
})

/** Server-sent events: with a name each where the API names them, else bare data. */
export const events = (
  list: readonly { readonly name: string | null; readonly data: unknown }[],
  headers: Readonly<Record<string, string>> = {},
): Reply => ({
  status: 200,
  headers: { 'content-type': 'text/event-stream', ...headers },
  body: list
    .map(({ name, data }) => `${name === null ? '' : `event: ${name}\n`}data: ${JSON.stringify(data)}\n\n`)
    .join(''),
  cut: false,
})

/** The bearer token of a request, '' for none. */
export const bearer = (headers: IncomingHttpHeaders): string => (headers.authorization ?? '').replace(/^Bearer /i, '')

/** A field of a value that may be anything. */
export const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Object.entries(value).find(([key]) => key === name)?.[1] : undefined
