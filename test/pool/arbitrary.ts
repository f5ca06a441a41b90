/** Arbitrary pools, records and runs for the property tests. */
import fc from 'fast-check'
import { type Account, type Pool, providers } from '../../src/pool/account.ts'
import { emptyLedger, type Ledger, merge } from '../../src/pool/ledger.ts'
import { type AccountRecord, conditionVerdicts } from '../../src/pool/record.ts'
import type { AttemptEnd, Rules } from '../../src/pool/run-state.ts'
import { strategies } from '../../src/pool/select.ts'
import { resetSources, type Verdict, verdicts } from '../../src/pool/verdict.ts'
import { account, day, endOf, hour, minute, noon } from './make.ts'

const share = fc.option(fc.integer({ min: 0, max: 1000 }).map((thousandth) => thousandth / 1000))
const utilization = fc.option(fc.record({ fiveHour: share, sevenDay: share }))

/** A record as another run may have left it, its clock up to ten minutes off. */
export const anyRecord = (accounts: readonly [Account, ...Account[]], now: number): fc.Arbitrary<AccountRecord> => {
  // Few instants, so that ties are common.
  const seenAt = fc.constantFrom(0, -1, -minute, -hour, -6 * hour, 10 * minute).map((ms) => now + ms)
  const of = fc.constantFrom(...accounts)
  const length = fc.constantFrom(1_000, minute, 2 * minute, hour, day)
  const lasting = fc
    .record({
      of,
      seenAt,
      length,
      verdict: fc.constantFrom(...conditionVerdicts),
      source: fc.constantFrom(...resetSources),
    })
    .chain((some) => fc.record({ some: fc.constant(some), failures: fc.nat(5), same: fc.boolean() }))
    .map(
      ({ some, failures, same }): AccountRecord => ({
        kind: 'condition',
        account: some.of.id,
        observedAt: some.seenAt,
        until: some.verdict === 'ok' ? 0 : some.seenAt + some.length,
        verdict: some.verdict,
        source: some.source,
        failures: some.verdict === 'ok' ? 0 : failures + 1,
        fingerprint: same ? some.of.fingerprint : 'old',
      }),
    )
  const used = fc.record({ of, seenAt, succeeded: fc.boolean(), utilization }).map(
    (some): AccountRecord => ({
      kind: 'use',
      account: some.of.id,
      observedAt: some.seenAt,
      succeededAt: some.succeeded ? some.seenAt : 0,
      utilization: some.utilization,
    }),
  )
  return fc.oneof(lasting, used)
}

/** One to six accounts of up to three providers, some of a group, few disabled. */
export const anyPool: fc.Arbitrary<Pool & { readonly accounts: readonly [Account, ...Account[]] }> = fc
  .array(
    fc.record({
      provider: fc.constantFrom(...providers.slice(0, 3)),
      group: fc.constantFrom(null, null, null, 'g', 'h'),
      disabled: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
      priority: fc.constantFrom(1, 2, 100),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((parts) => {
    const [first, ...rest] = parts.map((part, index) => account(String.fromCharCode(97 + index), part))
    return { name: 'test', accounts: [first ?? account('a'), ...rest] }
  })

export const anyLedger = (pool: Pool & { readonly accounts: readonly [Account, ...Account[]] }, now = noon) =>
  fc.array(anyRecord(pool.accounts, now), { maxLength: 8 }).map((records): Ledger => merge(emptyLedger, records))

export const anyRules: fc.Arbitrary<Rules> = fc.record({
  ordering: fc.record({ strategy: fc.constantFrom(...strategies), spreadIndex: fc.nat(20) }),
  maxFailovers: fc.oneof(fc.constant(10), fc.nat(4)),
  cooldownMs: fc.constantFrom(0, minute, 5 * minute, hour),
  whenExhausted: fc.constantFrom('fail', 'neutral', 'wait', 'soonest'),
  maxWaitMs: fc.constantFrom(0, 90_000, hour, 10 * day),
  continueMode: fc.constantFrom('auto', 'auto', 'resume', 'restart', 'stop'),
})

const limits: readonly Verdict[] = ['usage-limit', 'rate-limit', 'rate-limit', 'auth', 'billing']

/** How an attempt that ends now may end; limits are common, so that runs are long. */
export const anyEnd: fc.Arbitrary<(now: number) => AttemptEnd> = fc
  .record({
    verdict: fc.oneof(fc.constantFrom(...verdicts), fc.constantFrom(...limits)),
    exitCode: fc.constantFrom(0, 1, 2, 130, 137, 143),
    resumed: fc.boolean(),
    refusedResume: fc.integer({ min: 0, max: 5 }).map((n) => n === 0),
    timedOut: fc.integer({ min: 0, max: 15 }).map((n) => n === 0),
    endedEarly: fc.boolean(),
    sessionId: fc.constantFrom(null, 's-1', 's-2'),
    resetIn: fc.option(fc.constantFrom(-hour, 10_000, minute, 80_000, 20 * minute, day, 30 * day)),
  })
  .map(({ verdict, resetIn, ...end }) => {
    const whole = (now: number) => endOf(verdict, { ...end, ...(resetIn === null ? {} : { resetAt: now + resetIn }) })
    // A shrunk counterexample shows what ended how.
    return Object.assign(whole, { toString: () => JSON.stringify({ verdict, resetIn, ...end }) })
  })
