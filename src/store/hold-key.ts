import type { AccountId } from '../pool/account.ts'
import { type Scope, skewAllowanceMs } from './key.ts'

/** An entry of the cache says that a run uses an account until then (epoch ms; 0: no longer). */
export interface Hold {
  readonly account: AccountId
  readonly until: number
}

/** How long an entry says that, unless it is renewed, ms. */
export const usualHoldMs = 900_000

/** The prefix of all such keys of an account in a scope. */
export const holdPrefix = ({ pool, ref }: Scope, account: AccountId): string => `pf1.${pool}.${ref}.h.${account}.`

/** `nonce`: 8 hex digits that make the key unique. */
export const formatHold = (scope: Scope, { account, until }: Hold, nonce: string): string =>
  `${holdPrefix(scope, account)}${String(until).padStart(13, '0')}.${nonce}`

/** Null for any string that does not say so exactly. */
export const parseHold = (key: string): Hold | null => {
  const [, account, until] = /^pf1\.[0-9a-f]{8}\.[0-9a-f]{8}\.h\.([0-9a-f]{12})\.(\d{13})\.[0-9a-f]{8}$/.exec(key) ?? []
  return account === undefined || until === undefined ? null : { account, until: Number(until) }
}

/** Whether runs may believe it: no run of ours, whatever its clock, says more than `ttlMs` ahead. */
export const isCredible = ({ until }: Hold, now: number, ttlMs = usualHoldMs): boolean =>
  until <= now + ttlMs + skewAllowanceMs
