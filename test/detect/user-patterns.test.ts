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

test.each([
  ["you're out", 'Sorry, you\u2019re out.'],
  ['the "big" one', 'the \u201cbig\u201d one is spent'],
  ['you\u2019re out', 'Sorry, you\u2019re out.'],
  ['OUT OF GAS', 'out of gas'],
])('%s finds %s: case and the form of quotes make no difference', (pattern, text) =>
  expect(judge([{ ...quota, pattern }], `${text}\n`, '', 1).verdict).toBe('usage-limit'),
)

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
    expect(problems).toEqual([
      'limit-patterns[1]: name must be a text of 1 to 100 characters',
      'limit-patterns[1]: verdict must be one of usage-limit, rate-limit, auth, billing, overloaded, network, config',
      'limit-patterns[1]: has an unknown key (extra); known are name, pattern, verdict, stream, when',
      "limit-patterns[1]: pattern is no regular expression of RE2's kind: missing closing )",
      'limit-patterns[2] (quota): pattern looks ahead or behind, with `(?=` and its like, which RE2 does not know',
      'limit-patterns[3] (quota): pattern must be a text of 1 to 500 characters',
      'limit-patterns[4]: must be an object like {"name": "...", "pattern": "...", "verdict": "usage-limit"}',
    ])
  })

  test.each([
    ['(?<!no )limit', 'pattern looks ahead or behind, with `(?=` and its like, which RE2 does not know'],
    ['(a)\\1', 'pattern refers back to a group, with `\\1`, which RE2 does not know'],
    ['(?<x>a)\\k<x>', 'pattern refers back to a group, with `\\k`, which RE2 does not know'],
    ['limit (', "pattern is no regular expression of RE2's kind: missing closing )"],
    ['a{1001}', "pattern is no regular expression of RE2's kind: invalid repeat count (`{1001}`)"],
    ['a\\', "pattern is no regular expression of RE2's kind: trailing backslash at end of expression"],
  ])('the pattern %s is told in one sentence', (pattern, problem) => {
    expect(parse([{ ...quota, pattern }])).toEqual({ ok: false, problems: [`limit-patterns[0] (quota): ${problem}`] })
  })

  test('a wrong stream is told with those that there are', () => {
    expect(parse([{ ...quota, stream: 'stdin', when: true }])).toMatchObject({
      problems: [
        'limit-patterns[0] (quota): stream must be one of stdout, stderr, both',
        'limit-patterns[0] (quota): when must be one of failed, always',
      ],
    })
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
