import type { AccountId } from './account.ts'
import type { ResetSource, Utilization } from './verdict.ts'

/** The verdicts that say something lasting about an account; `ok` is a cooldown cleared, by hand or by work done on the account. */
export const conditionVerdicts = ['ok', 'usage-limit', 'rate-limit', 'auth', 'billing'] as const
export type ConditionVerdict = (typeof conditionVerdicts)[number]

/** A limit met, a refusal, or a cooldown cleared. A healthy run on an account that is free never writes one, so it can't hide a cooldown. */
export interface ConditionRecord {
  readonly kind: 'condition'
  readonly account: AccountId
  /** Epoch ms at which this was seen; later than all that was known then, though that came from a clock ahead of ours. */
  readonly observedAt: number
  /** Epoch ms until which the account rests; 0 when cleared. */
  readonly until: number
  readonly verdict: ConditionVerdict
  readonly source: ResetSource
  /** Failures in a row, this one included; 0 when cleared. */
  readonly failures: number
  /** Of the credential that met the limit: `auth` and `billing` end when it changes. */
  readonly fingerprint: string
}

/** An account was used, and perhaps did its work. */
export interface UseRecord {
  readonly kind: 'use'
  readonly account: AccountId
  /** Epoch ms at which its last attempt ended; dated like a condition's. */
  readonly observedAt: number
  /** Epoch ms of its last success, 0 for never: failures seen before it don't count any more. */
  readonly succeededAt: number
  readonly utilization: Utilization | null
}

/** One fact about one account. Records are facts: they are merged, never edited. */
export type AccountRecord = ConditionRecord | UseRecord
