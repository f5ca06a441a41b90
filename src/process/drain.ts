import type { Readable } from 'node:stream'
import { setImmediate as nextPoll } from 'node:timers/promises'

/** More than any pipe or socket holds by default: what comes after it was written after the writer's exit. */
const mostBuffered = 1_048_576

/**
 * Resolves when all that was written before now has been read, also when some process still holds the other end open.
 * Each `nextPoll` lets the event loop look at the descriptor once: two looks without a byte while the stream flows mean
 * that it is empty. A process that goes on writing is cut off after more bytes than the kernel could have held.
 */
export const drained = async (stream: Readable & { readonly bytesRead: number }): Promise<void> => {
  const limit = stream.bytesRead + mostBuffered
  let idle = 0
  while (idle < 2 && !stream.readableEnded && !stream.destroyed && stream.bytesRead < limit) {
    if (stream.isPaused()) {
      await resumed(stream)
      idle = 0
      continue
    }
    const before = stream.bytesRead
    await nextPoll()
    idle = stream.bytesRead === before && !stream.isPaused() ? idle + 1 : 0
  }
}

const resumed = (stream: Readable): Promise<void> =>
  new Promise((resolve) => {
    const done = (): void => {
      stream.off('resume', done)
      stream.off('close', done)
      resolve()
    }
    stream.on('resume', done)
    stream.on('close', done)
  })

/** Resolves when the stream has come to its end and all of it was read, or it broke. */
export const closed = (stream: Readable): Promise<void> =>
  stream.closed ? Promise.resolve() : new Promise((resolve) => stream.once('close', () => resolve()))
