/** Arbitrary pools, records and runs for the property tests. */
import fc from 'fast-check'
import { type Account, type Pool, providers } from '../../src/pool/account.ts'
import { type Bounds, unbounded } from '../../src/pool/bounds.ts'
import { parseHours } from '../../src/pool/hours.ts'
import { emptyLedger, type Ledger, merge } from '../../src/pool/ledger.ts'
import { type AccountRecord, conditionVerdicts } from '../../src/pool/record.ts'
import type { AttemptEnd, Rules } from '../../src/pool/run-state.ts'
import { strategies } from '../../src/pool/select.ts'
import { resetSources, type Verdict, verdicts } from '../../src/pool/verdict.ts'
import { account, day, endOf, hour, minute, noon } from './make.ts'
import type { World } from './play.ts'

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

const cap = fc.constantFrom(null, 0.6, 0.95)

/** Mostly none: an account that is held back takes no part. */
const anyBounds: fc.Arbitrary<Bounds> = fc.oneof(
  { weight: 3, arbitrary: fc.constant(unbounded) },
  fc.record({
    fiveHour: cap,
    sevenDay: cap,
    hours: fc.constantFrom(null, null, parseHours('12:00-12:02'), parseHours('13:00-11:59 Europe/Rome')),
    maxConcurrent: fc.constantFrom(null, 1, 3),
  }),
)

/** One to six accounts of up to three providers, some of a group, few disabled. */
export const anyPool: fc.Arbitrary<Pool & { readonly accounts: readonly [Account, ...Account[]] }> = fc
  .array(
    fc.record({
      provider: fc.constantFrom(...providers.slice(0, 3)),
      group: fc.constantFrom(null, null, null, 'g', 'h'),
      disabled: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
      priority: fc.constantFrom(1, 2, 100),
      bounds: anyBounds,
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((parts) => {
    const [first, ...rest] = parts.map((part, index) => account(String.fromCharCode(97 + index), part))
    return { name: 'test', accounts: [first ?? account('a'), ...rest] }
  })

/** The same record seen so much later. */
const later = (record: AccountRecord, ms: number): AccountRecord =>
  record.kind === 'condition'
    ? { ...record, observedAt: record.observedAt + ms, until: record.verdict === 'ok' ? 0 : record.until + ms }
    : { ...record, observedAt: record.observedAt + ms, succeededAt: record.succeededAt && record.succeededAt + ms }

export const anyLedger = (pool: Pool & { readonly accounts: readonly [Account, ...Account[]] }, now = noon) =>
  fc.array(anyRecord(pool.accounts, now), { maxLength: 8 }).map((records): Ledger => merge(emptyLedger, records))

export const anyRules: fc.Arbitrary<Rules> = fc.record({
  ordering: fc.record({ strategy: fc.constantFrom(...strategies), spreadIndex: fc.nat(20) }),
  maxFailovers: fc.oneof(fc.constant(10), fc.nat(4)),
  cooldownMs: fc.constantFrom(0, minute, 5 * minute, hour),
  whenExhausted: fc.constantFrom('fail', 'neutral', 'wait'),
  probe: fc.boolean(),
  retryIf: fc.constantFrom('always', 'always', 'always', 'untouched', 'never'),
  maxWaitMs: fc.constantFrom(0, 90_000, hour, 10 * day),
  continueMode: fc.constantFrom('auto', 'auto', 'resume', 'restart', 'stop'),
})

const limits: readonly Verdict[] = ['usage-limit', 'rate-limit', 'rate-limit', 'auth', 'billing']

/** How an attempt ends, its reset time counted from its end. */
export type ScriptedEnd = Pick<
  AttemptEnd,
  'exitCode' | 'refusedResume' | 'timedOut' | 'endedEarly' | 'sessionId' | 'work' | 'absent'
> & {
  readonly verdict: Verdict
  readonly resetIn: number | null
}

const nothingDone = { turns: 0, costUsd: 0, treeChanged: false }

/** Limits are common, so that runs are long. */
export const anyEnd: fc.Arbitrary<ScriptedEnd> = fc.record({
  verdict: fc.oneof(fc.constantFrom(...verdicts), fc.constantFrom(...limits)),
  exitCode: fc.constantFrom(0, 1, 2, 130, 137, 143),
  refusedResume: fc.integer({ min: 0, max: 5 }).map((n) => n === 0),
  timedOut: fc.integer({ min: 0, max: 15 }).map((n) => n === 0),
  endedEarly: fc.boolean(),
  absent: fc.boolean(),
  sessionId: fc.constantFrom(null, 's-1', 's-2'),
  work: fc.constantFrom(null, nothingDone, { ...nothingDone, turns: 3 }),
  resetIn: fc.option(fc.constantFrom(-hour, 10_000, minute, 80_000, 20 * minute, day, 30 * day)),
})

/** The n-th of these ends (they repeat), at this instant. */
export const endAt = (ends: readonly ScriptedEnd[], index: number, now: number): AttemptEnd => {
  const { verdict = 'ok', resetIn = null, ...end } = ends[index % ends.length] ?? {}
  return endOf(verdict, { ...end, ...(resetIn === null ? {} : { resetAt: now + resetIn }) })
}

/** A whole run and the world around it, as plain data: a counterexample shows all of it. */
export interface AnyRun {
  readonly pool: Pool
  readonly ledger: Ledger
  readonly rules: Rules
  readonly ends: readonly ScriptedEnd[]
  /** Milliseconds that attempts take, and that waits take too long. */
  readonly lengths: readonly number[]
  readonly oversleeps: readonly number[]
  /** What other runs write during the n-th wait; times count from its end. */
  readonly news: readonly (readonly AccountRecord[])[]
  readonly cancelledIn: number | null
  /** Whether the n-th claim of a place finds all of them taken. */
  readonly taken: readonly boolean[]
  readonly random: number
}

export const worldOf = ({ ends, lengths, oversleeps, news, cancelledIn, taken, random }: AnyRun): World => ({
  attempt: (_plan, index, now) => endAt(ends, index, now),
  lasts: (index) => lengths[index % lengths.length] ?? 0,
  oversleeps: (index) => oversleeps[index % oversleeps.length] ?? 0,
  news: (index, now) =>
    merge(
      emptyLedger,
      (news[index] ?? []).map((record) => later(record, now)),
    ),
  taken: (index) => taken[index] ?? false,
  ...(cancelledIn === null ? {} : { cancelledIn }),
  random,
})

interface Chances {
  /** Whether other runs write meanwhile. */
  readonly news?: boolean
  readonly cancelled?: boolean
  readonly ends?: fc.Arbitrary<ScriptedEnd>
}

export const anyRun = ({ news = true, cancelled = true, ends = anyEnd }: Chances = {}): fc.Arbitrary<AnyRun> =>
  anyPool.chain((pool) =>
    fc.record({
      pool: fc.constant(pool),
      ledger: anyLedger(pool),
      rules: anyRules,
      ends: fc.array(ends, { minLength: 1, maxLength: 12 }),
      // Clocks stand still, go on, jump, and are set back a little.
      lengths: fc.array(fc.constantFrom(0, 1_000, 59_000, 61_000, hour, 5 * hour, -1_000), { minLength: 1 }),
      oversleeps: fc.array(fc.constantFrom(0, 1, 5_000, hour), { minLength: 1, maxLength: 4 }),
      news: fc.array(fc.array(anyRecord(pool.accounts, 0), { maxLength: 3 }), { maxLength: news ? 4 : 0 }),
      cancelledIn: cancelled ? fc.option(fc.nat(8), { freq: 4 }) : fc.constant(null),
      taken: fc.array(fc.boolean(), { maxLength: 5 }),
      random: fc.constantFrom(0, 0.5, 0.999_999),
    }),
  )
