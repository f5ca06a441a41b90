import type { Octokit } from '@octokit/core'
import * as z from 'zod/mini'
import type { Trouble } from '../ports.ts'
import type { Answer } from './answer.ts'
import { clientOf } from './github-client.ts'
import { githubTrouble, waitAskedFor } from './github-trouble.ts'

/** One entry of a repository's Actions cache, as GitHub lists it. */
export interface CacheEntry {
  readonly id: number
  /** Full: `refs/heads/main`. */
  readonly ref: string
  readonly key: string
  /** Epoch ms. */
  readonly createdAt: number
}

/** The caches of one repository, from outside of any workflow run. Neither method ever rejects. */
export interface GithubCaches {
  /** Every entry whose key begins with the prefix, the oldest first. */
  readonly list: (prefix: string) => Promise<Answer<readonly CacheEntry[]>>
  /** Null once the entry is gone, whoever took it away. */
  readonly remove: (id: number) => Promise<Trouble | null>
}

export interface GithubCachesOptions {
  readonly owner: string
  readonly repo: string
  /** Needs the right `actions: read` to list, `actions: write` to remove. Never said. */
  readonly token: string
  /** Of the REST API, without a slash at its end. */
  readonly baseUrl: string
  /** Waits as long as the service asked for before one more try, ms. */
  readonly pause: (ms: number) => Promise<void>
}

const perPage = 100
const limitMs = 30_000
/** Who is asked to wait longer is told so instead. */
const longestPauseMs = 60_000

const page = z.object({
  total_count: z.number(),
  actions_caches: z.array(z.object({ id: z.number(), ref: z.string(), key: z.string(), created_at: z.string() })),
})

/** The REST API of GitHub, at most two tries a question. */
export const githubCaches = ({ owner, repo, token, baseUrl, pause }: GithubCachesOptions): GithubCaches => {
  const where = { owner, repo }
  const ask = async <T>(
    work: (client: Octokit, signal: AbortSignal) => Promise<T>,
    again = true,
  ): Promise<Answer<T>> => {
    try {
      return { kind: 'ok', value: await work(await clientOf(token, baseUrl), AbortSignal.timeout(limitMs)) }
    } catch (error) {
      const waitMs = waitAskedFor(error)
      if (!again || waitMs === null || waitMs > longestPauseMs)
        return { kind: 'failed', trouble: githubTrouble(error, `${owner}/${repo}`) }
      await pause(waitMs)
      return ask(work, false)
    }
  }
  return {
    list: async (prefix) => {
      const found: CacheEntry[] = []
      for (let number = 1; ; number += 1) {
        const asked = {
          ...where,
          key: prefix,
          per_page: perPage,
          page: number,
          sort: 'created_at',
          direction: 'asc',
        } as const
        const answer = await ask(async (client, signal) => {
          const { data } = await client.request('GET /repos/{owner}/{repo}/actions/caches', {
            ...asked,
            request: { signal },
          })
          return page.parse(data)
        })
        if (answer.kind === 'failed') return answer
        const { total_count, actions_caches } = answer.value
        found.push(...actions_caches.map(({ created_at, ...rest }) => ({ ...rest, createdAt: Date.parse(created_at) })))
        if (actions_caches.length === 0 || number * perPage >= total_count) break
      }
      // Whatever a server makes of the filter, entries of others are none of ours.
      return { kind: 'ok', value: found.filter(({ key }) => key.startsWith(prefix)) }
    },
    remove: async (id) => {
      const answer = await ask(async (client, signal) => {
        const request = { ...where, cache_id: id, request: { signal } }
        return client.request('DELETE /repos/{owner}/{repo}/actions/caches/{cache_id}', request).catch((error) => {
          if (error?.status !== 404) throw error
        })
      })
      return answer.kind === 'failed' ? answer.trouble : null
    },
  }
}
