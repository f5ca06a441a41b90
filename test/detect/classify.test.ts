import { describe, expect, test } from 'vitest'
import { classify, createClassifier } from '../../src/detect/classify.ts'

const now = Date.parse('2026-03-10T14:20:00Z')
const stamp = (minute: number): string => `2026-03-10T14:${String(minute).padStart(2, '0')}:00.1234567Z `
const log = (...lines: readonly string[]): string => lines.map((line, index) => `${stamp(index)}${line}\n`).join('')
const limit = "You've hit your limit · resets 3pm (UTC)"

describe('one run', () => {
  test('keeps its id and says what it knows', () => {
    expect(classify({ id: 'a', provider: 'claude', exitCode: 1, stdout: limit, now })).toEqual({
      id: 'a',
      verdict: 'usage-limit',
      resetAt: Date.parse('2026-03-10T15:00:00Z'),
      source: 'text',
      evidence: limit,
      confidence: 0.8,
    })
  })

  test('without an exit code is judged as one that failed', () => {
    expect(classify({ provider: 'claude', stdout: limit, now }).verdict).toBe('usage-limit')
    expect(classify({ provider: 'claude', stdout: limit, exitCode: 0, now }).verdict).toBe('ok')
    expect(classify({ provider: 'other', now })).toMatchObject({ verdict: 'failed' })
  })

  test('without an exit code is good where the agent says so', () => {
    const stdout =
      '{"type":"result","subtype":"success","is_error":false,"result":"You\'ve hit your limit","session_id":"s"}'
    expect(classify({ provider: 'claude', stdout, now }).verdict).toBe('ok')
  })

  test('ended by a signal has failed', () => {
    expect(classify({ provider: 'claude', signal: 'SIGTERM', stdout: limit, now }).verdict).toBe('usage-limit')
  })
})

describe('logs of GitHub Actions', () => {
  const step = ['##[group]Run claude -p "$PROMPT"', '\u001b[36;1mclaude -p "$PROMPT"\u001b[0m', '##[endgroup]']
  const cleanup = [
    'Post job cleanup.',
    '[command]/usr/bin/git version',
    'git version 2.53.0',
    'Cleaning up orphan processes',
  ]
  const failedStep = [limit, '##[error]Process completed with exit code 1.']

  test('are read without their timestamps, up to the step that failed', () => {
    const stdout = log(
      ...step,
      ...failedStep,
      '##[group]Run ./notify.sh',
      'All five reports were sent.',
      'one',
      'two',
      'three',
      'four',
      'five',
      ...cleanup,
    )
    expect(classify({ provider: 'claude', stdout, now })).toMatchObject({
      verdict: 'usage-limit',
      resetAt: Date.parse('2026-03-10T15:00:00Z'),
    })
  })

  test('times count from the line, not from now', () => {
    const later = now + 30 * 86_400_000
    expect(classify({ provider: 'claude', stdout: log(...step, ...failedStep), now: later }).resetAt).toBe(
      Date.parse('2026-03-10T15:00:00Z'),
    )
  })

  test('with a byte order mark, or with job and step in front', () => {
    expect(classify({ provider: 'claude', stdout: `\ufeff${log(...step, ...failedStep)}`, now }).verdict).toBe(
      'usage-limit',
    )
    const viewed = log(...step, ...failedStep)
      .replace(/^/gm, 'build\tRun agent\t')
      .replace(/build\tRun agent\t$/, '')
    expect(classify({ provider: 'claude', stdout: viewed, now }).verdict).toBe('usage-limit')
  })

  test('of events printed over many lines', () => {
    const result = JSON.stringify({ type: 'result', is_error: true, result: limit, session_id: 's' }, null, 2).split(
      '\n',
    )
    expect(
      classify({ provider: 'claude', stdout: log(...step, ...result, '##[error]Action failed with error: x'), now })
        .verdict,
    ).toBe('usage-limit')
  })

  test('complete and without an error are those of a job that went well', () => {
    expect(classify({ provider: 'claude', stdout: log(...step, limit, ...cleanup), now }).verdict).toBe('ok')
    expect(classify({ provider: 'claude', stdout: log(...step, limit), now }).verdict).toBe('usage-limit')
  })

  test('are the same in pieces of any size', () => {
    const bytes = Buffer.from(`\ufeff${log(...step, ...failedStep, ...cleanup)}`)
    const whole = classify({ provider: 'claude', stdout: bytes.toString(), now })
    for (const size of [1, 7, 64, 1000]) {
      const classifier = createClassifier({ provider: 'claude', now })
      for (let at = 0; at < bytes.length; at += size) classifier.push('stdout', bytes.subarray(at, at + size))
      expect(classifier.finish()).toEqual(whole)
    }
  })
})
