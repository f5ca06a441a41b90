import type { Doing, Trouble } from '../ports.ts'
import type { Failure } from './cache-client.ts'
import { mayMean, means } from './meaning.ts'
import type { Watched } from './watch.ts'

/** What the environment of a run already says about its cache, before anything is asked of it. */
export const modeTrouble = (
  env: Readonly<Record<string, string | undefined>>,
  doing: 'read' | 'write',
): Trouble | null => {
  const server = env.GITHUB_SERVER_URL || 'https://github.com'
  const isV2 = Boolean(env.ACTIONS_CACHE_SERVICE_V2) && isCloud(server)
  const url = isV2 ? env.ACTIONS_RESULTS_URL : env.ACTIONS_CACHE_URL || env.ACTIONS_RESULTS_URL
  if (!url || !env.ACTIONS_RUNTIME_TOKEN) return troubles.absent
  switch ((env.ACTIONS_CACHE_MODE ?? '').trim().toLowerCase()) {
    case 'none':
      return troubles.off
    case 'read':
      return doing === 'write' ? troubles.readOnly : null
    case 'write-only':
      return doing === 'read' ? troubles.writeOnly : null
    default:
      return null
  }
}

const isCloud = (server: string): boolean => {
  const host = URL.parse(server)?.hostname.toUpperCase() ?? ''
  return host === 'GITHUB.COM' || host.endsWith('.GHE.COM') || host.endsWith('.LOCALHOST')
}

/** Why a call failed, by the answers it got; null when it did not fail. */
export const diagnose = (seen: Watched<unknown>, doing: Doing): Failure | null => {
  const fail = (trouble: Trouble, again = false, retryAfterMs = 0): Failure => ({
    kind: 'failed',
    trouble,
    again,
    retryAfterMs,
  })
  const last = seen.exchanges.at(-1)
  if (seen.said.includes('cache write denied:')) return fail(troubles.readOnly)
  if (seen.said.includes('cache read denied:')) return fail(told.denied(doing))
  if (last?.status === 401 || last?.status === 403) return fail(told.denied(doing))
  if (last?.status === 429) return fail(told.busy(doing), true, last.retryAfterMs ?? 1_000)
  if (last !== undefined && (last.status === null || last.status >= 500)) {
    return fail(told.unreachable(doing), true, last.retryAfterMs ?? 0)
  }
  if (last !== undefined && /Attempt \d+ of \d+ failed/.test(seen.said)) return fail(told.garbage(doing), true)
  if (seen.end === 'aborted') return fail(told.slow(doing))
  if (last === undefined) return fail(doing === 'write' ? troubles.unpacked : told.unreachable(doing))
  const failed = seen.end !== 'returned' || /Failed to (restore|save)/.test(seen.said)
  return failed ? fail(told.garbage(doing), true) : null
}

/** A key of ours was reserved and never finished, most likely by a try that was cut off. */
export const unfinished: Failure = {
  kind: 'failed',
  again: true,
  retryAfterMs: 0,
  trouble: {
    reason: 'unreachable',
    notice: `The Actions cache took a record and did not finish it, ${mayMean.write}; nothing needs to be done unless it lasts.`,
  },
}

const lost = 'so cooldowns are not remembered for the next run'

const troubles = {
  absent: {
    reason: 'absent',
    notice: `There is no Actions cache here, ${lost}; set another store if they should be.`,
  },
  off: {
    reason: 'denied',
    notice: `The Actions cache is switched off for this workflow (cache-mode: none), ${lost}; set cache-mode: write or another store.`,
  },
  writeOnly: {
    reason: 'denied',
    notice: `The Actions cache can't be read in this workflow (cache-mode: write-only), ${means.read}; set cache-mode: write or another store.`,
  },
  readOnly: {
    reason: 'read-only',
    notice: `The Actions cache is read-only for this trigger, ${lost}; use another store, or set cache-mode: write if no untrusted code runs in this workflow, since that code could then plant cache entries that trusted runs restore.`,
  },
  unpacked: {
    reason: 'unreachable',
    notice: `A cache entry could not be made on this runner, ${lost}; check that tar works and the workspace exists.`,
  },
} as const satisfies Record<string, Trouble>

const told = {
  denied: (doing) => ({
    reason: 'denied',
    notice: `The Actions cache refused this run's token, ${means[doing]}; check the job's cache-mode or use another store.`,
  }),
  busy: (doing) => ({
    reason: 'slow',
    notice: `The Actions cache asks for fewer requests at the moment, ${mayMean[doing]}; nothing needs to be done unless it lasts.`,
  }),
  slow: (doing) => ({
    reason: 'slow',
    notice: `The Actions cache did not answer in time, ${mayMean[doing]}; nothing needs to be done unless it lasts.`,
  }),
  unreachable: (doing) => ({
    reason: 'unreachable',
    notice: `The Actions cache can't be reached, ${mayMean[doing]}; nothing needs to be done unless it lasts.`,
  }),
  garbage: (doing) => ({
    reason: 'damaged',
    notice: `The Actions cache gave an answer that makes no sense, ${mayMean[doing]}; if it lasts, check the proxy or cache server between this runner and GitHub.`,
  }),
} as const satisfies Record<string, (doing: Doing) => Trouble>
