import { constants, openSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { Socket } from 'node:net'
import type { Agent, Command, Exit, Running, Stream } from '../ports.ts'
import { endTree } from './end-tree.ts'
import { follow } from './follow.ts'
import { endWhenStopped } from './host-watch.ts'
import { randomHex } from './meeting.ts'
import { type Carrier, encode, type Order, type Place, type Report } from './messages.ts'
import type { OnOutput } from './pump.ts'
import { dismiss, type Host, type HostOptions, summon } from './summon.ts'
import { notStarted, which } from './which.ts'

/** Runs agents, each under a host of its own. */
export interface Agents extends Agent {
  /** Starts the host of the next agent ahead of time: about 30 ms that the next `start` doesn't take. Resolves when it is on its way. Never rejects. */
  readonly warm: () => Promise<void>
  /** Lets go of a host that was started ahead and not used. */
  readonly close: () => Promise<void>
}

/** The variable by which an agent's descendants are found wherever they go. A run inside a run carries both marks. */
const markVariable = 'POOL_FAILOVER_RUN'

export const createAgent = (options: HostOptions): Agents => {
  let ahead: ReturnType<typeof summon> | null = null
  const nextHost = async (): ReturnType<typeof summon> => {
    const waiting = await ahead
    ahead = null
    if (waiting === null || 'kind' in waiting) return summon(options)
    if (!waiting.control.closed) return waiting
    await dismiss(waiting)
    return summon(options)
  }
  return {
    start: async (command, onOutput) => {
      const file = which(command)
      if (typeof file !== 'string') return stillborn(file)
      const host = await nextHost()
      if ('kind' in host) return stillborn(host)
      try {
        return await startUnder(host, command, file, onOutput)
      } catch (error) {
        host.control.destroy()
        return stillborn(notStarted(126, `${file} can't be started: ${messageOf(error)}`))
      } finally {
        await host.meeting.close()
      }
    },
    warm: () => {
      const { promise, resolve } = Promise.withResolvers<void>()
      ahead ??= summon(options, resolve)
      return Promise.race([promise, ahead.then(() => {})])
    },
    close: async () => {
      const waiting = await ahead
      ahead = null
      if (waiting !== null && 'control' in waiting) await dismiss(waiting)
    },
  }
}

const startUnder = async (host: Host, command: Command, file: string, onOutput: OnOutput): Promise<Running> => {
  const { meeting, control, reports, ready } = host
  const { place, lane } = meeting
  const order = orderFor(command, file, place, host.carrier)
  if (command.stdin !== null) await writeFile(place.stdin, command.stdin, { mode: 0o600, flag: 'wx' })
  const pipes = order.carrier === 'fifo' ? { stdout: reader(place.stdout), stderr: reader(place.stderr) } : null
  control.write(encode(order))
  endWhenStopped(ready.host, control)
  const start = await reports.start
  if (start?.type === 'started') {
    const streams: Record<Stream, Socket> = pipes ?? { stdout: await lane('stdout'), stderr: await lane('stderr') }
    const tree = { ...ready, root: start.root, mark: order.mark }
    return follow({ tree, control, streams, carrier: order.carrier, reported: reports.exit, onOutput })
  }
  for (const socket of [pipes?.stdout, pipes?.stderr, control]) socket?.destroy()
  if (start !== null) return stillborn(notStarted(126, `${file} can't be started: ${reasonOf(start)}`))
  // The agent may run all the same: it is quick to kill its host.
  await endTree({ ...ready, root: null, mark: order.mark }, 0, Promise.resolve())
  return stillborn({ kind: 'signalled', signal: 'SIGKILL' })
}

const orderFor = (command: Command, file: string, place: Place, carrier: Carrier): Order => {
  const mark = randomHex()
  const marks = [process.env[markVariable], mark].filter((part) => part !== undefined)
  const env = { ...command.env, [markVariable]: marks.join(' ') }
  return { file, args: command.args, env, cwd: command.cwd, stdin: command.stdin !== null, carrier, place, mark }
}

/** The reading end of a named pipe; opened first, so that the host's opening of the other doesn't wait. */
const reader = (path: string): Socket => {
  const { O_RDONLY, O_NONBLOCK, O_NOFOLLOW } = constants
  return new Socket({ fd: openSync(path, O_RDONLY | O_NONBLOCK | O_NOFOLLOW), readable: true, writable: false })
}

const reasonOf = ({ code, message }: Extract<Report, { type: 'failed' }>): string =>
  code === 'ENOENT' ? 'the interpreter it names is missing' : message

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

const stillborn = (exit: Exit): Running => ({
  exit: Promise.resolve(exit),
  signal: () => {},
  end: async () => {},
  leave: () => {},
})
