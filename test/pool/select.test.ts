import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import type { Account } from '../../src/pool/account.ts'
import { emptyLedger, type Ledger } from '../../src/pool/ledger.ts'
import { lastUse, rank, type Strategy, strategies } from '../../src/pool/select.ts'
import { anyLedger, anyPool, anyRecord } from './arbitrary.ts'
import { account, condition, day, hour, ledgerOf, minute, noon, poolOf, use } from './make.ts'

const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((label) => account(label)) as [Account, Account, Account, Account]
const pool = poolOf(a, b, c, d)
const order = (strategy: Strategy, ledger: Ledger = emptyLedger, of = pool, spreadIndex = 0): string =>
  rank(of, ledger, { strategy, spreadIndex }, noon)
    .map(({ label }) => label)
    .join('')

describe('round-robin', () => {
  test.each<[string, Ledger, string]>([
    ['begins with the first', emptyLedger, 'abcd'],
    ['goes on from the account chosen last', ledgerOf(use(b, noon - hour), use(a, noon - day)), 'cdab'],
    ['begins anew after the last', ledgerOf(use(d, noon)), 'abcd'],
    ['takes a limit for a use', ledgerOf(use(a, noon - hour), condition(c, { observedAt: noon - minute })), 'dabc'],
    [
      'takes an old limit for an old use',
      ledgerOf(use(a, noon - minute), condition(c, { observedAt: noon - hour })),
      'bcda',
    ],
    [
      'does not take a clear for a use',
      ledgerOf(use(a, noon - hour), condition(c, { verdict: 'ok', until: 0 })),
      'bcda',
    ],
    ['ignores accounts that are gone', ledgerOf(use(account('gone'), noon), use(b, noon - hour)), 'cdab'],
  ])('%s', (_what, ledger, expected) => expect(order('round-robin', ledger)).toBe(expected))
})

describe('priority', () => {
  const p = (label: string, priority: number) => account(label, { priority })
  const of = poolOf(p('a', 5), p('b', 1), p('c', 5), p('d', 1))
  test.each<[string, Ledger, string]>([
    ['puts lower numbers first', emptyLedger, 'bdac'],
    ['takes turns among equals', ledgerOf(use(b, noon)), 'dbca'],
    ['keeps to the number whatever was used', ledgerOf(use(d, noon)), 'bdac'],
  ])('%s', (_what, ledger, expected) => expect(order('priority', ledger, of)).toBe(expected))
})

describe('least-recently-used', () => {
  test.each<[string, Ledger, string]>([
    ['begins with the first', emptyLedger, 'abcd'],
    ['puts the never used first', ledgerOf(use(a, noon), use(c, noon - hour)), 'bdca'],
    ['takes a limit for a use', ledgerOf(condition(a), use(b, noon - 1), use(c, noon - 2), use(d, noon - 3)), 'dcba'],
  ])('%s', (_what, ledger, expected) => expect(order('least-recently-used', ledger)).toBe(expected))
})

describe('spread', () => {
  test.each([
    [0, 'abcd'],
    [1, 'bcda'],
    [3, 'dabc'],
    [4, 'abcd'],
    [1e9 + 1, 'bcda'],
  ])('gives job %d its own first account', (index, expected) =>
    expect(order('spread', emptyLedger, pool, index)).toBe(expected),
  )

  it('sets parallel jobs apart over the accounts that are free', () => {
    const off = account('b', { disabled: true })
    const ledger = ledgerOf(condition(a))
    const firsts = [0, 1, 2, 3, 4].map((index) => order('spread', ledger, poolOf(a, off, c, d, account('e')), index)[0])
    expect(firsts).toEqual(['c', 'd', 'e', 'c', 'd'])
  })

  it('does not mind an empty pool', () => expect(order('spread', emptyLedger, poolOf(), 3)).toBe(''))
})

describe('most-remaining', () => {
  const spent = (of: Account, fiveHour: number | null, sevenDay: number | null, at = noon - minute) =>
    use(of, at, { utilization: { fiveHour, sevenDay } })
  test.each<[string, Ledger, string]>([
    ['begins with the first', emptyLedger, 'abcd'],
    [
      'looks at the fullest window',
      ledgerOf(spent(a, 0.1, 0.9), spent(b, 0.5, 0.2), spent(c, null, 0.6), spent(d, 0.7, null)),
      'bcda',
    ],
    ['puts the unknown first', ledgerOf(spent(a, 0.1, 0), spent(d, 0.2, 0)), 'bcad'],
    [
      'forgets a window that is over',
      ledgerOf(
        spent(a, 0.9, 0.1, noon - 6 * hour),
        spent(b, 0.3, 0),
        spent(c, 0.2, 0),
        spent(d, 0, 0.9, noon - 8 * day),
      ),
      'dacb',
    ],
  ])('%s', (_what, ledger, expected) => expect(order('most-remaining', ledger)).toBe(expected))
})

describe('every strategy', () => {
  it('ranks all accounts once', () => {
    const some = anyPool.chain((of) => fc.record({ of: fc.constant(of), ledger: anyLedger(of), spreadIndex: fc.nat() }))
    fc.assert(
      fc.property(some, fc.constantFrom(...strategies), ({ of, ledger, spreadIndex }, strategy) => {
        const ranked = rank(of, ledger, { strategy, spreadIndex }, noon)
        expect(ranked.toSorted((x, y) => x.id.localeCompare(y.id))).toEqual(
          of.accounts.toSorted((x, y) => x.id.localeCompare(y.id)),
        )
      }),
    )
  })

  it('ranks the same in whatever order the records of many writers came', () => {
    const some = anyPool.chain((of) =>
      fc.array(anyRecord(of.accounts, noon), { maxLength: 20 }).chain((records) =>
        fc.record({
          of: fc.constant(of),
          records: fc.constant(records),
          shuffled: fc.shuffledSubarray(records, { minLength: records.length }),
        }),
      ),
    )
    fc.assert(
      fc.property(
        some,
        fc.constantFrom(...strategies),
        fc.nat(),
        ({ of, records, shuffled }, strategy, spreadIndex) => {
          const ranked = (all: typeof records) => rank(of, ledgerOf(...all), { strategy, spreadIndex }, noon)
          expect(ranked(shuffled)).toEqual(ranked(records))
        },
      ),
    )
  })

  it('ranks very large pools', () => {
    const many = Array.from({ length: 200_000 }, (_, index) => account(String(index)))
    const ledger = ledgerOf(use(many[77] ?? a, noon))
    for (const strategy of strategies) {
      expect(rank(poolOf(...many.slice(0, 1_000)), ledger, { strategy, spreadIndex: 0 }, noon)).toHaveLength(1_000)
      expect(rank({ name: 'test', accounts: many }, ledger, { strategy, spreadIndex: 0 }, noon)).toHaveLength(200_000)
    }
  })
})

describe('lastUse', () => {
  it('is 0 for an account never used', () => expect(lastUse(emptyLedger, a)).toBe(0))
})
