import type { Socket } from 'node:net'
import { isStopped } from './listing.ts'

/** A look costs a read of a file on Linux, a start of `ps` elsewhere. */
const lookEveryMs = process.platform === 'linux' ? 500 : 5_000

/**
 * Ends a host that was stopped: its agent did that, and nobody would hear how the agent ends or even that it started. It is
 * looked at twice, so that one is spared which was stopped together with us (Ctrl+Z) and goes on with us. Watches until
 * the host's connection is closed.
 */
export const endWhenStopped = (host: number, control: Socket): void => {
  let before = false
  const look = async (): Promise<void> => {
    const now = await isStopped(host)
    if (now && before && !control.closed) endHost(host)
    before = now
  }
  const timer = setInterval(() => void look(), lookEveryMs)
  timer.unref()
  control.once('close', () => clearInterval(timer))
}

/** Ends a host at once; its connection tells. */
export const endHost = (host: number): void => {
  try {
    process.kill(host, 'SIGKILL')
  } catch {
    // It has just ended.
  }
}
