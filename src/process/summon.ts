import type { Socket } from 'node:net'
import { tmpdir } from 'node:os'
import type { Exit } from '../ports.ts'
import { arrange, type Meeting } from './meeting.ts'
import type { Carrier, Ready } from './messages.ts'
import { listen, type Reports } from './reports.ts'
import { startHost } from './start-host.ts'
import { notStarted } from './which.ts'

export interface HostOptions {
  /** The host's entry: `dist/host/index.js` of the bundle, `src/host.ts` from sources. */
  readonly hostPath: string
  /** Where private directories are made: RUNNER_TEMP; the system's by default. */
  readonly temporary?: string
  /** How output reaches us; by default named pipes on Linux, sockets elsewhere. */
  readonly carrier?: Carrier
}

/** A host that waits for its order. */
export interface Host {
  readonly meeting: Meeting
  /** What the system gave of the carrier that was wanted. */
  readonly carrier: Carrier
  readonly control: Socket
  readonly reports: Reports
  readonly ready: Ready
}

/** Starts a host and meets it; why the agent can't be started where that fails. `onWay` is called when its process is about to start. */
export const summon = async (
  options: HostOptions,
  onWay: () => void = () => {},
): Promise<Host | Extract<Exit, { kind: 'not-started' }>> => {
  const wanted = options.carrier ?? (process.platform === 'linux' ? 'fifo' : 'socket')
  try {
    const meeting = await arrange(options.temporary ?? tmpdir())
    const met = await Promise.race([meeting.lane('control'), startHost(options.hostPath, meeting.place, onWay)])
    if (typeof met !== 'string') {
      const reports = listen(met)
      const ready = await reports.ready
      if (ready !== null) return { meeting, carrier: await meeting.carrier(wanted), control: met, reports, ready }
    }
    await meeting.close()
    return notStarted(126, `the agent host didn't start: ${typeof met === 'string' ? met : 'it was ended'}`)
  } catch (error) {
    return notStarted(126, `the agent host can't be started: ${error instanceof Error ? error.message : String(error)}`)
  }
}

/** Lets a host go that got no order: it ends when its connection does. */
export const dismiss = async ({ meeting, control }: Host): Promise<void> => {
  control.destroy()
  await meeting.close()
}
