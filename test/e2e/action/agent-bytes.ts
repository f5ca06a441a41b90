import { createHash, type Hash } from 'node:crypto'

/** What the agent printed, taken out of an action's stdout as it comes: all between the lines that stop and resume commands. */
export interface AgentBytes {
  /** Bytes, the line break included that ends a last line without one. */
  readonly size: number
  /** SHA-256 of them. */
  readonly digest: string
}

/** The resume line is found in the last bytes: our own lines after it are short. */
const heldBack = 8_192

export const agentBytes = async (stdout: AsyncIterable<Buffer>): Promise<AgentBytes> => {
  const hash: Hash = createHash('sha256')
  let size = 0
  let token: string | null = null
  let held = Buffer.alloc(0)
  const take = (length: number): void => {
    hash.update(held.subarray(0, length))
    size += length
    held = held.subarray(length)
  }
  for await (const chunk of stdout) {
    held = Buffer.concat([held, chunk])
    if (token === null) {
      const stop = /::stop-commands::([0-9a-f]+)\n/.exec(held.toString('latin1'))
      if (stop === null) continue
      token = stop[1] ?? ''
      held = held.subarray(stop.index + stop[0].length)
    }
    take(Math.max(0, held.length - heldBack))
  }
  take(held.lastIndexOf(`::${token}::\n`))
  return { size, digest: hash.digest('hex') }
}

/** The same of bytes that are expected, piece by piece. */
export const expectedBytes = (pieces: Iterable<Uint8Array>): AgentBytes => {
  const hash = createHash('sha256')
  let size = 0
  for (const piece of pieces) {
    hash.update(piece)
    size += piece.length
  }
  return { size, digest: hash.digest('hex') }
}
