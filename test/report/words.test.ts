import { describe, expect, it, test } from 'vitest'
import type { Note, Skip } from '../../src/pool/run-state.ts'
import type { Evidence, Verdict } from '../../src/pool/verdict.ts'
import { lines, skipWords } from '../../src/report/words.ts'
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

it('clips evidence to one line', () => {
  const long = said(verdict('failed', { source: 'text', text: `one\ntwo ${'x'.repeat(300)}` }, 1))
  expect(long).toMatch(/^claude\/a failed \(text: one two x{190,}…\) \(exit code 1\)/)
})
