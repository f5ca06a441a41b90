import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { Socket } from 'node:net'
import { drained } from './drain.ts'

type Outlet = 'stdout' | 'stderr'

/** Copies the agent's output to a connection for each stream, until all is sent that was written before its exit. */
export const copyOutput = async (agent: ChildProcess, connectTo: (outlet: Outlet) => Socket): Promise<void> => {
  const exited = once(agent, 'exit')
  await Promise.all((['stdout', 'stderr'] as const).map((outlet) => copy(agent[outlet], connectTo(outlet), exited)))
}

const copy = async (from: unknown, to: Socket, exited: Promise<unknown>): Promise<void> => {
  // Node's own pipes are sockets, whatever their type says; only those count their bytes.
  if (!(from instanceof Socket)) return
  from.pipe(to)
  await exited
  await drained(from)
  from.unpipe(to)
  from.destroy()
  const sent = once(to, 'close')
  to.end()
  to.resume()
  await sent
}
