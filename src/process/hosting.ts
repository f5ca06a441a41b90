import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process'
import { closeSync, openSync, rmSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import type { Readable } from 'node:stream'
import { drained } from './drain.ts'
import { decode, encode, type Lane, lanes, type Order, type Report } from './messages.ts'
import { endTree } from './tree.ts'

/**
 * The host's whole work: takes one order from the socket, starts the agent as the leader of a new process group, tells
 * how it ended. When the connection is lost before that, its owner is gone, and the agent's tree is ended.
 */
export const host = (socketPath: string): void => {
  // What our group is sent (Ctrl+C in a terminal) is the owner's to pass on.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {})
  const control = open(socketPath, 'control')
  const gone = new Promise<void>((resolve) => control.once('close', () => resolve()))
  control.on('error', () => {})
  control.once('end', () => control.destroy())
  control.on(
    'data',
    decode((order: Order) => void carryOut(order, control, gone)),
  )
}

const carryOut = async (order: Order, control: Socket, gone: Promise<void>): Promise<void> => {
  const tell = (report: Report): boolean => control.write(encode(report))
  const agent = start(order)
  if (agent instanceof Error || agent.pid === undefined) {
    const error = agent instanceof Error ? agent : await new Promise<Error>((resolve) => agent.once('error', resolve))
    tell({ type: 'failed', code: String((error as NodeJS.ErrnoException).code ?? ''), message: error.message })
    control.end()
    return
  }
  const tree = { root: agent.pid, mark: order.mark }
  tell({ type: 'started', pid: agent.pid })
  const copies = order.carrier === 'socket' ? [copy(agent, order, 'stdout'), copy(agent, order, 'stderr')] : []
  const exited = new Promise<Report>((resolve) =>
    agent.once('exit', (code, signal) => resolve({ type: 'exited', code, signal })),
  )
  const report = await Promise.race([exited, gone.then(() => null)])
  if (report === null) await endTree(tree, 0, exited)
  else tell(report)
  await Promise.all(report === null ? [] : copies)
  control.end()
  if (report === null) process.exit(1)
}

const start = (order: Order): ChildProcess | Error => {
  const opened: number[] = []
  const openPipe = (path: string, flags: string): number => {
    const fd = openSync(path, flags)
    opened.push(fd)
    return fd
  }
  try {
    const output = (path: string): number | 'pipe' => (order.carrier === 'fifo' ? openPipe(path, 'w') : 'pipe')
    const stdio: StdioOptions = [stdinOf(order, openPipe), output(order.place.stdout), output(order.place.stderr)]
    return spawn(order.file, order.args, {
      cwd: order.cwd,
      env: order.env,
      stdio,
      detached: true,
      windowsHide: true,
    })
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  } finally {
    for (const fd of opened) closeSync(fd)
  }
}

const stdinOf = (order: Order, openPipe: (path: string, flags: string) => number): 'ignore' | 'pipe' | number => {
  switch (order.stdin) {
    case 'empty':
      return 'ignore'
    case 'stream':
      return 'pipe'
    case 'file': {
      const fd = openPipe(order.place.stdin, 'r')
      rmSync(order.place.stdin, { force: true })
      return fd
    }
  }
}

/** Copies one stream to a connection of its own; resolves when all was sent that the agent wrote before its exit. */
const copy = async (agent: ChildProcess, order: Order, lane: 'stdout' | 'stderr'): Promise<void> => {
  const from = agent[lane] as (Readable & { readonly bytesRead: number }) | null
  if (from === null) return
  const to = open(order.place.socket, lane)
  to.on('error', () => {})
  from.pipe(to)
  await new Promise((resolve) => agent.once('exit', resolve))
  await drained(from)
  from.unpipe(to)
  await new Promise<void>((resolve) => {
    to.once('close', () => resolve())
    to.end(() => resolve())
  })
  from.destroy()
}

const open = (path: string, lane: Lane): Socket => {
  const socket = connect(path)
  socket.write(lanes[lane])
  return socket
}
