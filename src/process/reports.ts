import type { Socket } from 'node:net'
import type { Exit } from '../ports.ts'
import { decode, type Ready, type Report } from './messages.ts'

/** What the host tells, each null when it was lost before. */
export interface Reports {
  readonly ready: Promise<Ready | null>
  /** Whether the agent started. */
  readonly start: Promise<Extract<Report, { type: 'started' | 'failed' }> | null>
  /** How the agent ended. */
  readonly exit: Promise<Exit | null>
}

/** Listens to the host. */
export const listen = (control: Socket): Reports => {
  const ready = Promise.withResolvers<Ready | null>()
  const start = Promise.withResolvers<Awaited<Reports['start']>>()
  const exit = Promise.withResolvers<Exit | null>()
  control.on('close', () => {
    for (const { resolve } of [ready, start, exit]) resolve(null)
  })
  control.on(
    'data',
    decode((report: Report) => {
      switch (report.type) {
        case 'ready':
          return ready.resolve(report)
        case 'started':
        case 'failed':
          return start.resolve(report)
        case 'exited':
          return exit.resolve(exitOf(report))
      }
    }),
  )
  return { ready: ready.promise, start: start.promise, exit: exit.promise }
}

const exitOf = ({ code, signal }: Extract<Report, { type: 'exited' }>): Exit =>
  signal === null ? { kind: 'exited', code: code ?? 0 } : { kind: 'signalled', signal }
