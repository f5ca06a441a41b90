import { describe, expect, it, test } from 'vitest'
import { decideRetry, type RetryRule, type WorkDone } from '../../src/pool/retry.ts'
import { verdicts } from '../../src/pool/verdict.ts'

const nothing: WorkDone = { turns: 0, costUsd: 0, treeChanged: false }
const unknown: WorkDone = { turns: null, costUsd: null, treeChanged: null }

describe('a step that failed', () => {
  test.each<[RetryRule, WorkDone, boolean]>([
    ['always', unknown, true],
    ['always', { turns: 40, costUsd: 3, treeChanged: true }, true],
    ['never', nothing, false],
    ['untouched', nothing, true],
    ['untouched', { ...nothing, costUsd: null }, true],
    ['untouched', { ...nothing, turns: null }, true],
    ['untouched', { ...nothing, turns: 1 }, false],
    ['untouched', { ...nothing, turns: 2, costUsd: 0.01 }, false],
    ['untouched', { ...nothing, turns: null, costUsd: 0.01 }, false],
    ['untouched', { ...nothing, treeChanged: true }, false],
    ['untouched', { ...nothing, treeChanged: null }, false],
    ['untouched', unknown, false],
  ])('under %s with %o: %s', (rule, work, retry) =>
    expect(decideRetry(rule, 'usage-limit', true, work).retry).toBe(retry),
  )

  it('is run again only for a fault of its account, and where another is free', () => {
    const again = verdicts.filter((verdict) => decideRetry('always', verdict, true, nothing).retry)
    expect(again).toEqual(['usage-limit', 'rate-limit', 'auth', 'billing'])
    expect(verdicts.filter((verdict) => decideRetry('always', verdict, false, nothing).retry)).toEqual([])
  })

  test.each([
    ['failed', true, nothing, 'the verdict is failed: another account would not change that'],
    ['auth', false, nothing, 'no other account is free'],
    ['auth', true, nothing, '0 turns, 0 US dollars, the working tree is as it was: nothing was done yet'],
    [
      'auth',
      true,
      { turns: 9, costUsd: 0.5, treeChanged: true },
      '9 turns, 0.5 US dollars, the working tree changed: work may have been done',
    ],
    ['auth', true, unknown, 'turns unknown, cost unknown, working tree unknown: work may have been done'],
  ] as const)('says why: %s %s', (verdict, another, work, why) =>
    expect(decideRetry('untouched', verdict, another, work).why).toBe(why),
  )
})
