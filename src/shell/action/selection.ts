import * as z from 'zod/mini'
import { type Account, type Pool, providers } from '../../pool/account.ts'
import { parseHours } from '../../pool/hours.ts'
import { type Ordering, strategies } from '../../pool/select.ts'
import type { StoreKind } from '../../settings/settings.ts'
import { parseJson } from '../json.ts'

/**
 * What `select` tells `report`: the pool without its credentials, so that no step after the agent needs them. Safe to
 * publish, but written for nobody else.
 */
export interface Selection {
  /** The accounts that could have been chosen. Their credentials are empty. */
  readonly pool: Pool
  /** The one that was. */
  readonly account: Account
  readonly ordering: Ordering
  readonly store: StoreKind
  /** What was waited for a store in trouble, ms; 0 for one that works. */
  readonly lostMs: number
  /** Epoch ms. */
  readonly at: number
  /** See `gitState`; '' where there is none. */
  readonly gitState: string
  /** Gives back the place that is kept on the account; '' where none is. */
  readonly holder: string
}

export const writeSelection = ({ pool, account, ordering, store, lostMs, at, gitState, holder }: Selection): string =>
  JSON.stringify({
    pool: pool.name,
    account: account.id,
    ...ordering,
    store,
    lostMs,
    at,
    gitState,
    holder,
    accounts: pool.accounts.map(({ credential: _, ...known }) => known),
  })

/** Null for anything that `writeSelection` did not write. */
export const readSelection = (text: string): Selection | null => {
  const parsed = schema.safeParse(parseJson(text))
  if (!parsed.success) return null
  const { pool: name, account: id, strategy, spreadIndex, store, lostMs, at, gitState, holder, accounts } = parsed.data
  const pool: Pool = { name, accounts: accounts.map((known): Account => ({ ...known, credential: leftBehind })) }
  const account = pool.accounts.find((known) => known.id === id)
  return account === undefined
    ? null
    : { pool, account, ordering: { strategy, spreadIndex }, store, lostMs, at, gitState, holder }
}

const leftBehind: Account['credential'] = { kind: 'env', env: {} }

const name = z.string().check(z.regex(/^[a-z0-9-]{1,48}$/))

const natural = z.int().check(z.minimum(0))

const share = z.nullable(z.number().check(z.minimum(0), z.maximum(1)))

const bounds = z.object({
  fiveHour: share,
  sevenDay: share,
  hours: z.nullable(
    z.object({
      spans: z
        .array(z.object({ days: z.array(z.int().check(z.minimum(0), z.maximum(6))), from: z.int(), to: z.int() }))
        .check(z.minLength(1)),
      zone: z.string().check(z.refine((zone) => parseHours(`00:00-24:00 ${zone}`)?.zone === zone)),
    }),
  ),
  maxConcurrent: z.nullable(z.int().check(z.minimum(1))),
})

const schema = z.object({
  pool: z.string(),
  account: z.string(),
  strategy: z.enum(strategies),
  spreadIndex: natural,
  store: z.enum(['memory', 'file', 'actions-cache', 'redis']),
  lostMs: natural,
  at: natural,
  gitState: z.string(),
  holder: z.string(),
  accounts: z.array(
    z.object({
      id: z.string().check(z.regex(/^[0-9a-f]{12}$/)),
      label: name,
      provider: z.enum(providers),
      fingerprint: z.string().check(z.regex(/^[0-9a-f]{8}$/)),
      priority: natural,
      group: z.nullable(name),
      disabled: z.boolean(),
      bounds,
    }),
  ),
})
