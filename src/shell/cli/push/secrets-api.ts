import { setTimeout as pause } from 'node:timers/promises'
import type { Octokit } from '@octokit/core'
import * as z from 'zod/mini'
import { clientOf } from '../../../store/github-client.ts'
import { waitAskedFor } from '../../../store/github-trouble.ts'
import { RefusedError } from '../fail.ts'
import type { GithubRight } from '../ledger/repository.ts'
import { pathOf, type Target, type Visibility } from './target.ts'
import { pushTrouble } from './trouble.ts'

/** A secret that is there. Its value can't be read. */
export interface Existing {
  readonly name: string
  readonly updatedAt: string
  /** Of an organisation's secret; null for the others. */
  readonly visibility: Visibility | null
}

export interface PublicKey {
  readonly key_id: string
  /** Base64. */
  readonly key: string
}

/** Who may read an organisation's secret. */
export interface Sharing {
  readonly visibility: Visibility
  readonly selected_repository_ids?: readonly number[]
}

/** The secrets of one target. Every trouble is a `RefusedError` in plain words. */
export interface SecretsApi {
  readonly publicKey: () => Promise<PublicKey>
  readonly list: () => Promise<readonly Existing[]>
  readonly write: (name: string, sealed: string, key: PublicKey, sharing: Sharing | null) => Promise<void>
  /** The ids of an organisation's repositories by their names. */
  readonly repositoryIds: (names: readonly string[]) => Promise<readonly number[]>
  /** The ids of those that may read a secret of the visibility `selected`. */
  readonly selectedFor: (name: string) => Promise<readonly number[]>
}

const perPage = 100
const limitMs = 30_000
/** Whoever is asked to wait longer is told so instead. */
const longestPauseMs = 60_000

const publicKey = z.object({
  key_id: z.string().check(z.minLength(1)),
  key: z.string().check(z.refine((text) => Buffer.from(text, 'base64').length === 32)),
})
const page = z.object({
  total_count: z.number(),
  secrets: z.array(
    z.object({
      name: z.string(),
      updated_at: z.string(),
      visibility: z.optional(z.enum(['all', 'private', 'selected'])),
    }),
  ),
})
const withId = z.object({ id: z.number() })
const repositories = z.object({ total_count: z.number(), repositories: z.array(withId) })

/** Each question is asked at most twice: the second time after the wait that GitHub wants, of which `notice` is told. */
export const secretsApi = (target: Target, right: GithubRight, notice: (text: string) => void): SecretsApi => {
  const base = pathOf(target)
  const ask = async (method: 'GET' | 'PUT', url: string, body: object = {}, again = true): Promise<unknown> => {
    try {
      const client: Octokit = await clientOf(right.token, right.baseUrl)
      return (await client.request({ method, url, ...body, request: { signal: AbortSignal.timeout(limitMs) } })).data
    } catch (error) {
      const waitMs = waitAskedFor(error)
      if (!again || waitMs === null || waitMs > longestPauseMs) throw new RefusedError([pushTrouble(error, target)])
      notice(`GitHub asks to wait ${Math.ceil(waitMs / 1000)} s`)
      await pause(waitMs)
      return ask(method, url, body, false)
    }
  }
  const read = async <T>(schema: z.ZodMiniType<T>, url: string): Promise<T> => {
    const parsed = schema.safeParse(await ask('GET', url))
    if (parsed.success) return parsed.data
    throw new RefusedError([pushTrouble(parsed.error, target)])
  }
  /** All pages of a list. */
  const readAll = async <P extends { readonly total_count: number }, T>(
    schema: z.ZodMiniType<P>,
    url: string,
    itemsOf: (page: P) => readonly T[],
  ): Promise<readonly T[]> => {
    const found: T[] = []
    for (let number = 1; ; number += 1) {
      const answer = await read(schema, `${url}?per_page=${perPage}&page=${number}`)
      const items = itemsOf(answer)
      found.push(...items)
      if (items.length === 0 || number * perPage >= answer.total_count) return found
    }
  }
  return {
    publicKey: () => read(publicKey, `${base}/public-key`),
    list: async () => {
      const found = await readAll(page, base, ({ secrets }) => secrets)
      return found.map(({ name, updated_at, visibility = null }) => ({ name, updatedAt: updated_at, visibility }))
    },
    write: async (name, sealed, { key_id }, sharing) => {
      await ask('PUT', `${base}/${name}`, { encrypted_value: sealed, key_id, ...sharing })
    },
    repositoryIds: (names) =>
      Promise.all(
        names.map(async (name) => {
          const owner = target.kind === 'organization' ? target.organization : target.owner
          return (await read(withId, `/repos/${owner}/${encodeURIComponent(name)}`)).id
        }),
      ),
    selectedFor: async (name) => {
      const found = await readAll(repositories, `${base}/${name}/repositories`, (answer) => answer.repositories)
      return found.map(({ id }) => id)
    },
  }
}
