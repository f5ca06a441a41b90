import type { Pool } from '../pool/account.ts'
import type { Strategy } from '../pool/select.ts'
import type { PoolSettings } from '../settings/settings.ts'
import { createStore } from '../store/create.ts'
import { ownDirectory } from './base-directory.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** A store, and its leases where it can hold them. */
export type OpenStore = ReturnType<typeof createStore>

export interface StorePlace {
  /** Of the file store; null: the user's XDG state directory. */
  readonly stateDirectory: string | null
  /** The repository's default branch, whose entries every branch can read; null where unknown. */
  readonly defaultBranch: string | null
  /** Time that a store which does not answer may cost in all, ms; as much as a run may when left out. */
  readonly limitMs?: number
}

/** The store that the settings name. */
export const openStore = (settings: PoolSettings, env: Environment, place: StorePlace): OpenStore => {
  const { pool } = settings
  const now = (): number => Date.now()
  const limit = place.limitMs === undefined ? {} : { limitMs: place.limitMs }
  switch (settings.store) {
    case 'memory':
      return createStore({ kind: 'memory' })
    case 'file':
      return createStore({ kind: 'file', pool, directory: place.stateDirectory ?? defaultState(env), now })
    case 'redis':
      return createStore({ kind: 'redis', pool, url: settings.storeUrl, now, ...limit })
    case 'actions-cache':
      return createStore({
        kind: 'actions-cache',
        pool,
        ref: env['GITHUB_REF'] ?? '',
        sharedRefs: [env['GITHUB_BASE_REF'], place.defaultBranch].flatMap((name) =>
          name ? [`refs/heads/${name}`] : [],
        ),
        uses: usesOf(settings.ordering.strategy),
        unasked: settings.ignoreState,
        env,
        now,
        ...limit,
      })
  }
}

/** What to say where accounts bound their runs and the store can't keep places for later steps; null: nothing. */
export const leasesNotice = ({ reservations }: OpenStore, { accounts }: Pool): string | null =>
  reservations === null && accounts.some(({ bounds }) => bounds.maxConcurrent !== null)
    ? 'maxConcurrent is not kept: only the redis store can tell runs apart'
    : null

/** Where the file store lies unless it is told: the XDG state directory of this user. */
export const defaultState = (env: Environment): string => ownDirectory(env, 'XDG_STATE_HOME')

const usesOf = (strategy: Strategy) => {
  switch (strategy) {
    case 'round-robin':
    case 'priority':
      return 'newest'
    case 'least-recently-used':
    case 'most-remaining':
      return 'each'
    case 'spread':
      return 'none'
  }
}
