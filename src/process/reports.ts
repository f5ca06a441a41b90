import type { Socket } from 'node:net'
import type { Exit } from '../ports.ts'
import { decode, type Report } from './messages.ts'

export interface Reports {
  /** Whether the agent started; null when the host was lost before it could tell. */
  readonly first: Promise<Report | null>
  /** How the agent ended; null when the host was lost before it could tell. */
  readonly exit: Promise<Exit | null>
}

/** Listens to what the host tells. */
export const listen = (control: Socket): Reports => {
  const first = Promise.withResolvers<Report | null>()
  const exit = Promise.withResolvers<Exit | null>()
  const lost = (): void => {
    first.resolve(null)
    exit.resolve(null)
  }
  control.on('close', lost)
  if (control.closed) lost()
  control.on(
    'data',
    decode((report: Report) => {
      first.resolve(report)
      if (report.type === 'exited') exit.resolve(exitOf(report))
    }),
  )
  return { first: first.promise, exit: exit.promise }
}

const exitOf = ({ code, signal }: Extract<Report, { type: 'exited' }>): Exit =>
  signal === null ? { kind: 'exited', code: code ?? 0 } : { kind: 'signalled', signal }
