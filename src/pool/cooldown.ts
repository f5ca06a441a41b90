import type { Account } from './account.ts'
import { instantAfter, type Ledger } from './ledger.ts'
import type { ConditionRecord, ConditionVerdict } from './record.ts'
import type { Judgement, ResetSource } from './verdict.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** No cooldown is shorter, ms. */
export const shortest = minute

/** No cooldown is longer, ms: no limit of any provider lasts longer than a week, and clocks differ. */
export const longest = 8 * day

/** A cooldown ends within 1 minute to 8 days, at a whole millisecond. */
export const clampUntil = (until: number, now: number): number =>
  Math.ceil(Math.min(Math.max(until, now + shortest), now + longest))

/** For a usage limit without a reset time: the base (5 min), doubling with each failure in a row, up to 5 hours. */
export const backoff = (baseMs: number, failures: number): number =>
  Math.min(baseMs * 2 ** Math.min(Math.max(failures - 1, 0), 20), Math.max(5 * hour, baseMs))

/** Failures in a row of an account, whatever their kind: a success seen after them clears the count. */
export const failuresOf = (ledger: Ledger, account: Account): number => {
  const condition = ledger.conditions.get(account.id)
  if (condition === undefined) return 0
  return (ledger.uses.get(account.id)?.succeededAt ?? 0) > condition.observedAt ? 0 : condition.failures
}

/**
 * The record an attempt's verdict leaves on its account, or null when it says nothing lasting.
 * A cooldown still in force is never shortened by a new one; a refusal, which lasts longest, takes its place.
 */
export const markLimited = (
  ledger: Ledger,
  account: Account,
  judgement: Judgement,
  now: number,
  baseMs: number,
): ConditionRecord | null => {
  const verdict = lasting(judgement)
  if (verdict === null) return null
  const failures = failuresOf(ledger, account) + 1
  const { until, source } = cooldownEnd(verdict, judgement, now, baseMs, failures)
  const record: ConditionRecord = {
    kind: 'condition',
    account: account.id,
    observedAt: instantAfter(ledger, now),
    until: clampUntil(until, now),
    verdict,
    source,
    failures,
    fingerprint: account.fingerprint,
  }
  const known = ledger.conditions.get(account.id)
  if (known === undefined || !inForce(known, account, now) || known.until <= record.until) return record
  return { ...record, until: known.until, verdict: known.verdict, source: known.source }
}

/** A cooldown that is over before its time, by hand or since work was done: outranks all that was seen before. */
export const clearCooldown = (ledger: Ledger, account: Account, now: number): ConditionRecord => ({
  kind: 'condition',
  account: account.id,
  observedAt: instantAfter(ledger, now),
  until: 0,
  verdict: 'ok',
  source: 'event',
  failures: 0,
  fingerprint: account.fingerprint,
})

/** Whether a condition still keeps its account from being used: `auth` and `billing` end when the credential changes. */
export const inForce = (condition: ConditionRecord, account: Account, now: number): boolean => {
  if (condition.verdict === 'ok' || condition.until <= now) return false
  return isQuarantine(condition.verdict) ? condition.fingerprint === account.fingerprint : true
}

/** True where only a new credential helps. */
export const isQuarantine = (verdict: ConditionVerdict): boolean => verdict === 'auth' || verdict === 'billing'

const lasting = (judgement: Judgement): Exclude<ConditionVerdict, 'ok'> | null => {
  switch (judgement.verdict) {
    case 'usage-limit':
    case 'rate-limit':
    case 'auth':
    case 'billing':
      return judgement.verdict
    case 'ok':
    case 'overloaded':
    case 'network':
    case 'config':
    case 'failed':
      return null
  }
}

const cooldownEnd = (
  verdict: Exclude<ConditionVerdict, 'ok'>,
  { reset }: Judgement,
  now: number,
  baseMs: number,
  failures: number,
): { until: number; source: ResetSource } => {
  const told = reset !== null && !Number.isNaN(reset.at) ? { until: reset.at, source: reset.source } : null
  switch (verdict) {
    case 'auth':
      return { until: now + longest, source: 'default' }
    case 'billing':
      return told ?? { until: now + longest, source: 'default' }
    case 'rate-limit':
      return told ?? { until: now + baseMs, source: 'default' }
    case 'usage-limit':
      return told ?? { until: now + backoff(baseMs, failures), source: failures > 1 ? 'backoff' : 'default' }
  }
}
