import { createHash, timingSafeEqual } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'
import { Problem } from './problem.ts'

/** Who may ask. */
export interface Access {
  /** What clients must bring as `Authorization: Bearer`; null: whoever can reach the server may ask. */
  readonly token: string | null
  /** The name or address it listens on. */
  readonly host: string
}

/** On every answer. Scripts and styles come from this server alone, and nobody may frame it. */
const headers: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
}

/** Sets the headers that keep browsers careful. */
export const careful: MiddlewareHandler = async (c, next) => {
  await next()
  for (const [name, value] of Object.entries(headers)) c.res.headers.set(name, value)
}

/**
 * Without a token only requests by a loopback name (or the one it listens on) are served: a page elsewhere whose name was
 * pointed at this machine brings its own. With one, the token is what such a page lacks.
 */
export const knownHost =
  ({ token, host }: Access): MiddlewareHandler =>
  async (c, next) => {
    const name = hostName(c.req.header('host') ?? '')
    if (token === null && !isLoopback(name) && name !== host.toLowerCase())
      throw new Problem('wrong-host', 'Ask by localhost or the address it listens on, or start it with a token.')
    await next()
  }

/** Refuses what a browser sends for another site. */
export const sameSite: MiddlewareHandler = async (c, next) => {
  const origin = c.req.header('origin')
  const site = c.req.header('sec-fetch-site')
  const host = c.req.header('host') ?? ''
  const foreign = origin !== undefined && origin !== `http://${host}` && origin !== `https://${host}`
  if (foreign || (site !== undefined && site !== 'same-origin' && site !== 'none'))
    throw new Problem('wrong-origin', 'Only the page of this server and programs may ask.')
  await next()
}

/** Asks for the token, where there is one. */
export const authorised = ({ token }: Access): MiddlewareHandler => {
  const wanted = token === null ? null : digest(token)
  return async (c, next) => {
    const given = /^Bearer +(\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1]
    if (wanted !== null && !timingSafeEqual(digest(given ?? ''), wanted))
      throw new Problem(
        'unauthorised',
        given === undefined ? 'No token was given.' : 'The token is not the right one.',
        {
          headers: { 'www-authenticate': 'Bearer realm="pool-failover"' },
        },
      )
    await next()
  }
}

/** Whether only this machine can reach a server that listens there. */
export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host)

/** The name in a Host header, without its port. */
const hostName = (header: string): string => header.toLowerCase().replace(/:\d*$/, '')

/** Of equal length whatever the text is, as the comparison needs it. */
const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
