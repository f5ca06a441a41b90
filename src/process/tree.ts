import { setTimeout as delay } from 'node:timers/promises'
import { type Entry, list, marked } from './listing.ts'

/** An agent's processes. */
export interface Tree {
  /** The agent's own pid, which is also the number of its group and session. */
  readonly root: number
  /** The random id in the environment of all that it starts. */
  readonly mark: string
}

/** A descriptor in use is never freed, so a process nobody can end (it waits for a disk) isn't waited for longer. */
const givenUpAfterMs = 5_000
const lookEveryMs = 20

/**
 * Ends every process of the tree: SIGTERM, `graceMs`, then stop and SIGKILL until none is left. Processes in other
 * groups and sessions are found by descent and by mark. `exited` resolves when the agent itself is gone: a hint to look.
 */
export const endTree = async (tree: Tree, graceMs: number, exited: Promise<unknown>): Promise<void> => {
  if (process.platform === 'win32') return endWindows(tree.root)
  const known = new Map<number, string>()
  if (graceMs > 0) {
    for (const entry of await members(tree, known)) kill(entry.pid, 'SIGTERM')
    const until = performance.now() + graceMs
    let hint: Promise<unknown> | null = exited
    while (performance.now() < until && (await members(tree, known)).length > 0) {
      const pause = delay(Math.min(lookEveryMs, graceMs))
      await (hint === null ? pause : Promise.race([pause, hint.then(() => (hint = null))]))
    }
  }
  const until = performance.now() + givenUpAfterMs
  for (;;) {
    const caught = await freeze(tree, known)
    if (caught.length === 0 || performance.now() > until) return
    for (const entry of caught) kill(entry.pid, 'SIGKILL')
    await delay(1)
  }
}

/** Passes a signal on to the agent's group. Windows has no such thing: there the tree can only be ended. */
export const signalGroup = (tree: Tree, signal: NodeJS.Signals): void => {
  if (process.platform !== 'win32') kill(-tree.root, signal)
}

/** Stops the members until no new one appears: what is stopped can't fork. */
const freeze = async (tree: Tree, known: Map<number, string>): Promise<readonly Entry[]> => {
  const stopped = new Set<number>()
  for (;;) {
    const found = await members(tree, known)
    const moving = found.filter((entry) => !entry.stopped && !stopped.has(entry.pid))
    for (const entry of moving) {
      kill(entry.pid, 'SIGSTOP')
      stopped.add(entry.pid)
    }
    if (moving.length === 0) return found
  }
}

/** The living members, by what is known: group, session, descent, mark, and having been seen before. */
const members = async (tree: Tree, known: Map<number, string>): Promise<readonly Entry[]> => {
  const entries = (await list()).filter((entry) => entry.pid !== process.pid)
  const found = new Set(entries.filter((entry) => belongs(entry, tree, known)))
  const children = Map.groupBy(entries, (entry) => entry.parent)
  for (const entry of found) for (const child of children.get(entry.pid) ?? []) found.add(child)
  for (const entry of found) known.set(entry.pid, entry.born)
  return [...found].filter((entry) => mayKill(entry.pid))
}

const belongs = (entry: Entry, { root, mark }: Tree, known: ReadonlyMap<number, string>): boolean =>
  entry.group === root || entry.session === root || known.get(entry.pid) === entry.born || marked(entry.pid, mark)

const mayKill = (pid: number): boolean => kill(pid, 0)

/** False when the process is gone or another user's. */
const kill = (pid: number, signal: NodeJS.Signals | 0): boolean => {
  try {
    return process.kill(pid, signal)
  } catch {
    return false
  }
}

const endWindows = async (root: number): Promise<void> => {
  const { spawn } = await import('node:child_process')
  await new Promise<void>((resolve) => {
    const ended = spawn('taskkill', ['/PID', String(root), '/T', '/F'], { stdio: 'ignore', windowsHide: true })
    ended.once('error', () => resolve())
    ended.once('exit', () => resolve())
  })
}
