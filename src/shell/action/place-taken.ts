import * as core from '@actions/core'
import * as z from 'zod/mini'
import type { AccountId, Pool } from '../../pool/account.ts'
import type { Picked } from '../../pool/pick.ts'
import type { Trouble } from '../../ports.ts'
import { createStore } from '../../store/create.ts'
import { parseJson } from '../json.ts'
import type { OpenStore } from '../stores.ts'
import type { Environment } from './enter.ts'

/** A choice, with the place on its account that is kept for later steps. */
export interface Placed extends Picked {
  /** Gives the place back; '' where none is kept. */
  readonly holder: string
  readonly trouble: Trouble | null
}

/** Chooses the first account that has a place left, and keeps that for `forMs`. A store in trouble is in nobody's way. */
export const takePlace = async (
  { reservations }: OpenStore,
  choose: (taken: ReadonlyMap<AccountId, number>) => Picked,
  now: number,
  forMs: number,
): Promise<Placed> => {
  const taken = new Map<AccountId, number>()
  for (;;) {
    const picked = choose(taken)
    const max = picked.account?.bounds.maxConcurrent ?? null
    if (reservations === null || picked.account === null || max === null)
      return { ...picked, holder: '', trouble: null }
    const lease = await reservations.reserve(picked.account.id, max, forMs)
    if (lease.kind === 'held') return { ...picked, holder: lease.holder, trouble: null }
    if (lease.kind === 'failed') return { ...picked, holder: '', trouble: lease.trouble }
    taken.set(picked.account.id, now + lease.askAgainMs)
  }
}

/** What the post step needs to give a place back. */
export const placeState = (pool: Pool, account: AccountId, holder: string): string =>
  JSON.stringify({ pool: pool.name, account, holder })

const state = z.object({ pool: z.string(), account: z.string(), holder: z.string() })

/** The post step of `select`: gives back at the job's end what no report step gave back. Never throws. */
export const givePlaceBack = async (env: Environment): Promise<void> => {
  const kept = state.safeParse(parseJson(env['STATE_place'] ?? ''))
  if (!kept.success) return
  const { pool, account, holder } = kept.data
  const store = createStore({ kind: 'redis', pool, url: core.getInput('store-url'), now: () => Date.now() })
  await store.reservations?.free(account, holder)
  await store.close()
}
