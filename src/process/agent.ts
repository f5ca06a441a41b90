import { randomBytes } from 'node:crypto'
import type { Socket } from 'node:net'
import { tmpdir } from 'node:os'
import type { Agent, Command, Exit, Running } from '../ports.ts'
import { drained } from './drain.ts'
import { markVariable } from './mark.ts'
import { arrange, type Meeting } from './meeting.ts'
import { type Carrier, decode, encode, type Order, type Report } from './messages.ts'
import { type OnOutput, pump } from './pump.ts'
import { startHost } from './start-host.ts'
import { endTree, signalGroup, type Tree } from './tree.ts'
import { notStarted, which } from './which.ts'

export interface AgentOptions {
  /** The host's entry: `dist/host/index.js` of the bundle, `src/host.ts` from sources. */
  readonly hostPath: string
  /** Where the private directory of an attempt is made: RUNNER_TEMP, or the system's by default. */
  readonly temporary?: string
  /** How output reaches us; by default named pipes on Linux, sockets elsewhere. */
  readonly carrier?: Carrier
}

/** Runs agents, each under a host of its own. */
export const createAgent = (options: AgentOptions): Agent => ({
  start: async (command, onOutput) => {
    const found = await which(command)
    if (typeof found !== 'string') return stillborn(found)
    const carrier = options.carrier ?? (process.platform === 'linux' ? 'fifo' : 'socket')
    const meeting = await arrange(options.temporary ?? tmpdir(), carrier, command.stdin).catch((error: unknown) =>
      notStarted(126, `no private directory for the agent: ${messageOf(error)}`),
    )
    if ('kind' in meeting) return stillborn(meeting)
    try {
      return await startIn(meeting, options.hostPath, command, found, onOutput)
    } finally {
      await meeting.close()
    }
  },
})

const startIn = async (
  meeting: Meeting,
  hostPath: string,
  command: Command,
  file: string,
  onOutput: OnOutput,
): Promise<Running> => {
  const { place, carrier, lane } = meeting
  const fifos =
    carrier === 'fifo' ? { stdout: meeting.reader(place.stdout), stderr: meeting.reader(place.stderr) } : null
  const giveUp = (code: 126 | 127, reason: string): Running => {
    fifos?.stdout.destroy()
    fifos?.stderr.destroy()
    return stillborn(notStarted(code, reason))
  }
  const hostGone = startHost(hostPath, place.socket)
  const control = await Promise.race([lane('control'), hostGone])
  if (typeof control === 'string') return giveUp(126, `the agent host didn't start: ${control}`)
  const reports = listen(control)
  const mark = randomBytes(16).toString('hex')
  control.write(encode(order(command, file, meeting, mark)))
  const first = await reports.first
  if (first === null) return giveUp(126, `the agent host ended before the agent started`)
  if (first.type !== 'started') return giveUp(126, reasonOf(file, first))
  const streams = fifos ?? { stdout: await lane('stdout'), stderr: await lane('stderr') }
  return follow({ root: first.pid, mark }, control, streams, reports.exit, onOutput)
}

const order = (command: Command, file: string, { place, carrier }: Meeting, mark: string): Order => ({
  file,
  args: command.args,
  env: { ...command.env, [markVariable]: mark },
  cwd: command.cwd,
  stdin: command.stdin === null ? 'empty' : 'file',
  carrier,
  place,
  mark,
})

const follow = (
  tree: Tree,
  control: Socket,
  streams: Readonly<Record<'stdout' | 'stderr', Socket>>,
  reported: Promise<Exit | null>,
  onOutput: OnOutput,
): Running => {
  const settled = pump(streams, onOutput)
  let over = false
  const finish = async (): Promise<Exit> => {
    const exit = await reported
    if (exit === null) await endTree(tree, 0, Promise.resolve())
    over = true
    await Promise.all([drained(streams.stdout), drained(streams.stderr)])
    await settled()
    for (const socket of [streams.stdout, streams.stderr, control]) socket.destroy()
    // The host itself was killed: nobody knows how the agent would have ended.
    return exit ?? { kind: 'signalled', signal: 'SIGKILL' }
  }
  const exit = finish()
  return {
    exit,
    signal: (signal) => {
      if (!over) signalGroup(tree, signal)
    },
    end: (graceMs) => endTree(tree, graceMs, reported),
  }
}

/** The host's reports: the first, and how the agent ended; null when the host is lost before. */
const listen = (control: Socket): { first: Promise<Report | null>; exit: Promise<Exit | null> } => {
  const first = Promise.withResolvers<Report | null>()
  const exit = Promise.withResolvers<Exit | null>()
  control.on('close', () => {
    first.resolve(null)
    exit.resolve(null)
  })
  control.on('error', () => {})
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

const reasonOf = (file: string, report: Report): string =>
  report.type === 'failed' && report.code === 'ENOENT'
    ? `${file} can't be started: the interpreter it names is missing`
    : `${file} can't be started: ${report.type === 'failed' ? report.message : report.type}`

const stillborn = (exit: Exit): Running => ({
  exit: Promise.resolve(exit),
  signal: () => {},
  end: async () => {},
})

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
