import { connect } from 'node:net'
import { codeOf } from '../error-code.ts'
import { deadlineIn, pause } from './deadline.ts'

type Scheme = 'redis' | 'rediss'

/** The port speaks, but not what the URL's scheme says. */
export class SchemeError extends Error {
  readonly asked: Scheme
  readonly spoken: Scheme

  constructor(asked: Scheme) {
    super('another scheme')
    this.asked = asked
    this.spoken = asked === 'redis' ? 'rediss' : 'redis'
  }
}

/** A server without TLS waits for ever for the end of a handshake: who hears nothing for so long looks closer. */
const patienceMs = 1_000
const lookMs = 1_000

/** `ready`, or a `SchemeError` where the connection does not come about because the port speaks the other scheme. */
export const minding = async (url: string, ready: Promise<unknown>): Promise<unknown> => {
  const { protocol, hostname, port } = new URL(url)
  const asked: Scheme = protocol === 'rediss:' ? 'rediss' : 'redis'
  const place = { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || 6379) }
  const look = async (): Promise<void> => {
    if (await (asked === 'redis' ? speaksTls(place) : speaksPlain(place))) throw new SchemeError(asked)
  }
  const over = new AbortController()
  const late = async (): Promise<unknown> => {
    await pause(patienceMs, over.signal)
    if (!over.signal.aborted) await look()
    return ready
  }
  const failed = ready.catch(async (error) => {
    if (['ECONNRESET', 'EPIPE', ''].includes(codeOf(error))) await look()
    throw error
  })
  return Promise.race([failed, late()]).finally(() => over.abort())
}

interface Place {
  readonly host: string
  readonly port: number
}

/** Whether a plain Redis answers; what is sent is no secret. */
const speaksPlain = (place: Place): Promise<boolean> =>
  looked((tell) => {
    const socket = connect(place, () => socket.write('PING\r\n'))
    return socket.once('data', (data) => tell(/^[+-]/.test(data.toString('latin1'))))
  })

/** Whether a handshake succeeds; nothing is sent after it. */
const speaksTls = async (place: Place): Promise<boolean> => {
  // It takes 4 ms to load, which no other run should pay for.
  const tls = await import('node:tls')
  return looked((tell) => tls.connect({ ...place, rejectUnauthorized: false }, () => tell(true)))
}

const looked = (
  open: (tell: (answer: boolean) => void) => {
    destroy: () => void
    on: (event: 'error' | 'close', f: () => void) => void
  },
): Promise<boolean> => {
  const { signal, end } = deadlineIn(lookMs)
  return new Promise<boolean>((resolve) => {
    const socket = open((answer) => {
      resolve(answer)
      socket.destroy()
    })
    signal.addEventListener('abort', () => socket.destroy())
    socket.on('error', () => undefined)
    socket.on('close', () => resolve(false))
  }).finally(end)
}
