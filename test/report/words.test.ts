import { describe, expect, it, test } from 'vitest'
import type { Note, Skip } from '../../src/pool/run-state.ts'
import type { Evidence, Verdict } from '../../src/pool/verdict.ts'
import { until } from '../../src/report/time.ts'
import { endingWords, lines, skipWords } from '../../src/report/words.ts'
import { account, condition, hour, judged, noon } from '../pool/make.ts'

const a = account('a')
const verdict = (kind: Verdict, evidence: Evidence | null, exitCode: number): Note => ({
  kind: 'verdict',
  account: a,
  verdict: kind,
  judgement: judged(kind, { evidence }),
  exitCode,
})
const said = (note: Note): string =>
  lines(note, noon)
    .map(({ text }) => text)
    .join('\n')

describe('a failure', () => {
  test.each<[string, Verdict, Evidence | null, number, string]>([
    ['that its exit code tells', 'failed', { source: 'exit', text: 'exit code 3' }, 3, 'failed (exit code 3)'],
    ['by a signal', 'failed', { source: 'exit', text: 'SIGSEGV' }, 139, 'failed (SIGSEGV)'],
    ['that an event tells', 'failed', { source: 'event', text: 'bad' }, 3, 'failed (event: bad) (exit code 3)'],
    ['without evidence', 'failed', null, 3, 'failed (exit code 3)'],
  ])('%s is told once', (_what, kind, evidence, exitCode, expected) =>
    expect(said(verdict(kind, evidence, exitCode))).toBe(`claude/a ${expected}; no other account would change that`),
  )
})

describe('why an account is passed over', () => {
  test.each<[Skip, string]>([
    [
      { kind: 'cooling', record: condition(a) },
      "usage-limit, cooling until 2026-11-25 13:00 UTC (in 1 h); the agent's own event says so",
    ],
    [{ kind: 'disabled' }, 'disabled in the list of accounts'],
    [{ kind: 'closed', until: noon + hour }, 'outside its hours; they begin at 2026-11-25 13:00 UTC (in 1 h)'],
    [{ kind: 'other-provider' }, 'continue: resume, and a session can not move to another provider'],
  ])('%j', (skip, expected) => expect(skipWords(skip, noon)).toBe(expected))
})

describe('the end of a run that met limits', () => {
  const ending = { outcome: 'exhausted', exitCode: 75, account: a, nextAvailableAt: noon + hour } as const
  const next = '; the next account is free at 2026-11-25 13:00 UTC (in 1 h)'
  test.each([
    ['no-account', `exhausted: no account of the pool can go on${next}`],
    ['max-failovers', `exhausted: max-failovers allows no other account${next}`],
    ['in-use', `exhausted: the accounts that could go on are in use by other runs${next} at the latest`],
    ['stop', `exhausted: continue: stop allows no other account${next}`],
    ['never', `exhausted: retry-if: never allows no other account${next}`],
    ['touched', `exhausted: work may have been done, and retry-if: untouched allows no other account then${next}`],
  ] as const)('%s', (gaveUp, text) =>
    expect(endingWords({ ...ending, gaveUp }, noon)).toEqual({ level: 'error', text }),
  )
})

test.each<[string, Note, string]>([
  [
    'a limit under ignore-state',
    { kind: 'limited', account: a, record: condition(a), judgement: judged('usage-limit'), unread: true },
    "claude/a met its usage limit. Cooling at least until 2026-11-25 13:00 UTC (in 1 h): the agent's own event says so.",
  ],
  [
    'a limit whose end nobody told',
    {
      kind: 'limited',
      account: a,
      record: condition(a, { source: 'default' }),
      judgement: judged('usage-limit'),
      unread: false,
    },
    'claude/a met its usage limit. Cooling until 2026-11-25 13:00 UTC (in 1 h): no reset time was told.',
  ],
  [
    'a limit that ends within a minute',
    {
      kind: 'limited',
      account: a,
      record: condition(a, { verdict: 'rate-limit', until: noon + 60_000, source: 'text' }),
      judgement: judged('rate-limit', { reset: { at: noon + 20_000, source: 'text' } }),
      unread: false,
    },
    "claude/a is throttled. Cooling until 2026-11-25 12:01 UTC (in 1 min): the agent's message says so, but no rest is shorter than a minute.",
  ],
  [
    'a daily quota',
    {
      kind: 'limited',
      account: a,
      record: condition(a, { source: 'default' }),
      judgement: judged('usage-limit', { reset: { at: noon + hour, source: 'default' } }),
      unread: false,
    },
    'claude/a met its usage limit. Cooling until 2026-11-25 13:00 UTC (in 1 h): no reset time was told, but daily quotas are renewed then.',
  ],
  [
    'a wait for a time',
    { kind: 'waiting', account: a, until: noon + hour },
    'no account is free; waiting for claude/a until 2026-11-25 13:00 UTC (in 1 h)',
  ],
  [
    'a wait for a place',
    { kind: 'waiting', account: a, until: null },
    'no account is free; waiting for a place on claude/a',
  ],
  ['a stop', { kind: 'stopped', account: a, by: 'stop' }, 'continue: stop: not going on after claude/a'],
  [
    'work that is not done twice',
    { kind: 'stopped', account: a, by: 'never' },
    'retry-if: never: not going on after claude/a',
  ],
  [
    'a session lost',
    { kind: 'refused-resume', account: a, ends: false },
    'claude/a: the session could not be taken up; starting afresh',
  ],
  [
    'a session lost that must go on',
    { kind: 'refused-resume', account: a, ends: true },
    'claude/a: the session could not be taken up, and continue: resume begins no other',
  ],
  [
    'an agent that is not there, others being left',
    {
      kind: 'absent',
      account: a,
      judgement: judged('config', { evidence: { source: 'exit', text: 'claude was not found on the PATH' } }),
    },
    'claude/a can not run: the command or its settings are wrong (claude was not found on the PATH); no other account of claude would change that',
  ],
])('%s', (_what, note, text) => expect(said(note)).toBe(text))

test.each([
  [
    'nobody knows when',
    'in-use',
    null,
    'exhausted: the accounts that could go on are in use by other runs; when one comes free is not known',
  ],
  ['none by itself', 'no-account', null, 'exhausted: no account of the pool can go on'],
] as const)('a pool of which an account comes free: %s', (_what, gaveUp, nextAvailableAt, text) =>
  expect(endingWords({ outcome: 'exhausted', exitCode: 75, account: a, gaveUp, nextAvailableAt }, noon).text).toBe(
    text,
  ),
)

it('says of a cancelled run who was at work', () => {
  const ending = { outcome: 'cancelled', exitCode: 130, gaveUp: null, nextAvailableAt: null } as const
  expect(endingWords({ ...ending, account: a }, noon).text).toBe('cancelled on claude/a')
  expect(endingWords({ ...ending, account: null }, noon).text).toBe('cancelled while no agent was at work')
})

it('counts no time down to what is past', () => {
  expect(until(noon, noon)).toBe('2026-11-25 12:00 UTC (over)')
  expect(until(noon + 1, noon)).toBe('2026-11-25 12:00 UTC (in 1 s)')
})

it('clips evidence to one line', () => {
  const long = said(verdict('failed', { source: 'text', text: `one\ntwo ${'x'.repeat(300)}` }, 1))
  expect(long).toMatch(/^claude\/a failed \(text: one two x{190,}…\) \(exit code 1\)/)
})
