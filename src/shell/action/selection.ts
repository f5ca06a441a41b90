import { z } from 'zod'
import { type Account, type Pool, providers } from '../../pool/account.ts'
import { parseHours } from '../../pool/hours.ts'
import { type Ordering, strategies } from '../../pool/select.ts'
import type { StoreKind } from '../../settings/settings.ts'

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
  /** Epoch ms. */
  readonly at: number
  /** See `gitState`; '' where there is none. */
  readonly gitState: string
  /** Gives back the place that is kept on the account; '' where none is. */
  readonly holder: string
}

export const writeSelection = ({ pool, account, ordering, store, at, gitState, holder }: Selection): string =>
  JSON.stringify({
    pool: pool.name,
    account: account.id,
    ...ordering,
    store,
    at,
    gitState,
    holder,
    accounts: pool.accounts.map(({ credential: _, ...known }) => known),
  })

/** Null for anything that `writeSelection` did not write. */
export const readSelection = (text: string): Selection | null => {
  const parsed = schema.safeParse(json(text))
  if (!parsed.success) return null
  const { pool: name, account: id, strategy, spreadIndex, store, at, gitState, holder, accounts } = parsed.data
  const pool: Pool = { name, accounts: accounts.map((known): Account => ({ ...known, credential: leftBehind })) }
  const account = pool.accounts.find((known) => known.id === id)
  return account === undefined
    ? null
    : { pool, account, ordering: { strategy, spreadIndex }, store, at, gitState, holder }
}

const leftBehind: Account['credential'] = { kind: 'env', env: {} }

const name = z.string().regex(/^[a-z0-9-]{1,48}$/)

const share = z.number().min(0).max(1).nullable()

const bounds = z.object({
  fiveHour: share,
  sevenDay: share,
  hours: z
    .object({
      spans: z.array(z.object({ days: z.array(z.int().min(0).max(6)), from: z.int(), to: z.int() })).min(1),
      zone: z.string().refine((zone) => parseHours(`00:00-24:00 ${zone}`)?.zone === zone),
    })
    .nullable(),
  maxConcurrent: z.int().min(1).nullable(),
})

const schema = z.object({
  pool: z.string(),
  account: z.string(),
  strategy: z.enum(strategies),
  spreadIndex: z.int().min(0),
  store: z.enum(['memory', 'file', 'actions-cache', 'redis']),
  at: z.int().min(0),
  gitState: z.string(),
  holder: z.string(),
  accounts: z.array(
    z.object({
      id: z.string().regex(/^[0-9a-f]{12}$/),
      label: name,
      provider: z.enum(providers),
      fingerprint: z.string().regex(/^[0-9a-f]{8}$/),
      priority: z.int().min(0),
      group: name.nullable(),
      disabled: z.boolean(),
      bounds,
    }),
  ),
})

const json = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
