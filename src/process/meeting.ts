import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { constants, openSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server, Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type Carrier, type Lane, lanes, type Place } from './messages.ts'

/** Where we wait for the host: a socket in a directory only we can enter. */
export interface Meeting {
  readonly place: Place
  readonly carrier: Carrier
  /** The connection for a purpose, once the host made it. */
  readonly lane: (lane: Lane) => Promise<Socket>
  /** The reading end of a named pipe; only where the carrier is `fifo`. */
  readonly reader: (path: string) => Socket
  /** Takes the names away: connections and open pipes stay. Can be called again. */
  readonly close: () => Promise<void>
}

/** A socket's path must fit in 104 bytes on macOS, 108 on Linux. */
const longestBase = 70

/**
 * Sets up a meeting place below `base`. Named pipes are used on Linux: they reach us without a copy through the host,
 * and unlike the socket pairs of Node's `pipe` they let a script write to /dev/stderr.
 */
export const arrange = async (base: string, wanted: Carrier, stdin: string | null): Promise<Meeting> => {
  const directory = await mkdtemp(join(base.length > longestBase ? tmpdir() : base, 'pf-'))
  const remove = (): Promise<void> => rm(directory, { recursive: true, force: true })
  try {
    const place = placeIn(directory)
    const carrier = wanted === 'fifo' && (await makePipes(place)) ? 'fifo' : 'socket'
    if (stdin !== null) await writeFile(place.stdin, stdin, { mode: 0o600, flag: 'wx' })
    const { server, lane } = await listen(place.socket)
    const close = async (): Promise<void> => {
      server.close()
      await remove()
    }
    return { place, carrier, lane, reader, close }
  } catch (error) {
    await remove()
    throw error
  }
}

const placeIn = (directory: string): Place => ({
  socket: process.platform === 'win32' ? `\\\\.\\pipe\\pf-${randomBytes(16).toString('hex')}` : join(directory, 's'),
  stdout: join(directory, 'o'),
  stderr: join(directory, 'e'),
  stdin: join(directory, 'i'),
})

const makePipes = (place: Place): Promise<boolean> =>
  promisify(execFile)('mkfifo', ['-m', '600', place.stdout, place.stderr]).then(
    () => true,
    () => false,
  )

const reader = (path: string): Socket => {
  const { O_RDONLY, O_NONBLOCK, O_NOFOLLOW } = constants
  return new Socket({ fd: openSync(path, O_RDONLY | O_NONBLOCK | O_NOFOLLOW), readable: true, writable: false })
}

const listen = async (path: string): Promise<{ server: Server; lane: Meeting['lane'] }> => {
  const waiting = new Map<string, PromiseWithResolvers<Socket>>(
    Object.values(lanes).map((byte) => [byte, Promise.withResolvers<Socket>()]),
  )
  const server = createServer((socket) => {
    socket.on('error', () => {})
    socket.once('readable', () => {
      const first: Buffer | null = socket.read(1)
      const lane = waiting.get(first?.toString('latin1') ?? '')
      if (lane === undefined) socket.destroy()
      else lane.resolve(socket)
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(path, resolve)
  })
  const lane = (name: Lane): Promise<Socket> => (waiting.get(lanes[name]) ?? Promise.withResolvers<Socket>()).promise
  return { server, lane }
}
