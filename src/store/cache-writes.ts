import { emptyLedger, merge } from '../pool/ledger.ts'
import type { AccountRecord, ConditionRecord } from '../pool/record.ts'
import type { Trouble } from '../ports.ts'
import type { CacheClient, Failure } from './cache-client.ts'
import { lookUpAll, recordsIn } from './cache-lookups.ts'
import { unfinished } from './cache-trouble.ts'
import { pause } from './deadline.ts'
import { formatKey, prefixOf, rankOf, ranks, type Scope } from './key.ts'
import { settle, settleCondition } from './settle.ts'

/** Where and how a run writes. */
export interface Writing {
  readonly client: CacheClient
  readonly own: Scope
  /** All scopes the run reads, its own among them. */
  readonly scopes: readonly Scope[]
  readonly now: () => number
  readonly nonce: () => string
  readonly signal: AbortSignal
}

/** Adds an entry for the record, in at most two tries; each has a key of its own, for a reserved key may never be finished. */
export const save = async (to: Writing, record: AccountRecord): Promise<Trouble | null> => {
  const first = await tryToSave(to, record)
  if (first === null) return null
  if (!first.again || to.signal.aborted) return first.trouble
  await pause(first.retryAfterMs, to.signal)
  if (to.signal.aborted) return first.trouble
  return (await tryToSave(to, record))?.trouble ?? null
}

const tryToSave = async ({ client, own, nonce, signal }: Writing, record: AccountRecord): Promise<Failure | null> => {
  const key = formatKey(own, record, nonce())
  const answer = await client.save(key, signal)
  if (answer.kind === 'saved') return null
  if (answer.kind === 'failed') return answer
  const entry = await client.lookup(key, signal)
  return entry.kind === 'found' && entry.key === key ? null : unfinished
}

/**
 * Adds a condition so that it can't hide a longer one of another writer (ADR 1): looks before, and adds nothing when a longer one is
 * in force; looks after, for what was added meanwhile, and states the longer one again.
 */
export const saveCondition = async (to: Writing, record: ConditionRecord): Promise<Trouble | null> => {
  const { client, now, signal, scopes } = to
  const prefixes = scopes.map((scope) => ({ scope, prefix: prefixOf(scope, 'condition', record.account) }))
  const { hits } = await lookUpAll(client, prefixes, now, signal)
  const known = merge(emptyLedger, recordsIn(hits)).conditions.get(record.account)
  const settled = settleCondition(known, record)
  if (settled === known) return null
  const trouble = await save(to, settled)
  if (trouble !== null) return trouble
  const truth = await truthAfter(to, settled)
  return truth.until === settled.until ? null : save(to, truth)
}

/** What holds once `written` is an entry: together with the newest of all, and the newest of every other rank, that it may hide. */
const truthAfter = async (
  { client, own, now, signal }: Writing,
  written: ConditionRecord,
): Promise<ConditionRecord> => {
  const others = ranks.filter((rank) => rank !== rankOf(written))
  const prefixes = [undefined, ...others].map((rank) => prefixOf(own, 'condition', written.account, rank))
  const { hits } = await lookUpAll(
    client,
    prefixes.map((prefix) => ({ scope: own, prefix })),
    now,
    signal,
  )
  const inOrder = [...recordsIn(hits), written].sort((a, b) => a.observedAt - b.observedAt || endOf(a) - endOf(b))
  return settle(emptyLedger, inOrder).ledger.conditions.get(written.account) ?? written
}

const endOf = (record: AccountRecord): number => (record.kind === 'condition' ? record.until : 0)
