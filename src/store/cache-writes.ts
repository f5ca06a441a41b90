import type { AccountRecord, ConditionRecord } from '../pool/record.ts'
import type { Trouble } from '../ports.ts'
import type { CacheClient, Failure } from './cache-client.ts'
import { lookUpAll, recordsIn } from './cache-lookups.ts'
import { unfinished } from './cache-trouble.ts'
import type { Deadline } from './deadline.ts'
import { formatKey, prefixOf, type Rank, rankOf, ranks, ranksBeyond, type Scope } from './key.ts'
import { saysSame, settleAll, settleCondition } from './settle.ts'
import { tryTwice } from './try-twice.ts'

/** Where and how a run writes. */
export interface Writing {
  readonly client: CacheClient
  readonly own: Scope
  /** All scopes the run reads, its own among them. */
  readonly scopes: readonly Scope[]
  readonly now: () => number
  readonly nonce: () => string
  readonly deadline: Deadline
}

/** Adds an entry for the record, in at most two tries; each has a key of its own, for a reserved key may never be finished. */
export const save = async (to: Writing, record: AccountRecord): Promise<Trouble | null> => {
  const failure = await tryTwice(() => tryToSave(to, record), to.deadline)
  return failure?.trouble ?? null
}

const tryToSave = async ({ client, own, nonce, deadline }: Writing, record: AccountRecord): Promise<Failure | null> => {
  const key = formatKey(own, record, nonce())
  const answer = await client.save(key, deadline.signal)
  if (answer.kind === 'saved') return null
  if (answer.kind === 'failed') return answer
  const entry = await client.lookup(key, deadline.signal)
  return entry.kind === 'found' && entry.key === key ? null : unfinished
}

/** How often a condition is stated again that other writers' entries, or our own, hide. */
const rounds = 3

/**
 * Adds a condition so that it can't hide a longer one of another writer (ADR 1): looks before, and adds nothing when that says the
 * same or more; looks after, for what was added meanwhile, and states what holds again where it is hidden.
 */
export const saveCondition = async (to: Writing, record: ConditionRecord): Promise<Trouble | null> => {
  // A clear must be dated after what it clears, hidden entries of a clock that is ahead among them.
  const looked = record.until === 0 ? [undefined, ...ranks] : [undefined]
  const prefixes = to.scopes.flatMap((scope) =>
    looked.map((rank) => ({ scope, prefix: prefixOf(scope, 'condition', record.account, rank) })),
  )
  const { hits } = await lookUpAll(to.client, prefixes, to.now, to.deadline)
  const known = settleAll(recordsIn(hits)).conditions.get(record.account)
  let next = settleCondition(known, record)
  let newest = known
  for (let round = 0; round < rounds && (newest === undefined || !saysSame(newest, next)); round += 1) {
    const trouble = await save(to, next)
    if (trouble !== null) return trouble
    const seen = await lookAgain(to, next)
    newest = seen.newest
    next =
      settleAll([...seen.records, next, ...(known === undefined ? [] : [known])]).conditions.get(record.account) ?? next
  }
  return null
}

/** What readers see now that `written` is an entry: the newest of all; and beside it the newest of each rank that it may hide. */
const lookAgain = async (
  { client, own, now, deadline }: Writing,
  written: ConditionRecord,
): Promise<{ readonly newest: ConditionRecord; readonly records: readonly AccountRecord[] }> => {
  const ask = async (looked: readonly (Rank | undefined)[]) => {
    const prefixes = looked.map((rank) => ({ scope: own, prefix: prefixOf(own, 'condition', written.account, rank) }))
    return recordsIn((await lookUpAll(client, prefixes, now, deadline)).hits)
  }
  const others = ranksBeyond(written.until, now()).filter((rank) => rank !== rankOf(written))
  const [[newest], hidden] = await Promise.all([ask([undefined]), ask(others)])
  return { newest: newest?.kind === 'condition' ? newest : written, records: newest ? [newest, ...hidden] : hidden }
}
