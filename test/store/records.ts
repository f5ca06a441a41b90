import type { AccountId } from '../../src/pool/account.ts'
import type { ConditionRecord, UseRecord } from '../../src/pool/record.ts'

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** The id of the n-th account of a test's pool. */
export const accountId = (n: number): AccountId => n.toString(16).padStart(12, '0')

export const limited = (
  account: AccountId,
  observedAt: number,
  restMs: number,
  more: Partial<ConditionRecord> = {},
) => {
  const until = observedAt + restMs
  const verdict = restMs < HOUR ? 'rate-limit' : 'usage-limit'
  const rest = { verdict, source: 'event', failures: 1, fingerprint: 'aaaa0001' } as const
  return { kind: 'condition', account, observedAt, until, ...rest, ...more } as const satisfies ConditionRecord
}

export const cleared = (account: AccountId, observedAt: number): ConditionRecord => {
  const rest = { verdict: 'ok', source: 'default', failures: 0, fingerprint: 'aaaa0001' } as const
  return { kind: 'condition', account, observedAt, until: 0, ...rest }
}

export const used = (account: AccountId, observedAt: number, more: Partial<UseRecord> = {}): UseRecord => ({
  kind: 'use',
  account,
  observedAt,
  succeededAt: observedAt,
  utilization: { fiveHour: 0.25, sevenDay: null },
  ...more,
})
