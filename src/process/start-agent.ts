import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process'
import { closeSync, constants, openSync, rmSync } from 'node:fs'
import type { Order } from './messages.ts'

/** Starts the agent as the leader of a session and process group of its own; the error where the system refuses. */
export const startAgent = async (order: Order): Promise<ChildProcess | Error> => {
  const opened: number[] = []
  const open = (path: string, flags: number): number => {
    const fd = openSync(path, flags | constants.O_NOFOLLOW)
    opened.push(fd)
    return fd
  }
  const output = (path: string): number | 'pipe' => (order.carrier === 'fifo' ? open(path, constants.O_WRONLY) : 'pipe')
  try {
    const { file, args, env, cwd, place } = order
    const stdio: StdioOptions = [
      order.stdin ? open(place.stdin, constants.O_RDONLY) : 'ignore',
      output(place.stdout),
      output(place.stderr),
    ]
    const agent = spawn(file, args, { env, cwd, stdio, detached: true, windowsHide: true })
    return await started(agent)
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  } finally {
    for (const fd of opened) closeSync(fd)
    rmSync(order.place.stdin, { force: true })
  }
}

/** Without a pid the reason comes as an event. */
const started = (agent: ChildProcess): ChildProcess | Promise<Error> =>
  agent.pid === undefined ? new Promise((resolve) => agent.once('error', resolve)) : agent
