import type { ChildProcess } from 'node:child_process'
import { Socket } from 'node:net'
import type { Stream } from '../ports.ts'
import { closed, drained } from './drain.ts'

/** A connection for each of the agent's streams. */
export type Outlets = Readonly<Record<Stream, Socket>>

/** Copies the agent's output to us until all is sent that was written before its exit; a slow reader holds it back. */
export const copyOutput = async (agent: ChildProcess, outlets: Outlets): Promise<void> => {
  const exited = new Promise<void>((resolve) => agent.once('exit', () => resolve()))
  await Promise.all([copy(agent.stdout, outlets.stdout, exited), copy(agent.stderr, outlets.stderr, exited)])
}

const copy = async (from: unknown, to: Socket, exited: Promise<void>): Promise<void> => {
  // Node's own pipes are sockets, whatever their type says; only those count their bytes.
  if (!(from instanceof Socket)) return
  from.pipe(to)
  await exited
  await drained(from)
  from.unpipe(to)
  from.destroy()
  to.end()
  to.resume()
  await closed(to)
}
