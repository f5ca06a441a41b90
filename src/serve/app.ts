import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Board } from './board.ts'
import { type Endpoint, endpoints } from './endpoints.ts'
import { events } from './events.ts'
import { type Access, authorised, careful, knownHost, sameSite } from './guard.ts'
import type { LivePool } from './live-pool.ts'
import { openApi } from './openapi.ts'
import { Problem, problemResponse } from './problem.ts'

/** A file of the page. */
export interface Asset {
  readonly type: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

export interface AppOptions {
  readonly pool: LivePool
  readonly board: Board
  readonly access: Access
  readonly version: string
  /** The page's files by their path; `/` is the page. */
  readonly assets: ReadonlyMap<string, Asset>
  /** Ends the events. */
  readonly stop: AbortSignal
  /** Told of what should never happen. */
  readonly wrong: (error: unknown) => void
}

/** Far above any account: its credential files are a few kilobytes. */
const largestBody = 256 * 1024

/** The API and the page. */
export const createApp = ({ pool, board, access, version, assets, stop, wrong }: AppOptions): Hono => {
  const all = endpoints(pool, board)
  const app = new Hono()
  app.onError((error) => {
    if (error instanceof Problem) return problemResponse(error)
    wrong(error)
    return problemResponse(new Problem('internal', 'The log of the server says more.'))
  })
  app.notFound(() =>
    problemResponse(new Problem('no-such-page', 'The API is at /account-pool and told by /openapi.json.')),
  )
  app.use(careful, knownHost(access))
  for (const [path, { type, bytes }] of assets) app.get(path, (c) => c.body(bytes, 200, { 'content-type': type }))
  app.get('/openapi.json', (c) => c.json(openApi(all, version, access.token !== null)))
  app.use('/account-pool/*', sameSite, authorised(access), limited)
  app.get('/account-pool/events', (c) => events(c, board, stop))
  for (const endpoint of all) {
    const allow = endpoint.method === 'get' ? 'GET, HEAD' : 'POST'
    app.on(endpoint.method.toUpperCase(), endpoint.path, (c) => answer(c, endpoint))
    // At once: `add` must not be taken for the name of a provider.
    app.all(endpoint.path, () => {
      throw new Problem('wrong-method', `Use ${allow}.`, { headers: { allow } })
    })
  }
  return app
}

const limited = bodyLimit({
  maxSize: largestBody,
  onError: () => {
    throw new Problem('too-large', `At most ${largestBody / 1024} KB are taken.`)
  },
})

const answer = async (c: Context, endpoint: Endpoint): Promise<Response> => {
  const body = endpoint.body === null ? null : await jsonOf(c)
  return c.json(await endpoint.answer(body, c.req.param('provider') ?? ''), endpoint.status)
}

const jsonOf = async (c: Context): Promise<unknown> => {
  // What a form on another site can send never has this type.
  if (!/^application\/json *(;|$)/i.test(c.req.header('content-type') ?? ''))
    throw new Problem('not-json', 'Send it with Content-Type: application/json.')
  try {
    return await c.req.json()
  } catch (error) {
    if (error instanceof Problem) throw error
    throw new Problem('malformed-json', 'The body can not be read as JSON.')
  }
}
