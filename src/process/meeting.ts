import { execFile } from 'node:child_process'
import { lstatSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type Carrier, type Lane, lanes, type Place } from './messages.ts'

/** Where we wait for one host: a socket in a directory that only we can enter. */
export interface Meeting {
  readonly place: Place
  /** Makes ready for a carrier: what the system gave of it. */
  readonly carrier: (wanted: Carrier) => Promise<Carrier>
  /** The connection for a purpose, once the host has made it. */
  readonly lane: (lane: Lane) => Promise<Socket>
  /** Takes the names away; connections stay. Can be called again. */
  readonly close: () => Promise<void>
}

/** A socket's path must fit in 104 bytes on macOS, 108 on Linux. */
const longestBase = 80

/**
 * Sets up a meeting place below `base`. With named pipes the output reaches us without a copy through the host, and a
 * script can write to /dev/stderr, which the socket pairs of Node's own pipes don't allow on Linux.
 */
export const arrange = async (base: string): Promise<Meeting> => {
  const directory = mkdtempSync(join(Buffer.byteLength(base) > longestBase ? tmpdir() : base, `pf-${process.pid}-`))
  const place = placeIn(directory)
  let pipes: Promise<Carrier> | null = null
  const remove = async (): Promise<void> => {
    await pipes
    rmSync(directory, { recursive: true, force: true })
  }
  try {
    const { server, lane } = await listen(place.socket)
    const close = (): Promise<void> => {
      server.close()
      return remove()
    }
    const carrier: Meeting['carrier'] = async (wanted) => {
      if (wanted === 'fifo') pipes ??= makePipes(place)
      return pipes ?? wanted
    }
    return { place, carrier, lane, close }
  } catch (error) {
    await remove()
    throw error
  }
}

/** 32 hex digits. Not from node:crypto, which takes 4 ms to load. */
export const randomHex = (): string => crypto.randomUUID().replaceAll('-', '')

const placeIn = (directory: string): Place => ({
  socket: process.platform === 'win32' ? `\\\\.\\pipe\\pf-${randomHex()}` : join(directory, 's'),
  stdout: join(directory, 'o'),
  stderr: join(directory, 'e'),
  stdin: join(directory, 'i'),
})

/** Where the host's parent did not make them. */
const makePipes = async ({ stdout, stderr }: Place): Promise<Carrier> =>
  [stdout, stderr].every((path) => lstatSync(path, { throwIfNoEntry: false })?.isFIFO())
    ? 'fifo'
    : promisify(execFile)('mkfifo', ['-m', '600', stdout, stderr]).then(
        () => 'fifo',
        () => 'socket',
      )

const listen = async (path: string): Promise<{ server: Server; lane: Meeting['lane'] }> => {
  const open = Object.entries(lanes).map(([name, byte]) => ({ name, byte, ...Promise.withResolvers<Socket>() }))
  const server = createServer((socket) => {
    socket.on('error', () => {})
    socket.once('readable', () => {
      const first: Buffer | null = socket.read(1)
      const lane = open.find(({ byte }) => byte === first?.toString('latin1'))
      if (lane === undefined) socket.destroy()
      else lane.resolve(socket)
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(path, resolve)
  })
  const lane: Meeting['lane'] = async (wanted) => {
    const found = open.find(({ name }) => name === wanted)
    if (found === undefined) throw new Error(`no lane ${wanted}`)
    return found.promise
  }
  return { server, lane }
}
