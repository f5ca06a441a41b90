import type { ChildProcess } from 'node:child_process'
import { connect, type Socket } from 'node:net'
import { copyOutput } from './copy-output.ts'
import { endTree } from './end-tree.ts'
import { bornAs } from './listing.ts'
import { decode, encode, type Lane, lanes, type Order, type Report } from './messages.ts'
import { startAgent } from './start-agent.ts'

/**
 * The host's whole work: takes one order from the socket, starts the agent as the leader of a new process group, tells how
 * it ended. When the connection is lost its owner is gone: then the agent's tree is ended, and the host.
 */
export const host = (socketPath: string, reaped: boolean): void => {
  // What our group is sent (Ctrl+C in a terminal) is the owner's to pass on.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {})
  const control = connectTo(socketPath, 'control')
  let whenLost = async (): Promise<void> => {}
  control.once('close', () => void whenLost().finally(() => process.exit()))
  control.on(
    'data',
    decode(async (order: Order) => {
      const agent = await startAgent(order)
      if (agent instanceof Error) return fail(control, agent)
      const exited = exitOf(agent)
      const tree = { root: bornAs(agent.pid ?? 0), reaper: reaped ? bornAs(process.ppid) : null, host: process.pid }
      whenLost = () => endTree({ ...tree, mark: order.mark }, 0, exited)
      tell(control, { type: 'started', ...tree })
      const copied =
        order.carrier === 'socket' ? copyOutput(agent, (lane) => connectTo(order.place.socket, lane)) : null
      const report = await exited
      whenLost = async () => {}
      tell(control, report)
      await copied
      control.end(() => process.exit())
    }),
  )
}

const exitOf = (agent: ChildProcess): Promise<Report> =>
  new Promise((resolve) => agent.once('exit', (code, signal) => resolve({ type: 'exited', code, signal })))

const fail = (control: Socket, error: NodeJS.ErrnoException): void => {
  tell(control, { type: 'failed', code: error.code ?? '', message: error.message })
  control.end()
}

const tell = (control: Socket, report: Report): boolean => control.write(encode(report))

const connectTo = (path: string, lane: Lane): Socket => {
  const socket = connect(path)
  socket.on('error', () => {})
  socket.write(lanes[lane])
  return socket
}
