import { once } from 'node:events'
import { codeOf } from '../error-code.ts'

/** Writes bytes in order; a pending promise is back-pressure. A reader that went away is not an error: the run goes on unseen. */
export type Write = (bytes: Uint8Array | string) => void | Promise<void>

export const writeTo = (stream: NodeJS.WritableStream): Write => {
  let broken = false
  const gone = new Promise<void>((resolve) =>
    // Others write to our streams too: each of them may meet the error anew.
    stream.on('error', () => {
      broken = true
      resolve()
    }),
  )
  return (bytes) => {
    if (broken || stream.write(bytes)) return undefined
    return Promise.race([
      once(stream, 'drain').then(
        () => {},
        () => {},
      ),
      gone,
    ])
  }
}

/**
 * Listens from now on for trouble with our own streams, which would end us with a stack trace; answers when asked with the system's
 * code for what could not be written to standard output, null where all was. A reader that went away (`| head`) is not an error.
 */
export const mindOutput = (): (() => string | null) => {
  let trouble: string | null = null
  process.stderr.on('error', () => {})
  process.stdout.on('error', (error) => {
    if (!readerGone.has(codeOf(error))) trouble ??= codeOf(error) || 'unknown error'
  })
  return () => trouble
}

const readerGone = new Set(['EPIPE', 'EOF', 'ECONNRESET'])

/** Resolves when all that was written to our own streams has left: to be awaited before `process.exit`. */
export const flushed = async (): Promise<void> => {
  const settled = (stream: NodeJS.WriteStream): Promise<void> =>
    new Promise((resolve) => {
      // A write to a closed pipe tells it here as well as in the callback.
      stream.on('error', () => resolve())
      stream.write('', () => resolve())
    })
  await Promise.all([process.stdout, process.stderr].map(settled))
}
