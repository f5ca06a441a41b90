import { createHash } from 'node:crypto'
import type { AccountRecord, ConditionRecord, ConditionVerdict, UseRecord } from '../pool/record.ts'
import type { ResetSource } from '../pool/verdict.ts'

/** Where a record belongs: both are short hashes, so no name of a pool or branch is ever published. */
export interface Scope {
  readonly pool: string
  readonly ref: string
}

/**
 * How long a condition lasts, as one letter in its key: under an hour, under six, longer, or cleared.
 * Each has a prefix of its own, so a writer can see what its own newer entry hides.
 */
export const ranks = ['s', 'm', 'l', 'z'] as const
export type Rank = (typeof ranks)[number]

const MINUTE = 60_000
const HOUR = 60 * MINUTE
/** No cooldown lasts longer than this from the instant it was seen, whatever a key claims. */
export const longestCooldownMs = 8 * 24 * HOUR
/** Clocks of runners may differ; a record from further ahead than this is nonsense and is ignored. */
export const skewAllowanceMs = 30 * MINUTE

const verdictOf: Readonly<Record<string, ConditionVerdict>> = {
  k: 'ok',
  u: 'usage-limit',
  r: 'rate-limit',
  a: 'auth',
  b: 'billing',
}
const sourceOf: Readonly<Record<string, ResetSource>> = {
  e: 'event',
  h: 'header',
  t: 'text',
  b: 'backoff',
  d: 'default',
}
const letter = (letters: Readonly<Record<string, string>>, word: string): string =>
  Object.keys(letters).find((key) => letters[key] === word) ?? '-'

/** 8 hex digits that stand for a text in keys. */
const shortHash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 8)

/** A scope from the pool's name and a full ref (`refs/heads/main`). Stores that know no branches leave the ref out. */
export const scopeOf = (pool: string, ref = ''): Scope => ({ pool: shortHash(pool), ref: shortHash(ref) })

export const rankOf = (record: ConditionRecord): Rank => {
  if (record.until === 0) return 'z'
  const length = record.until - record.observedAt
  return length < HOUR ? 's' : length < 6 * HOUR ? 'm' : 'l'
}

const longestOf: Readonly<Record<Rank, number>> = { s: HOUR, m: 6 * HOUR, l: longestCooldownMs, z: 0 }

/** The ranks of which an entry may matter beside a condition that ends then: a clear, and what can last longer. */
export const ranksBeyond = (until: number, now: number): readonly Rank[] =>
  ranks.filter((rank) => rank === 'z' || now + skewAllowanceMs + longestOf[rank] > until)

/** The prefix of all keys of a pool, whatever their ref. */
export const poolPrefix = (pool: string): string => `pf1.${scopeOf(pool).pool}.`

/** The prefix of all keys of a kind in a scope, of one account's, or of one account's conditions of a rank. */
export const prefixOf = (scope: Scope, kind: AccountRecord['kind'], account?: string, rank?: Rank): string =>
  ['pf1', scope.pool, scope.ref, kind === 'condition' ? 'c' : 'u', account, rank, '']
    .filter((part) => part !== undefined)
    .join('.')

/** The record as a key of fixed length. `nonce` is 8 hex digits that make it unique. Out-of-range numbers are clamped. */
export const formatKey = (scope: Scope, record: AccountRecord, nonce: string): string => {
  if (record.kind === 'use') return prefixOf(scope, 'use', record.account) + useFields(record, nonce).join('.')
  const observedAt = bound(record.observedAt)
  const until = Math.min(Math.max(bound(record.until), 1), observedAt + longestCooldownMs)
  const settled = { ...record, observedAt, until: record.verdict === 'ok' ? 0 : until }
  return prefixOf(scope, 'condition', record.account, rankOf(settled)) + conditionFields(settled, nonce).join('.')
}

const conditionFields = (record: ConditionRecord, nonce: string): string[] => [
  digits(record.observedAt, 13),
  digits(record.until, 13),
  letter(verdictOf, record.verdict) + letter(sourceOf, record.source),
  digits(Math.min(record.failures, 99), 2),
  /^[0-9a-f]{8}$/.test(record.fingerprint) ? record.fingerprint : '00000000',
  nonce,
]

const useFields = (record: UseRecord, nonce: string): string[] => [
  digits(bound(record.observedAt), 13),
  digits(bound(record.succeededAt), 13),
  share(record.utilization?.fiveHour ?? null),
  share(record.utilization?.sevenDay ?? null),
  instant(record.utilization?.ends?.fiveHour ?? null),
  instant(record.utilization?.ends?.sevenDay ?? null),
  nonce,
]

const conditionShape =
  /^pf1\.([0-9a-f]{8})\.([0-9a-f]{8})\.c\.([0-9a-f]{12})\.([smlz])\.(\d{13})\.(\d{13})\.([kurab])([ehtbd])\.(\d{2})\.([0-9a-f]{8})\.[0-9a-f]{8}$/
/** The ends of the two windows came later: a key without them is one of an earlier version. */
const useShape =
  /^pf1\.([0-9a-f]{8})\.([0-9a-f]{8})\.u\.([0-9a-f]{12})\.(\d{13})\.(\d{13})\.(----|\d{4})\.(----|\d{4})(?:\.(-{13}|\d{13})\.(-{13}|\d{13}))?\.[0-9a-f]{8}$/

/** A key's scope and record; null for any string that is not exactly a key. Never throws. `now` is epoch ms. */
export const parseKey = (
  key: string,
  now: number,
): { readonly scope: Scope; readonly record: AccountRecord } | null => {
  const parsed = parseCondition(key) ?? parseUse(key)
  return parsed === null || parsed.record.observedAt > now + skewAllowanceMs ? null : parsed
}

const parseCondition = (key: string): { scope: Scope; record: ConditionRecord } | null => {
  const [, pool = '', ref = '', account = '', rank, observed, end, v = '', s = '', failures, fingerprint = ''] =
    conditionShape.exec(key) ?? []
  const [verdict, source] = [verdictOf[v], sourceOf[s]]
  if (verdict === undefined || source === undefined) return null
  const observedAt = Number(observed)
  const until = Math.min(Number(end), observedAt + longestCooldownMs)
  if ((verdict === 'ok') !== (until === 0)) return null
  const numbers = { observedAt, until, failures: Number(failures) }
  const record: ConditionRecord = { kind: 'condition', account, ...numbers, verdict, source, fingerprint }
  return rankOf(record) === rank ? { scope: { pool, ref }, record } : null
}

const parseUse = (key: string): { scope: Scope; record: UseRecord } | null => {
  const [, pool = '', ref = '', account = '', observed, succeeded, five, seven, fiveEnds, sevenEnds] =
    useShape.exec(key) ?? []
  if (observed === undefined || Number(succeeded) > Number(observed) + longestCooldownMs) return null
  const [fiveHour, sevenDay] = [unshare(five), unshare(seven)]
  const ends = { fiveHour: uninstant(fiveEnds), sevenDay: uninstant(sevenEnds) }
  const told = ends.fiveHour === null && ends.sevenDay === null ? {} : { ends }
  const utilization = fiveHour === null && sevenDay === null ? null : { fiveHour, sevenDay, ...told }
  const times = { observedAt: Number(observed), succeededAt: Number(succeeded) }
  return { scope: { pool, ref }, record: { kind: 'use', account, ...times, utilization } }
}

const bound = (at: number): number => (at > 0 ? Math.min(Math.trunc(at), 9_999_999_999_999) : 0)
const digits = (value: number, width: number): string =>
  String(Math.max(0, Math.trunc(value) || 0)).padStart(width, '0')
const share = (part: number | null): string =>
  part === null ? '----' : digits(Math.round(Math.min(Math.max(part, 0), 1) * 1000), 4)
const unshare = (text: string | undefined): number | null =>
  text === undefined || text === '----' ? null : Math.min(Number(text), 1000) / 1000
const instant = (at: number | null): string => (at === null ? '-'.repeat(13) : digits(bound(at), 13))
const uninstant = (text: string | undefined): number | null =>
  text === undefined || text.startsWith('-') ? null : Number(text)
