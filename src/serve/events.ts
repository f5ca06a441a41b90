import type { Context } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { Board } from './board.ts'
import { Problem } from './problem.ts'
import type { PoolView } from './schema.ts'

const mostFollowers = 256
const quietMs = 15_000

/**
 * Sends the whole pool as an event `pool`: at once, and at every change. A client that reads slowly misses what lies
 * between and gets the newest. Ends when the client goes or `stop` fires.
 */
export const events = async (c: Context, board: Board, stop: AbortSignal): Promise<Response> => {
  if (board.followers() >= mostFollowers)
    throw new Problem('too-many-listeners', `At most ${mostFollowers} clients may follow; close another one.`)
  // A stream that nobody reads would never be let go.
  if (c.req.method === 'HEAD') return c.body(null, 200, { 'content-type': 'text/event-stream' })
  let newest: PoolView | null = await board.view()
  return streamSSE(c, async (stream) => {
    let wake = (): void => undefined
    let over = stop.aborted
    const end = (): void => {
      over = true
      wake()
    }
    const leave = board.follow((view) => {
      newest = view
      wake()
    })
    // Shows both sides that the connection lives.
    const beat = setInterval(() => void stream.write(': quiet\n\n'), quietMs)
    stop.addEventListener('abort', end)
    stream.onAbort(end)
    while (!over) {
      if (newest !== null) {
        const data = JSON.stringify(newest)
        newest = null
        await stream.writeSSE({ event: 'pool', data })
      } else
        await new Promise<void>((resolve) => {
          wake = resolve
        })
    }
    clearInterval(beat)
    stop.removeEventListener('abort', end)
    leave()
  })
}
