import * as z from 'zod/mini'
import type { Trouble } from '../ports.ts'

/** The parts of the client's errors that matter here; an error without a response is one of the connection. */
const answered = z.object({
  status: z.number(),
  response: z.object({ headers: z.record(z.string(), z.optional(z.union([z.string(), z.number()]))) }),
})

/** How long GitHub asks to wait before the next question, ms; null where it does not. */
export const waitAskedFor = (error: unknown): number | null => {
  const { status, headers } = answerIn(error)
  if (status !== 429 && status !== 403) return null
  const seconds = Number(headers['retry-after'] ?? Number.NaN)
  if (seconds >= 0) return seconds * 1000
  if (String(headers['x-ratelimit-remaining']) === '0') {
    return Math.max(0, Number(headers['x-ratelimit-reset'] ?? 0) * 1000 - Date.now())
  }
  return status === 429 ? 60_000 : null
}

/** Why GitHub's REST API did not do what was asked, in one plain sentence. Nothing of the answer is quoted. */
export const githubTrouble = (error: unknown, repository: string): Trouble => {
  if (error instanceof z.core.$ZodError) {
    return {
      reason: 'damaged',
      notice: `GitHub gave an answer that makes no sense for the caches of ${repository}; check GITHUB_API_URL.`,
    }
  }
  const { status } = answerIn(error)
  const waitMs = waitAskedFor(error)
  if (waitMs !== null) {
    return {
      reason: 'slow',
      notice: `GitHub asks for fewer requests; try again in ${Math.max(1, Math.ceil(waitMs / 60_000))} min.`,
    }
  }
  switch (status) {
    case null:
      return { reason: 'unreachable', notice: `GitHub's API can't be reached; check the network and GITHUB_API_URL.` }
    case 401:
      return {
        reason: 'denied',
        notice: `GitHub refused the token; check GH_TOKEN or GITHUB_TOKEN, or sign in with gh auth login.`,
      }
    case 403:
      return {
        reason: 'denied',
        notice: `The token may not do that to the caches of ${repository}; it needs the right actions: read to list and actions: write to clear and prune.`,
      }
    case 404:
      return {
        reason: 'absent',
        notice: `GitHub knows no repository ${repository} that this token may see; check --repo and the token.`,
      }
    default:
      return {
        reason: 'unreachable',
        notice: `GitHub's API answered ${status} for the caches of ${repository}; try again later.`,
      }
  }
}

/** The status and headers of an answer that was an error; null and none where there was no answer. */
export const answerIn = (error: unknown) => {
  const parsed = answered.safeParse(error)
  return parsed.success
    ? { status: parsed.data.status, headers: parsed.data.response.headers }
    : { status: null, headers: {} as Readonly<Record<string, string | number | undefined>> }
}
