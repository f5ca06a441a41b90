import type { ChildProcess } from 'node:child_process'
import { connect, type Socket } from 'node:net'
import { copyOutput, type Outlets } from './copy-output.ts'
import { endTree } from './end-tree.ts'
import { bornAs } from './listing.ts'
import { decode, encode, type Lane, type Leave, lanes, type Order, type Ready, type Report } from './messages.ts'
import { startAgent } from './start-agent.ts'

/**
 * The host's whole work: takes one order from the socket, starts the agent as the leader of a new process group, tells how
 * it ended. When the connection is lost before the owner has left, the owner is gone: then the
 * agent's tree is ended, and the host.
 */
export const host = (socketPath: string, reaped: boolean): void => {
  // What our group is sent (Ctrl+C in a terminal) is the owner's to pass on.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {})
  const { socket: control } = connectTo(socketPath, 'control')
  const ready: Ready = { type: 'ready', host: process.pid, reaper: reaped ? bornAs(process.ppid) : null }
  tell(control, ready)
  let whenLost = async (): Promise<void> => {}
  let over: Promise<unknown> = Promise.resolve()
  const leave = async (): Promise<void> => {
    await over
    whenLost = async () => {}
    control.end(() => process.exit())
  }
  control.once('close', () => void whenLost().finally(() => process.exit()))
  control.on(
    'data',
    decode(async (order: Order | Leave) => {
      if ('type' in order) return leave()
      // Before the agent: once it is known to have started, its output has a way to go.
      const outlets = order.carrier === 'socket' ? await openOutlets(order) : null
      const agent = await startAgent(order)
      if (agent instanceof Error) return fail(control, agent)
      const exited = exitOf(agent)
      const root = bornAs(agent.pid ?? 0)
      whenLost = () => endTree({ ...ready, root, mark: order.mark }, 0, exited)
      tell(control, { type: 'started', root })
      const copied = outlets === null ? null : copyOutput(agent, outlets)
      // What the agent leaves running is the owner's until it leaves: if it is lost first, that is ended too.
      over = exited.then((report) => tell(control, report)).then(() => copied)
    }),
  )
}

const exitOf = (agent: ChildProcess): Promise<Report> =>
  new Promise((resolve) => agent.once('exit', (code, signal) => resolve({ type: 'exited', code, signal })))

const fail = (control: Socket, error: NodeJS.ErrnoException): void => {
  tell(control, { type: 'failed', code: error.code ?? '', message: error.message })
  control.end(() => process.exit())
}

const tell = (control: Socket, report: Report): boolean => control.write(encode(report))

const openOutlets = async ({ place }: Order): Promise<Outlets> => {
  const [stdout, stderr] = [connectTo(place.socket, 'stdout'), connectTo(place.socket, 'stderr')]
  await Promise.all([stdout.open, stderr.open])
  return { stdout: stdout.socket, stderr: stderr.socket }
}

const connectTo = (path: string, lane: Lane): { socket: Socket; open: Promise<void> } => {
  const socket = connect(path)
  socket.on('error', () => {})
  return { socket, open: new Promise((resolve) => socket.write(lanes[lane], () => resolve())) }
}
