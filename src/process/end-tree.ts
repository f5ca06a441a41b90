import { spawn } from 'node:child_process'
import { setTimeout as delay } from 'node:timers/promises'
import { listProcesses } from './listing.ts'
import { createFinder, type Tree, type View, wholeGroups } from './tree.ts'

/** What waits for a broken disk, or forks faster than we look, is not fought for longer. */
const giveUpAfterMs = 1_500
const lookEveryMs = 20

/**
 * Ends every process of the tree: SIGTERM, `graceMs`, then stop and SIGKILL until none is left. Another user's processes
 * (sudo) can't be ended and are left. `exited` resolves when the agent itself is gone: a hint to look. `noneSeen` is called
 * when no process is seen any more, to let the host go: only then does the reaper go, unless one was not seen.
 */
export const endTree = async (
  tree: Tree,
  graceMs: number,
  exited: Promise<unknown>,
  noneSeen: () => void = () => {},
): Promise<void> => {
  if (process.platform === 'win32') return endWindows(tree.root?.pid).then(noneSeen)
  const look = looking(tree, noneSeen)
  if (graceMs > 0 && (await gentleEnd(look, graceMs, exited))) return
  const until = performance.now() + giveUpAfterMs
  for (;;) {
    const caught = await freeze(look, until)
    if (isEmpty(caught) || performance.now() > until) return
    send(caught, 'SIGKILL')
    await delay(1)
  }
}

/** Passes a signal on to the agent's group. Windows has no such thing: there a tree can only be ended. */
export const signalGroup = ({ root }: Tree, signal: NodeJS.Signals): void => {
  if (process.platform !== 'win32' && root !== null) kill(-root.pid, signal)
}

const looking = (tree: Tree, noneSeen: () => void): (() => Promise<View>) => {
  const find = createFinder(tree)
  return async () => {
    const view = find(await listProcesses())
    const members = view.members.filter(({ pid }) => kill(pid, 0))
    if (members.length === 0) noneSeen()
    return { ...view, members }
  }
}

const isEmpty = ({ members, more }: View): boolean => members.length === 0 && !more

/** Asks them to end; true when they did in time. */
const gentleEnd = async (look: () => Promise<View>, graceMs: number, exited: Promise<unknown>): Promise<boolean> => {
  const until = performance.now() + graceMs
  send(await look(), 'SIGTERM')
  let pauseMs = lookEveryMs
  let hint: Promise<unknown> | null = exited.then(() => {
    hint = null
    // What is left now goes in a moment: the host, and the reaper behind it.
    pauseMs = 1
  })
  for (;;) {
    const pause = delay(Math.max(0, Math.min(pauseMs, until - performance.now())))
    pauseMs = Math.min(lookEveryMs, pauseMs * 2)
    await (hint === null ? pause : Promise.race([pause, hint]))
    if (isEmpty(await look())) return true
    if (performance.now() >= until) return false
  }
}

/** Stops the members until no new one appears: what is stopped can't fork. */
const freeze = async (look: () => Promise<View>, until: number): Promise<View> => {
  const met = new Set<number>()
  for (;;) {
    const view = await look()
    const fresh = view.members.filter(({ pid, stopped }) => !stopped && !met.has(pid))
    if (fresh.length === 0 || performance.now() > until) return view
    for (const { pid } of fresh) met.add(pid)
    send({ ...view, members: fresh }, 'SIGSTOP')
  }
}

/** Signals whole groups at once, where no fork can slip through, and the rest one by one. */
const send = (view: View, signal: NodeJS.Signals): void => {
  const groups = wholeGroups(view)
  for (const group of groups) kill(-group, signal)
  for (const { pid, group } of view.members) if (!groups.includes(group)) kill(pid, signal)
}

/** False when the process is gone or another user's. */
const kill = (pid: number, signal: NodeJS.Signals | 0): boolean => {
  try {
    return process.kill(pid, signal)
  } catch {
    return false
  }
}

const endWindows = (root: number | undefined): Promise<void> =>
  new Promise((resolve) => {
    if (root === undefined) return resolve()
    const taskkill = spawn('taskkill', ['/PID', String(root), '/T', '/F'], { stdio: 'ignore', windowsHide: true })
    taskkill.once('error', () => resolve())
    taskkill.once('exit', () => resolve())
  })
