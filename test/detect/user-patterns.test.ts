import { describe, expect, test } from 'vitest'
import { createDetector } from '../../src/detect/create.ts'
import { parseUserPatterns } from '../../src/detect/parse-patterns.ts'

const now = Date.parse('2026-11-24T12:15:00Z')
const parse = (entries: unknown) => parseUserPatterns(typeof entries === 'string' ? entries : JSON.stringify(entries))
const quota = { name: 'quota', pattern: '^out of gas', verdict: 'usage-limit' }

const judge = (entries: readonly unknown[], out: string, err: string, code: number) => {
  const parsed = parse(entries)
  if (!parsed.ok) throw new Error(parsed.problems.join('; '))
  const detector = createDetector('custom', { patterns: parsed.patterns })
  detector.push('stdout', Buffer.from(out), now)
  detector.push('stderr', Buffer.from(err), now)
  return detector.finish({ kind: 'exited', code }, now, false)
}

describe('reading', () => {
  test('nothing is an empty list', () => expect(parse(' ')).toEqual({ ok: true, patterns: [] }))

  test.each([['[1'], ['{}'], ['"x"'], ['null']])('%s is no list', (text) => expect(parse(text).ok).toBe(false))

  test('all problems are told at once, by position', () => {
    const parsed = parse([
      quota,
      { name: '', pattern: '(', verdict: 'sad', extra: 1 },
      { ...quota, pattern: 'a(?=b)' },
      { ...quota, pattern: 'x'.repeat(501) },
      7,
    ])
    const problems = parsed.ok ? [] : parsed.problems
    expect(problems.map((problem) => problem.split(':')[0])).toEqual([
      'limit-patterns[1].name',
      'limit-patterns[1].verdict',
      'limit-patterns[1]',
      'limit-patterns[2].pattern',
      'limit-patterns[3].pattern',
      'limit-patterns[4]',
    ])
  })

  test('at most fifty', () => expect(parse(Array.from({ length: 51 }, () => quota)).ok).toBe(false))
})

describe('judging', () => {
  test('a line of a process that failed, with the reset it names', () => {
    expect(judge([quota], 'work\nOut of gas, try again in 2 hours\n', '', 1)).toMatchObject({
      verdict: 'usage-limit',
      reset: { at: now + 7_200_000, source: 'text' },
    })
  })

  test('exit 0 is ok, unless the pattern counts always', () => {
    expect(judge([quota], 'out of gas', '', 0).verdict).toBe('ok')
    expect(judge([{ ...quota, when: 'always' }], 'out of gas', '', 0).verdict).toBe('usage-limit')
  })

  test('only on its stream', () => {
    expect(judge([{ ...quota, stream: 'stderr' }], 'out of gas', '', 1).verdict).toBe('failed')
    expect(judge([{ ...quota, stream: 'stderr' }], '', 'out of gas', 1).verdict).toBe('usage-limit')
  })

  test('it goes before the built-in wordings, the first in the list before the others', () => {
    const own = [
      { name: 'a', pattern: 'hit your limit', verdict: 'billing' },
      { name: 'b', pattern: 'limit', verdict: 'auth' },
    ]
    expect(judge(own, "You've hit your limit · resets 3pm (UTC)", '', 1).verdict).toBe('billing')
  })

  test('a pattern that would backtrack for ever is just slow text', () => {
    const evil = { name: 'evil', pattern: '^(a+)+$', verdict: 'auth' }
    expect(judge([evil], `${'a'.repeat(4000)}!`, '', 1).verdict).toBe('failed')
  })
})
