import { expect, it } from 'vitest'
import { conditionWords } from '../../src/report/ledger-rows.ts'
import { account, condition, hour, noon } from '../pool/make.ts'

const a = account('a')

it.each([
  [condition(a), 'usage-limit until 2026-11-25 13:00 UTC (1 h)'],
  [condition(a, { until: noon - hour }), 'usage-limit, over'],
  // By hand, or since work was done on it: the record doesn't tell.
  [condition(a, { until: 0, verdict: 'ok' }), 'cleared'],
])('%#', (record, words) => expect(conditionWords(record, noon)).toBe(words))
