import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { explain } from '../../src/pool/explain.ts'
import { initialState } from '../../src/pool/run-state.ts'
import type { Strategy } from '../../src/pool/select.ts'
import { explanationJson, explanationLines } from '../../src/report/explanation.ts'
import { anyRun } from './arbitrary.ts'
import { account, condition, hour, ledgerOf, minute, noon, poolOf, stateOf, use } from './make.ts'

const [a, b, c] = [account('a'), account('b', { priority: 5 }), account('c')]
const off = account('off', { disabled: true })
const pool = poolOf(a, b, c, off)
const utilization = { fiveHour: 0.4, sevenDay: null }
const ledger = ledgerOf(condition(a, { observedAt: noon - 2 * minute }), use(c, noon - hour, { utilization }))

const linesFor = (strategy: Strategy): readonly string[] => {
  const state = stateOf(pool, { ordering: { strategy, spreadIndex: 0 } }, ledger)
  return explanationLines(explain(state, noon), state.rules.ordering, noon)
}

describe('the reason for the next account', () => {
  it.each<[Strategy, RegExp]>([
    [
      'round-robin',
      /^next: claude\/b\. round-robin: the first free one after claude\/a, which was used last \(2 min ago\)$/,
    ],
    ['priority', /^next: claude\/b\. priority: 5 is the lowest number/],
    ['least-recently-used', /^next: claude\/b\. least-recently-used: never used/],
    ['spread', /^next: claude\/b\. spread: job 0/],
    ['most-remaining', /^next: claude\/b\. most-remaining: nothing is known to be spent, least of the free ones$/],
  ])('%s', (strategy, words) => {
    expect(linesFor(strategy)[0]).toMatch(words)
  })

  it('is the order of the list where nobody was used yet', () => {
    const state = stateOf(poolOf(a, b))
    expect(explanationLines(explain(state, noon), state.rules.ordering, noon)[0]).toMatch(
      /a\. round-robin: no use is known/,
    )
  })
})

it('gives every other account its reason, and what the store knows of it', () => {
  const text = linesFor('round-robin').join('\n')
  expect(text).toMatch(
    /claude\/a: usage-limit, cooling until .*\n {3}used 2 min ago; last limit: usage-limit, seen 2 min ago; 1 in a row/,
  )
  expect(text).toMatch(
    /claude\/c: free, but later in the order: its turn comes after\n {3}used 1 h ago; 5-hour window 40 % spent/,
  )
  expect(text).toMatch(/claude\/off: disabled in the list of accounts/)
})

it('tells programs what is spent, and null where nothing is known', () => {
  const state = stateOf(pool, {}, ledger)
  const { accounts } = explanationJson(explain(state, noon), state.rules.ordering, noon)
  expect(Object.fromEntries(accounts.map(({ account: label, spent }) => [label, spent]))).toEqual({
    a: null,
    b: null,
    c: 0.4,
    off: null,
  })
})

describe('when nobody is free', () => {
  const spent = ledgerOf(condition(a))
  const first = (rules: Parameters<typeof stateOf>[1]) => explain(stateOf(poolOf(a), rules, spent), noon).first
  const words = (rules: Parameters<typeof stateOf>[1]) => {
    const state = stateOf(poolOf(a), rules, spent)
    return explanationLines(explain(state, noon), state.rules.ordering, noon)[0]
  }

  it('tells the exit code and who is free first', () => {
    expect(first({})).toMatchObject({ kind: 'give-up', exitCode: 75, nextAvailableAt: noon + hour })
    expect(words({})).toMatch(
      /^next: nobody; a run would end with exit code 75, the next is free at 2026-11-25 13:00 UTC/,
    )
  })
  it('tells that a run would wait', () => {
    expect(first({ whenExhausted: 'wait' })).toEqual({ kind: 'wait', until: noon + hour })
    expect(words({ whenExhausted: 'wait' })).toMatch(/would wait until 2026-11-25 13:00 UTC/)
  })
  it('tells that one is tried all the same', () => {
    expect(first({ probe: true })).toMatchObject({ kind: 'attempt', account: a, probe: true })
    expect(words({ probe: true })).toMatch(/^next: claude\/a, though it is cooling/)
  })
})

it('accounts for every account once, and names as next only one that it says is free, or a probe', () => {
  fc.assert(
    fc.property(anyRun(), ({ pool: any, ledger: known, rules }) => {
      const told = explain(initialState(any, known, rules), noon)
      const json = explanationJson(told, rules.ordering, noon)
      expect(json.accounts.length).toBe(any.accounts.length)
      const next = json.accounts.filter((one) => one.next)
      expect(next.length).toBe(told.first.kind === 'attempt' ? 1 : 0)
      if (told.first.kind === 'attempt') expect(next[0]?.free).toBe(!told.first.probe)
      expect(json.accounts.every(({ why }) => why !== '')).toBe(true)
    }),
  )
})
