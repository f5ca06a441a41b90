import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import type { Hono } from 'hono'
import { codeOf } from '../error-code.ts'

/** A server that listens, or why it can't. */
export type Listening =
  | {
      readonly ok: true
      readonly port: number
      /** Takes no more connections and resolves when all are closed; those still open after `graceMs` are cut. */
      readonly close: (graceMs: number) => Promise<void>
    }
  | { readonly ok: false; readonly problem: string }

/** Listens on the port; 0 takes a free one. */
export const listen = (app: Hono, host: string, port: number): Promise<Listening> =>
  new Promise((resolve) => {
    const server = createAdaptorServer({ fetch: app.fetch, overrideGlobalObjects: false })
    server.once('error', (error) => resolve({ ok: false, problem: inWords(codeOf(error), host, port) }))
    server.listen(port, host, () => {
      const address = server.address()
      resolve({ ok: true, port: portOf(address) ?? port, close: (graceMs) => close(server as Server, graceMs) })
    })
  })

const portOf = (address: AddressInfo | string | null): number | null =>
  address === null || typeof address === 'string' ? null : address.port

const close = (server: Server, graceMs: number): Promise<void> =>
  new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), graceMs)
    server.close(() => {
      clearTimeout(cut)
      resolve()
    })
    server.closeIdleConnections()
  })

const inWords = (code: string, host: string, port: number): string => {
  switch (code) {
    case 'EADDRINUSE':
      return `port ${port} of ${host} is in use; choose another with --port (0 takes a free one)`
    case 'EACCES':
      return `this user may not open port ${port}; choose one from 1024 up with --port`
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `--host ${host} is no address of this machine; 127.0.0.1 is always one`
    default:
      return `can't listen on port ${port} of ${host} (${code || 'unknown error'}); choose another with --port and --host`
  }
}
