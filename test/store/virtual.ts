import type { CacheClient, Failure } from '../../src/store/cache-client.ts'

/** A queue of things to happen, in virtual time. */
export interface Timeline {
  readonly now: () => number
  /** Resolves `ms` later. */
  readonly after: (ms: number) => Promise<void>
  /** Lets everything happen that is planned, and what comes of it. */
  readonly run: () => Promise<void>
}

export const timelineFrom = (start: number): Timeline => {
  let now = start
  let planned: { at: number; happen: () => void }[] = []
  return {
    now: () => now,
    after: (ms) => new Promise((resolve) => planned.push({ at: now + ms, happen: resolve })),
    run: async () => {
      while (planned.length > 0) {
        const next = planned.reduce((first, event) => (event.at < first.at ? event : first))
        planned = planned.filter((event) => event !== next)
        now = next.at
        next.happen()
        // All that follows at once, however many promises deep, before the next instant.
        await new Promise(setImmediate)
      }
    },
  }
}

interface Entry {
  readonly key: string
  readonly scope: string
  readonly order: number
  finished: boolean
}

/** The model of a cache: entries reserved by key, seen once finished, newest first. */
export interface VirtualCache {
  /** A run's view: it writes to its own scope, reads that and the default's. */
  readonly client: (scope: string) => CacheClient
  readonly evict: (match: (key: string) => boolean) => void
  readonly saves: () => number
}

export const virtualCache = (
  time: Timeline,
  chance: (below: number) => number,
  newest: 'by reservation' | 'by end',
): VirtualCache => {
  let entries: Entry[] = []
  let order = 0
  let saves = 0
  /** 20 to 320 ms; 2 % take up to 5 s longer. */
  const latency = () => time.after(20 + chance(300) + (chance(50) === 0 ? chance(5_000) : 0))
  const visible = (scope: string) => [scope, 'main'].filter((one, n, all) => all.indexOf(one) === n)

  const client = (scope: string): CacheClient => ({
    lookup: async (prefix) => {
      await latency()
      for (const where of visible(scope)) {
        const found = entries
          .filter((entry) => entry.finished && entry.scope === where && entry.key.startsWith(prefix))
          .reduce<Entry | null>((last, entry) => (last === null || entry.order > last.order ? entry : last), null)
        if (found !== null) {
          await latency()
          return { kind: 'found', key: found.key }
        }
      }
      await latency()
      return { kind: 'none' }
    },
    save: async (key) => {
      await latency()
      saves += 1
      if (entries.some((entry) => entry.key === key && entry.scope === scope)) return { kind: 'taken' }
      order += 1
      const entry: Entry = { key, scope, order, finished: false }
      entries.push(entry)
      if (chance(20) === 0) return cutOff
      await latency()
      order += 1
      entry.finished = true
      if (newest === 'by end') entries = entries.map((one) => (one === entry ? { ...entry, order } : one))
      await latency()
      return { kind: 'saved' }
    },
  })
  return {
    client,
    evict: (match) => {
      entries = entries.filter((entry) => !match(entry.key))
    },
    saves: () => saves,
  }
}

const trouble = { reason: 'unreachable', notice: '' } as const
/** The answer to a reservation that is never finished. */
const cutOff: Failure = { kind: 'failed', trouble, again: true, retryAfterMs: 0 }
