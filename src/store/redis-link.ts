import type { RedisClientType } from '@redis/client'
import type { Trouble } from '../ports.ts'
import { deadlineIn } from './deadline.ts'
import { redisTrouble } from './redis-trouble.ts'

export type Answer<T> =
  | { readonly kind: 'ok'; readonly value: T }
  | { readonly kind: 'failed'; readonly trouble: Trouble }

/** One connection to a Redis, opened when first needed and again when it was lost. */
export interface RedisLink {
  /** What the server answers, or why it does not within `limitMs`: a second try on a new connection included. Never rejects. */
  readonly ask: <T>(limitMs: number, work: (client: RedisClientType) => Promise<T>) => Promise<Answer<T>>
  readonly close: () => Promise<void>
}

/** `url`: `redis://` or `rediss://` (TLS), a secret. `ca`: further certificates to trust, PEM. */
export const redisLink = (url: string, ca?: string): RedisLink => {
  let open: Promise<RedisClientType> | null = null

  const connect = async (): Promise<RedisClientType> => {
    const { createClient } = await import('@redis/client')
    const trust = ca === undefined || !url.startsWith('rediss:') ? {} : { tls: true as const, ca }
    // Lost connections are noticed here and opened anew by the next question, so the library need not try for ever.
    const socket = { ...trust, reconnectStrategy: false as const, connectTimeout: 5_000 }
    const client = createClient({ url, socket, RESP: 2, disableOfflineQueue: true, maintNotifications: 'disabled' })
    client.on('error', () => undefined)
    await client.connect()
    return client as unknown as RedisClientType
  }

  const drop = async (): Promise<void> => {
    const dropped = open
    open = null
    const client = await dropped?.catch(() => null)
    if (client?.isOpen) client.destroy()
  }

  const tryOnce = async <T>(signal: AbortSignal, work: (client: RedisClientType) => Promise<T>): Promise<Answer<T>> => {
    const late = new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => reject(new Error('timeout')), { once: true })
    })
    try {
      open ??= connect()
      return { kind: 'ok', value: await Promise.race([open.then(work), late]) }
    } catch (error) {
      void drop()
      return { kind: 'failed', trouble: redisTrouble(error) }
    }
  }

  return {
    ask: async (limitMs, work) => {
      const first = deadlineIn(limitMs / 2)
      const start = performance.now()
      const answer = await tryOnce(first.signal, work)
      first.end()
      const lost = answer.kind === 'failed' && ['unreachable', 'slow'].includes(answer.trouble.reason)
      if (!lost) return answer
      const second = deadlineIn(limitMs - (performance.now() - start))
      return tryOnce(second.signal, work).finally(second.end)
    },
    close: drop,
  }
}
