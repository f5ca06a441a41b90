import type { Sink, Stream } from '../ports.ts'
import type { Write } from './out.ts'

/** An unended line longer than this goes out as it is: 64 KiB. */
const mostHeld = 65_536

const newline = 10
const streams = ['stdout', 'stderr'] as const

interface Joined {
  readonly write: Sink['write']
  /** Writes what is still held, and answers with the last byte of all: null where nothing was written. */
  readonly close: () => number | null
}

/**
 * One stream of two. A line that is begun on one stream waits for its end, so that nothing of the other comes into it, as
 * where each has a pipe of its own to the runner. Nobody sees it later for that: a job's log shows whole lines only.
 */
export const joinLines = (write: Write): Joined => {
  const held: Record<Stream, { bytes: Uint8Array[]; size: number }> = {
    stdout: { bytes: [], size: 0 },
    stderr: { bytes: [], size: 0 },
  }
  let lastByte: number | null = null
  let lastStream: Stream | null = null

  const put = (stream: Stream, bytes: Uint8Array): void | Promise<void> => {
    lastByte = bytes.at(-1) ?? lastByte
    lastStream = stream
    return write(bytes)
  }
  const flush = (stream: Stream): void | Promise<void> => {
    const { bytes } = held[stream]
    held[stream] = { bytes: [], size: 0 }
    return bytes.reduce<void | Promise<void>>((_, piece) => put(stream, piece), undefined)
  }
  return {
    write: (stream, bytes) => {
      const ended = bytes.lastIndexOf(newline) + 1
      if (ended > 0) void flush(stream)
      const done = ended > 0 ? put(stream, bytes.subarray(0, ended)) : undefined
      if (ended === bytes.length) return done
      held[stream].bytes.push(bytes.subarray(ended))
      held[stream].size += bytes.length - ended
      return held[stream].size > mostHeld ? flush(stream) : done
    },
    close: () => {
      for (const stream of streams) {
        const begun = lastByte !== null && lastByte !== newline && lastStream !== stream
        if (begun && held[stream].size > 0) void write('\n')
        void flush(stream)
      }
      return lastByte
    },
  }
}
