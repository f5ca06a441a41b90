import { expect, test } from 'vitest'
import { unbounded } from '../../src/pool/bounds.ts'
import { parseHours } from '../../src/pool/hours.ts'
import { emptyLedger, merge } from '../../src/pool/ledger.ts'
import { summarise } from '../../src/pool/summary.ts'
import { account, condition, day, hour, ledgerOf, minute, noon, poolOf } from './make.ts'

const [a, b, c] = [account('a'), account('b'), account('c')]
const off = account('off', { disabled: true })
const grouped = [account('g1', { group: 'g' }), account('g2', { group: 'g' })] as const
const zero = { total: 0, available: 0, coolingDown: 0, heldBack: 0, quarantined: 0, disabled: 0, nextAvailableAt: null }
const refused = condition(b, { verdict: 'auth', until: noon + 8 * day })

test.each([
  ['an empty pool', poolOf(), emptyLedger, zero],
  ['all free', poolOf(a, b), emptyLedger, { ...zero, total: 2, available: 2 }],
  [
    'one of each',
    poolOf(a, b, c, off),
    ledgerOf(condition(a), refused),
    { ...zero, total: 4, available: 1, coolingDown: 1, quarantined: 1, disabled: 1 },
  ],
  [
    'none free',
    poolOf(a, c),
    ledgerOf(condition(a), condition(c, { until: noon + minute })),
    { ...zero, total: 2, coolingDown: 2, nextAvailableAt: noon + minute },
  ],
  [
    'one cooling, one refused',
    poolOf(a, b),
    ledgerOf(condition(a), refused),
    { ...zero, total: 2, coolingDown: 1, quarantined: 1, nextAvailableAt: noon + hour },
  ],
  [
    'none that comes free by itself',
    poolOf(b, off),
    ledgerOf(refused),
    { ...zero, total: 2, quarantined: 1, disabled: 1 },
  ],
  [
    'a group that cools together',
    poolOf(...grouped),
    ledgerOf(condition(grouped[0])),
    { ...zero, total: 2, coolingDown: 2, nextAvailableAt: noon + hour },
  ],
  [
    'one held back by its user, until its hours begin',
    poolOf(account('h', { bounds: { ...unbounded, hours: parseHours('13:00-14:00') } })),
    emptyLedger,
    { ...zero, total: 1, heldBack: 1, nextAvailableAt: noon + hour },
  ],
])('%s', (_what, pool, ledger, expected) => expect(summarise(pool, ledger, noon)).toEqual(expected))

test('very many accounts', () => {
  const accounts = Array.from({ length: 200_000 }, (_, index) => account(String(index)))
  const pool = { name: 'test', accounts }
  const ledger = merge(
    emptyLedger,
    accounts.map((one) => condition(one)),
  )
  expect(summarise(pool, ledger, noon)).toMatchObject({ coolingDown: 200_000, nextAvailableAt: noon + hour })
})
