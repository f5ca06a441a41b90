import type { Account, Pool } from '../src/pool/account.ts'
import { unbounded } from '../src/pool/bounds.ts'
import { emptyLedger, merge } from '../src/pool/ledger.ts'
import { pick } from '../src/pool/pick.ts'
import type { AccountRecord, ConditionRecord } from '../src/pool/record.ts'
import { strategies } from '../src/pool/select.ts'
import { formatKey, parseKey, scopeOf } from '../src/store/key.ts'
import { median, type Row } from './row.ts'

const hour = 3_600_000
const rounds = 5

/** A pool of so many accounts, every fourth one of a group of two. */
export const poolOf = (size: number): Pool => ({
  name: 'bench',
  accounts: Array.from({ length: size }, (_, n): Account => {
    const label = `account-${n}`
    const credential = { kind: 'secret', secret: `sk-ant-api03-FAKE-${n}` } as const
    const group = n % 4 < 2 ? null : `group-${Math.floor(n / 4)}`
    const rest = { priority: n % 10, group, disabled: false, bounds: unbounded, fingerprint: 'aaaa0001' }
    return { id: idOf(n), label, provider: 'claude', credential, ...rest }
  }),
})

const idOf = (n: number): string => n.toString(16).padStart(12, '0')

/** A limit of the n-th account. */
export const restingRecord = (n: number, now: number): ConditionRecord => {
  const seen = { verdict: 'usage-limit', source: 'event', failures: 1, fingerprint: 'aaaa0001' } as const
  return { kind: 'condition', account: idOf(n), observedAt: now, until: now + 3 * hour, ...seen }
}

/** From keys to a choice: parse, merge, select, for each strategy. */
export const choices = (): readonly Row[] => {
  const measured = [10, 1_000, 100_000].map((size) => ({ size, ms: choiceMs(size) }))
  const perAccount = measured.map(({ size, ms }) => ms / size)
  const growth = (perAccount[2] ?? Number.NaN) / (perAccount[1] ?? Number.NaN)
  return [
    ...measured.map(({ size, ms }) => ({
      name: `parse, merge and select, ${size} accounts with two records each`,
      value: `${ms.toFixed(ms < 10 ? 2 : 0)} ms`,
      goal: '',
      met: true,
    })),
    {
      name: '  an account of 100000, against one of 1000',
      value: `${growth.toFixed(2)}x`,
      goal: '<= 5x',
      met: growth <= 5,
    },
  ]
}

const choiceMs = (size: number): number => {
  const now = 1_800_000_000_000
  const pool = poolOf(size)
  const scope = scopeOf(pool.name)
  // All but one rest: the longest way to a choice.
  const keys = pool.accounts.flatMap((account, n) => {
    const use: AccountRecord = {
      kind: 'use',
      account: account.id,
      observedAt: now - n,
      succeededAt: 0,
      utilization: null,
    }
    const resting = n === size - 1 ? [] : [restingRecord(n, now)]
    return [use, ...resting].map((record) => formatKey(scope, record, '00000000'))
  })
  const took = strategies.map((strategy) =>
    median(
      Array.from({ length: rounds }, () => {
        const start = performance.now()
        const records = keys.flatMap((key) => parseKey(key, now)?.record ?? [])
        const ledger = merge(emptyLedger, records)
        const { skipped } = pick(pool, ledger, { strategy, spreadIndex: 0 }, now)
        if (skipped.length < size - 2) throw new Error('the choice is wrong')
        return performance.now() - start
      }),
    ),
  )
  return Math.max(...took)
}
