import { once } from 'node:events'

/** Writes bytes in order; a pending promise is back-pressure. A reader that went away is not an error: the run goes on unseen. */
export type Write = (bytes: Uint8Array | string) => void | Promise<void>

export const writeTo = (stream: NodeJS.WritableStream): Write => {
  const gone = new Promise<void>((resolve) => stream.once('error', () => resolve()))
  let broken = false
  void gone.then(() => {
    broken = true
  })
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
  await Promise.all(
    [process.stdout, process.stderr].map((stream) => new Promise<void>((resolve) => stream.write('', () => resolve()))),
  )
}
