/** Small makers for the pool's tests: everything has a usual value, a test names only what it is about. */
import type { Account, Pool } from '../../src/pool/account.ts'
import { unbounded } from '../../src/pool/bounds.ts'
import { emptyLedger, type Ledger, merge } from '../../src/pool/ledger.ts'
import type { AccountRecord, ConditionRecord, UseRecord } from '../../src/pool/record.ts'
import { type AttemptEnd, initialState, type Rules, type RunState } from '../../src/pool/run-state.ts'
import type { Judgement, Verdict } from '../../src/pool/verdict.ts'

export const minute = 60_000
export const hour = 60 * minute
export const day = 24 * hour
/** 2026-11-25 12:00 UTC. */
export const noon = 1_795_608_000_000

export const account = (label: string, change: Partial<Account> = {}): Account => ({
  id: `id-${change.provider ?? 'claude'}-${label}`,
  label,
  provider: 'claude',
  credential: { kind: 'secret', secret: `sk-ant-api03-FAKE-${label}` },
  fingerprint: `print-${label}`,
  priority: 100,
  group: null,
  disabled: false,
  bounds: unbounded,
  ...change,
})

export const poolOf = (...accounts: readonly Account[]): Pool => ({ name: 'test', accounts })

export const ledgerOf = (...records: readonly AccountRecord[]): Ledger => merge(emptyLedger, records)

/** A usage limit seen at noon that lasts an hour. */
export const condition = (of: Account, change: Partial<ConditionRecord> = {}): ConditionRecord => ({
  kind: 'condition',
  account: of.id,
  observedAt: noon,
  until: noon + hour,
  verdict: 'usage-limit',
  source: 'event',
  failures: 1,
  fingerprint: of.fingerprint,
  ...change,
})

export const use = (of: Account, observedAt: number, change: Partial<UseRecord> = {}): UseRecord => ({
  kind: 'use',
  account: of.id,
  observedAt,
  succeededAt: 0,
  utilization: null,
  ...change,
})

export const judged = (verdict: Verdict, change: Partial<Judgement> = {}): Judgement => ({
  verdict,
  evidence: null,
  reset: null,
  confidence: 1,
  utilization: null,
  ...change,
})

/** An attempt's end; the exit code is 0 for `ok` and 1 for all else, unless it is given. */
export const endOf = (verdict: Verdict, change: Partial<AttemptEnd> & { resetAt?: number } = {}): AttemptEnd => {
  const { resetAt, ...rest } = change
  const reset = resetAt === undefined ? null : ({ at: resetAt, source: 'event' } as const)
  return {
    judgement: judged(verdict, { reset }),
    exitCode: verdict === 'ok' ? 0 : 1,
    endedEarly: false,
    timedOut: false,
    refusedResume: false,
    resumed: false,
    sessionId: null,
    work: null,
    absent: false,
    ...rest,
  }
}

export const rulesOf = (change: Partial<Rules> = {}): Rules => ({
  ordering: { strategy: 'round-robin', spreadIndex: 0 },
  maxFailovers: 10,
  cooldownMs: 5 * minute,
  whenExhausted: 'fail',
  maxWaitMs: hour,
  continueMode: 'auto',
  probe: false,
  retryIf: 'always',
  ...change,
})

export const stateOf = (pool: Pool, rules: Partial<Rules> = {}, ledger: Ledger = emptyLedger): RunState =>
  initialState(pool, ledger, rulesOf(rules))
