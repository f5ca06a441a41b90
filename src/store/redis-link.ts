import type { RedisClientType } from '@redis/client'
import type { Doing } from '../ports.ts'
import type { Answer } from './answer.ts'
import { deadlineIn } from './deadline.ts'
import { minding, SchemeError } from './redis-scheme.ts'
import { redisTrouble } from './redis-trouble.ts'

/** One connection to a Redis, opened when first needed and again when it was lost. */
export interface RedisLink {
  /** What the server answers, or why it does not within `limitMs`: a second try on a new connection included. Never rejects. */
  readonly ask: <T>(limitMs: number, doing: Doing, work: (client: RedisClientType) => Promise<T>) => Promise<Answer<T>>
  readonly close: () => Promise<void>
}

/** `url`: `redis://` or `rediss://` (TLS), a secret. `ca`: further certificates to trust, PEM. */
export const redisLink = (url: string, ca?: string): RedisLink => {
  let connection: Connection | null = null
  /** Once known, nobody waits for it again. */
  let wrong: SchemeError | null = null

  const dial = (createClient: typeof import('@redis/client').createClient): Connection => {
    const trust = ca === undefined || !url.startsWith('rediss:') ? {} : { tls: true as const, ca }
    // Lost connections are noticed here and opened anew by the next question, so the library need not try for ever.
    const socket = { ...trust, reconnectStrategy: false as const, connectTimeout: 5_000 }
    const client = createClient({ url, socket, RESP: 2, disableOfflineQueue: true, maintNotifications: 'disabled' })
    const dialled: Connection = {
      client: client as unknown as RedisClientType,
      ready: minding(url, client.connect()),
      connected: false,
      dropped: false,
    }
    client.on('error', () => undefined)
    // The library forgets a socket that it was told to destroy while that was still connecting.
    client.on('connect', () => {
      dialled.connected = true
      if (dialled.dropped && client.isOpen) client.destroy()
    })
    return dialled
  }

  const connect = async (signal: AbortSignal): Promise<RedisClientType> => {
    if (!/^rediss?:\/\//.test(url)) throw new TypeError('no redis URL')
    if (wrong !== null) throw wrong
    const { createClient } = await import('@redis/client')
    // Loading the library can take longer than the caller waits: then nobody would close the connection.
    if (signal.aborted) throw new Error('timeout')
    connection ??= dial(createClient)
    const { client, ready } = connection
    await ready
    return client
  }

  const drop = (): void => {
    const dropped = connection
    connection = null
    if (dropped === null) return
    dropped.dropped = true
    dropped.ready.catch(() => undefined)
    if (dropped.connected && dropped.client.isOpen) dropped.client.destroy()
  }

  const tryOnce = async <T>(
    signal: AbortSignal,
    doing: Doing,
    work: (client: RedisClientType) => Promise<T>,
  ): Promise<Answer<T>> => {
    const late = new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => reject(new Error('timeout')), { once: true })
    })
    try {
      return { kind: 'ok', value: await Promise.race([connect(signal).then(work), late]) }
    } catch (error) {
      drop()
      if (error instanceof SchemeError) wrong = error
      return { kind: 'failed', trouble: redisTrouble(error, doing) }
    }
  }

  return {
    ask: async (limitMs, doing, work) => {
      const first = deadlineIn(limitMs / 2)
      const start = performance.now()
      const answer = await tryOnce(first.signal, doing, work)
      first.end()
      const lost = answer.kind === 'failed' && ['unreachable', 'slow'].includes(answer.trouble.reason)
      if (!lost) return answer
      const second = deadlineIn(Math.max(0, limitMs - (performance.now() - start)))
      return tryOnce(second.signal, doing, work).finally(second.end)
    },
    close: async () => drop(),
  }
}

interface Connection {
  readonly client: RedisClientType
  readonly ready: Promise<unknown>
  connected: boolean
  dropped: boolean
}
