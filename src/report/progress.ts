import { clearLine, cursorTo } from 'node:readline'

/** One line that tells how far a long work is. */
export interface Progress {
  /** Shows the text, at most ten times a second. */
  readonly show: (text: () => string) => void
  readonly clear: () => void
}

/** On a terminal; nothing is written to anything else. `now` in ms. */
export const progressOn = (stream: NodeJS.WriteStream, now: () => number): Progress => {
  if (!stream.isTTY) return { show: () => {}, clear: () => {} }
  let last = Number.NEGATIVE_INFINITY
  const clear = (): void => {
    clearLine(stream, 0)
    cursorTo(stream, 0)
  }
  return {
    clear,
    show: (text) => {
      if (now() - last < 100) return
      last = now()
      clear()
      // A line that wraps could not be taken back.
      stream.write(text().slice(0, Math.max(0, stream.columns - 1)))
    },
  }
}
