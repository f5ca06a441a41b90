import { describe, expect, it } from 'vitest'
import type { SizeResult } from '../../src/pool/load/sizes.ts'
import { columns } from '../../src/report/columns.ts'
import { loadChart } from '../../src/report/load-chart.ts'
import { answerWords, loadTable } from '../../src/report/load-words.ts'

const size = (accounts: number, exhausted: number): SizeResult => ({
  accounts,
  jobs: 1000,
  exhausted,
  failoversPerJob: 0.25,
  meanWaitMs: 60_000,
  wait95Ms: 3_600_000,
  used: 0.5,
})
const results = [size(1, 0.6), size(2, 0.0001)]

describe('the answer', () => {
  it('is one sentence', () => {
    expect(answerWords(results, size(2, 0.0001), 0.01)).toBe(
      '2 accounts are enough: < 0.1 % of 1000 jobs find no account (at most 1.0 % may), and 50 % of what the limits allow is used.',
    )
    expect(answerWords([size(1, 0.6)], null, 0.01)).toMatch(/^1 account is not enough: 60 % of 1000 jobs .* --up-to\.$/)
  })
  it('stands under a table', () => {
    expect(loadTable(results).split('\n')[1]).toBe('1         60 %        0.25       1 min      1 h            50 %')
  })
})

it('is drawn: a point for each size, no number that is none', () => {
  const svg = loadChart(results, 0.01, results[1] ?? null)
  expect(svg.match(/<circle/g)).toHaveLength(6)
  expect(svg).toContain('2 of these accounts are enough')
  expect(svg).not.toMatch(/NaN|undefined|Infinity/)
  expect(loadChart([size(1, 1)], 0.01, null)).not.toMatch(/NaN|undefined|Infinity/)
})

it('becomes blocks where the terminal is too narrow for columns', () => {
  expect(
    columns(
      ['one', 'two'],
      [
        ['a', ''],
        ['b', 'c'],
      ],
      6,
    ),
  ).toBe('a\nb\n  two:\n    c')
  expect(columns(['one', 'two'], [['a', 'b']], 8)).toBe('one  two\na    b')
})
