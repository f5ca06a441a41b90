import { once } from 'node:events'

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
