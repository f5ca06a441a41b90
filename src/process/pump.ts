import type { Readable } from 'node:stream'
import type { Stream } from '../ports.ts'

export type OnOutput = (stream: Stream, chunk: Uint8Array) => void | Promise<void>

/**
 * Hands every chunk of both streams on, one at a time. While `onOutput` is busy nothing is read, so the pipes fill and
 * the agent waits. What fails in `onOutput` is its owner's to deal with: the agent's output goes on.
 * The answer resolves when nothing that was read is still to be handed on.
 */
export const pump = (streams: Readonly<Record<Stream, Readable>>, onOutput: OnOutput): (() => Promise<void>) => {
  const both = [streams.stdout, streams.stderr]
  const queue: (() => void | Promise<void>)[] = []
  let busy: Promise<void> | null = null

  const work = async (first: Promise<void>): Promise<void> => {
    for (const stream of both) stream.pause()
    await first.catch(() => {})
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) await next()
    busy = null
    for (const stream of both) stream.resume()
  }
  const hand = (stream: Stream, chunk: Uint8Array): void | Promise<void> => {
    try {
      return onOutput(stream, chunk)?.catch(() => {})
    } catch {}
  }
  const take = (stream: Stream, chunk: Uint8Array): void => {
    if (busy !== null) {
      queue.push(() => hand(stream, chunk))
      return
    }
    const wait = hand(stream, chunk)
    if (wait !== undefined) busy = work(wait)
  }
  streams.stdout.on('data', (chunk: Uint8Array) => take('stdout', chunk))
  streams.stderr.on('data', (chunk: Uint8Array) => take('stderr', chunk))
  return async () => {
    while (busy !== null) await busy
  }
}
