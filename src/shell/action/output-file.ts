import { appendFileSync, closeSync, fstatSync, openSync, readSync } from 'node:fs'

/**
 * Ends a last line without newline in the runner's file of outputs: what the agent left half-written there would swallow
 * our first output. Trouble with the file shows when the outputs are written.
 */
export const endLastLine = (file: string | undefined): void => {
  if (!file) return
  try {
    const descriptor = openSync(file, 'r')
    const last = Buffer.alloc(1)
    const { size } = fstatSync(descriptor)
    if (size > 0) readSync(descriptor, last, 0, 1, size - 1)
    closeSync(descriptor)
    if (size > 0 && last[0] !== 10) appendFileSync(file, '\n')
  } catch {
    return
  }
}
