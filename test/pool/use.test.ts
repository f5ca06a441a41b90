import { expect, test } from 'vitest'
import { emptyLedger, merge } from '../../src/pool/ledger.ts'
import { useRecord } from '../../src/pool/use.ts'
import { account, condition, day, hour, ledgerOf, minute, noon, use } from './make.ts'

const a = account('a')
const full = { fiveHour: 0.9, sevenDay: null }
const known = use(a, noon - hour, { succeededAt: noon - 2 * hour, utilization: full })
/** What a later use keeps of it: no window ends later than it did. */
const kept = { ...full, ends: { fiveHour: noon + 4 * hour, sevenDay: null } }
const told = (fiveHour: number | null) => ({ fiveHour: 0, sevenDay: 0.1, ends: { fiveHour, sevenDay: null } })

test.each([
  ['the first use', emptyLedger, {}, use(a, noon)],
  ['a success', emptyLedger, { succeeded: true }, use(a, noon, { succeededAt: noon })],
  [
    'a use without news keeps what was known',
    ledgerOf(known),
    { utilization: null },
    { ...known, observedAt: noon, utilization: kept },
  ],
  [
    'a failure keeps the last success',
    ledgerOf(known),
    { succeeded: false },
    { ...known, observedAt: noon, utilization: kept },
  ],
  [
    'new utilisation replaces the old',
    ledgerOf(known),
    { utilization: told(noon + minute) },
    {
      ...known,
      observedAt: noon,
      utilization: { ...told(null), ends: { fiveHour: noon + minute, sevenDay: noon + 7 * day } },
    },
  ],
])('%s', (_what, ledger, seen, expected) => expect(useRecord(ledger, a, noon, seen)).toEqual(expected))

test('a use counts over what runners with a fast clock wrote, of this account or another', () => {
  const ahead = [
    use(a, noon + minute),
    use(account('b'), noon + 2 * minute),
    condition(a, { observedAt: noon + 3 * minute }),
  ]
  const record = useRecord(ledgerOf(...ahead), a, noon, { succeeded: true })
  expect(record).toMatchObject({ observedAt: noon + 3 * minute + 1, succeededAt: noon + 3 * minute + 1 })
  expect(merge(ledgerOf(...ahead), [record]).uses.get(a.id)).toEqual(record)
})
