import type { Socket } from 'node:net'
import type { Exit, Running, Stream } from '../ports.ts'
import { closed, drained } from './drain.ts'
import { endTree, signalGroup } from './end-tree.ts'
import { endHost } from './host-watch.ts'
import { type Carrier, encode } from './messages.ts'
import { type OnOutput, pump } from './pump.ts'
import type { Tree } from './tree.ts'

export interface Started {
  readonly tree: Tree
  readonly control: Socket
  readonly streams: Readonly<Record<Stream, Socket>>
  readonly carrier: Carrier
  /** How the agent ended, as the host tells; null when the host was lost. */
  readonly reported: Promise<Exit | null>
  readonly onOutput: OnOutput
}

/** The host tells of an exit at once. One that does not is stopped, or waits for an agent that we may not end. */
const hostAnswersWithinMs = 500

/** Follows a started agent to its end. */
export const follow = ({ tree, control, streams, carrier, reported, onOutput }: Started): Running => {
  const settled = pump(streams, onOutput)
  // A pipe may be held open by what the agent left behind; a connection is closed by the host.
  const taken = carrier === 'fifo' ? drained : closed
  let [over, left] = [false, false]
  const leave = (): void => {
    if (control.writable && !left) control.write(encode({ type: 'leave' }))
    left = true
  }
  const finish = async (): Promise<Exit> => {
    const exit = await reported
    over = true
    if (exit === null) await endTree(tree, 0, Promise.resolve())
    await Promise.all([taken(streams.stdout), taken(streams.stderr)])
    await settled()
    for (const socket of [streams.stdout, streams.stderr]) socket.destroy()
    // Without a host nobody knows how the agent would have ended.
    return exit ?? { kind: 'signalled', signal: 'SIGKILL' }
  }
  return {
    exit: finish(),
    signal: (signal) => {
      if (!over) signalGroup(tree, signal)
    },
    end: async (graceMs) => {
      const late = setTimeout(() => over || endHost(tree.host), graceMs + hostAnswersWithinMs)
      await endTree(tree, graceMs, reported, leave)
      await reported
      clearTimeout(late)
    },
    leave,
  }
}
