import type { Utilization } from '../verdict.ts'

/** So much work an account may do in a window, which begins with the first work after the last one. Milliseconds. */
export interface Limit {
  readonly windowMs: number
  readonly workMs: number
}

/** The provider's side of one account (or of a group that shares a limit): what is spent, and when it says no. */
export interface Meter {
  /** Lets time go by until then (epoch ms), at which nothing has begun or ended since. */
  readonly advance: (to: number) => void
  /** One more or one less agent at work from now on. */
  readonly begin: () => void
  readonly end: () => void
  readonly running: () => number
  /** Epoch ms at which the window that is spent ends; null: there is something left. */
  readonly spentUntil: () => number | null
  /** Epoch ms of the next moment at which a window is spent or ends with agents at work; null: none will come by itself. */
  readonly next: () => number | null
  /** As providers tell it of their two windows. */
  readonly utilization: () => Utilization
  /** Work done in all, ms. */
  readonly work: () => number
}

interface Window extends Limit {
  begun: number | null
  spent: number
}

const hour = 3_600_000

export const createMeter = (limits: readonly Limit[]): Meter => {
  const windows: Window[] = limits.map((limit) => ({ ...limit, begun: null, spent: 0 }))
  let at = 0
  let running = 0
  let work = 0

  const renew = (): void => {
    for (const window of windows) {
      if (window.begun !== null && at >= window.begun + window.windowMs) {
        window.begun = null
        window.spent = 0
      }
      if (window.begun === null && running > 0) window.begun = at
    }
  }
  const endOf = ({ begun, windowMs }: Window): number => (begun ?? at) + windowMs
  const isSpent = ({ spent, workMs }: Window): boolean => spent >= workMs - 0.5
  const share = (windowMs: number): number | null => {
    const window = windows.find((one) => one.windowMs === windowMs)
    return window === undefined ? null : Math.min(1, window.spent / window.workMs)
  }
  const end = (windowMs: number): number | null => {
    const window = windows.find((one) => one.windowMs === windowMs)
    return window === undefined ? null : endOf(window)
  }
  return {
    advance: (to) => {
      const done = running * (to - at)
      work += done
      for (const window of windows) window.spent += done
      at = to
      renew()
    },
    begin: () => {
      running += 1
      renew()
    },
    end: () => {
      running -= 1
    },
    running: () => running,
    spentUntil: () => {
      const ends = windows.filter(isSpent).map(endOf)
      return ends.length === 0 ? null : Math.max(...ends)
    },
    next: () => {
      if (running === 0) return null
      const moments = windows.map((window) => Math.min(endOf(window), at + (window.workMs - window.spent) / running))
      return moments.length === 0 ? null : Math.ceil(Math.max(at, Math.min(...moments)))
    },
    utilization: () => ({
      fiveHour: share(5 * hour),
      sevenDay: share(7 * 24 * hour),
      ends: { fiveHour: end(5 * hour), sevenDay: end(7 * 24 * hour) },
    }),
    work: () => work,
  }
}
