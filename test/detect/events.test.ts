import { describe, expect, test } from 'vitest'
import { createDetector, type DetectorOptions } from '../../src/detect/create.ts'
import type { Channel } from '../../src/detect/detector.ts'
import type { Speaker } from '../../src/detect/signal.ts'
import type { Exit } from '../../src/ports.ts'

const now = Date.parse('2026-11-24T12:15:00Z')
const failed: Exit = { kind: 'exited', code: 1 }
const fine: Exit = { kind: 'exited', code: 0 }

type Said = readonly [Channel, unknown]
const judge = (
  speaker: Speaker,
  said: readonly Said[],
  exit: Exit,
  options: DetectorOptions = {},
  endedByUs = false,
) => {
  const detector = createDetector(speaker, options)
  for (const [channel, line] of said) {
    detector.push(channel, Buffer.from(`${typeof line === 'string' ? line : JSON.stringify(line)}\n`), now)
  }
  return { ...detector.finish(exit, now, endedByUs), session: detector.sessionId() }
}

describe('the end of an attempt', () => {
  const limit = { type: 'result', is_error: true, result: "You've hit your limit · resets 3pm (UTC)", session_id: 's' }
  const good = { type: 'result', is_error: false, subtype: 'success', result: 'done', session_id: 's' }

  test.each<[string, Speaker, readonly Said[], Exit, string]>([
    ['a good result', 'claude', [['stdout', good]], fine, 'ok'],
    ['exit 0 without events', 'claude', [['stdout', 'Credit balance is too low']], fine, 'ok'],
    ['an error result, though the exit is 0', 'claude', [['stdout', limit]], fine, 'usage-limit'],
    [
      'a limit, then a good turn in the same run',
      'claude',
      [
        ['stdout', limit],
        ['stdout', good],
      ],
      failed,
      'failed',
    ],
    [
      'a good turn, then a limit',
      'claude',
      [
        ['stdout', good],
        ['stdout', limit],
      ],
      failed,
      'usage-limit',
    ],
    [
      'an unknown error',
      'claude',
      [['stdout', { type: 'result', subtype: 'error_max_turns', is_error: true }]],
      failed,
      'failed',
    ],
    [
      'a command that could not start',
      'claude',
      [],
      { kind: 'not-started', code: 127, reason: 'claude: not found' },
      'config',
    ],
    [
      'a command that a shell did not find',
      'codex',
      [['stderr', 'bash: codex: command not found']],
      { kind: 'exited', code: 127 },
      'config',
    ],
    ['a kill without a word', 'codex', [], { kind: 'signalled', signal: 'SIGKILL' }, 'failed'],
    ['Gemini says it by its exit code alone', 'gemini', [], { kind: 'exited', code: 173 }, 'rate-limit'],
    ['Gemini without credentials', 'gemini', [], { kind: 'exited', code: 41 }, 'auth'],
  ])('%s', (_, speaker, said, exit, verdict) => expect(judge(speaker, said, exit).verdict).toBe(verdict))

  test('the reset that an event tells goes before the one in the text', () => {
    const event = {
      type: 'rate_limit_event',
      rate_limit_info: { status: 'rejected', resetsAt: 1_795_532_409, rateLimitType: 'five_hour' },
    }
    expect(
      judge(
        'claude',
        [
          ['stdout', event],
          ['stdout', limit],
        ],
        failed,
      ).reset,
    ).toEqual({ at: 1_795_532_409_000, source: 'event' })
  })

  test('an agent ended on its end signal is judged by the signal, not by its exit', () => {
    const retry = {
      type: 'system',
      subtype: 'api_retry',
      attempt: 3,
      retry_delay_ms: 500,
      error_status: 429,
      error: 'rate_limit',
    }
    expect(judge('claude', [['stdout', retry]], fine, {}, true).verdict).toBe('rate-limit')
    expect(judge('claude', [['stdout', 'Credit balance is too low']], fine, {}, true).verdict).toBe('failed')
  })

  test('a retry that was under way counts when the process died in it', () => {
    const retry = {
      type: 'system',
      subtype: 'api_retry',
      attempt: 1,
      retry_delay_ms: 500,
      error_status: 429,
      error: 'rate_limit',
    }
    expect(judge('claude', [['stdout', retry]], { kind: 'signalled', signal: 'SIGTERM' }).verdict).toBe('rate-limit')
  })
})

describe('utilisation', () => {
  test('of Claude: each window', () => {
    const info = {
      status: 'allowed',
      unifiedWindows: { five_hour: { utilization: 0.4, resetsAt: 1_795_527_309 }, seven_day: { utilization: 0.75 } },
    }
    expect(
      judge('claude', [['stdout', { type: 'rate_limit_event', rate_limit_info: info }]], fine).utilization,
    ).toEqual({ fiveHour: 0.4, sevenDay: 0.75, ends: { fiveHour: 1_795_527_309_000, sevenDay: null } })
  })

  test('of older Claudes: the window in question', () => {
    const info = { status: 'allowed_warning', rateLimitType: 'seven_day', utilization: 0.93, resetsAt: 1_795_527_309 }
    expect(
      judge('claude', [['stdout', { type: 'rate_limit_event', rate_limit_info: info }]], fine).utilization,
    ).toEqual({ fiveHour: null, sevenDay: 0.93, ends: { fiveHour: null, sevenDay: 1_795_527_309_000 } })
  })

  // The servers round down what is left to whole minutes.
  test.each([
    [300, 10_080],
    [299, 10_079],
    [301, 10_081],
  ])('of Codex: from its rollout file, with windows of %d and %d minutes', (...minutes) => {
    const limits = {
      primary: { used_percent: 12.5, window_minutes: minutes[0], resets_at: 1 },
      secondary: { used_percent: 88, window_minutes: minutes[1], resets_at: 2 },
    }
    const entry = { type: 'event_msg', payload: { type: 'token_count', info: null, rate_limits: limits } }
    expect(judge('codex', [['session', entry]], fine).utilization).toEqual({
      fiveHour: 0.125,
      sevenDay: 0.88,
      ends: { fiveHour: 1_000, sevenDay: 2_000 },
    })
  })
})

test('a window of Codex that is neither of the two tells nothing of them', () => {
  const limits = {
    primary: { used_percent: 12, window_minutes: 60 },
    secondary: { used_percent: 3, window_minutes: 43_200 },
  }
  const entry = { type: 'event_msg', payload: { type: 'token_count', info: null, rate_limits: limits } }
  expect(judge('codex', [['session', entry]], fine).utilization).toBeNull()
})

describe('the rollout file of Codex', () => {
  const ended = (info: unknown, message: string) => ({
    type: 'event_msg',
    payload: { type: 'task_complete', error: { message, codex_error_info: info } },
  })

  test.each<[unknown, string, string]>([
    ['usage_limit_exceeded', "You've hit your usage limit. Try again at 1:49 PM.", 'usage-limit'],
    ['usage_limit_exceeded', 'Quota exceeded. Check your plan and billing details.', 'billing'],
    ['usage_limit_exceeded', 'something new', 'usage-limit'],
    [{ response_too_many_failed_attempts: { http_status_code: 429 } }, '', 'rate-limit'],
    ['rate_limit_exceeded', '', 'rate-limit'],
    [{ http_connection_failed: { http_status_code: 401 } }, '', 'auth'],
    [{ http_connection_failed: { http_status_code: 402 } }, '', 'billing'],
    [{ http_connection_failed: { http_status_code: null } }, '', 'network'],
    ['unauthorized', '', 'auth'],
    ['server_overloaded', '', 'overloaded'],
    ['internal_server_error', '', 'overloaded'],
    ['other', 'boom', 'failed'],
  ])('%j %s', (info, message, verdict) =>
    expect(judge('codex', [['session', ended(info, message)]], failed).verdict).toBe(verdict),
  )

  test('tells when a spent window ends', () => {
    const error = {
      ...ended('usage_limit_exceeded', 'x').payload,
      rate_limits: {
        primary: { used_percent: 100, window_minutes: 300, resets_at: 1_795_530_000 },
        secondary: { used_percent: 40, window_minutes: 10_080, resets_at: 1_795_900_000 },
      },
    }
    expect(judge('codex', [['session', { type: 'event_msg', payload: error }]], failed).reset).toEqual({
      at: 1_795_530_000_000,
      source: 'event',
    })
  })
})

describe('the session', () => {
  test.each<[Speaker, Said, string | null]>([
    ['claude', ['stdout', { type: 'system', subtype: 'init', session_id: 'abc' }], 'abc'],
    ['codex', ['stdout', { type: 'thread.started', thread_id: 'abc' }], 'abc'],
    ['codex', ['stderr', 'session id: 01a20d63-c195-7e11-bf7a-3f2435e915b1'], '01a20d63-c195-7e11-bf7a-3f2435e915b1'],
    ['codex', ['stdout', 'session id: 01a20d63-c195-7e11-bf7a-3f2435e915b1'], null],
    ['gemini', ['stdout', { type: 'init', session_id: 'abc', model: 'auto' }], 'abc'],
    ['opencode', ['stdout', { type: 'error', sessionID: 'ses_1', error: {} }], 'ses_1'],
  ])('%s tells its id', (speaker, said, id) => expect(judge(speaker, [said], failed).session).toBe(id))

  test.each<[Speaker, Said, number]>([
    ['claude', ['stderr', 'No conversation found with session ID: 28fcc26f'], 1],
    [
      'claude',
      ['stdout', { type: 'result', is_error: true, errors: ['No conversation found with session ID: 28fcc26f'] }],
      1,
    ],
    [
      'codex',
      ['stderr', 'Error: thread/resume: thread/resume failed: no rollout found for thread id 01a2 (code -32600)'],
      1,
    ],
    [
      'codex',
      [
        'stdout',
        { type: 'turn.failed', error: { message: '{"error":{"message":"x","code":"invalid_encrypted_content"}}' } },
      ],
      1,
    ],
    ['gemini', ['stderr', 'Error resuming session: Invalid session identifier "x".'], 42],
    ['claude', ['stderr', 'Error: Session ID 8c527e1d-84fa-476f-b281-626457c595b4 is already in use.'], 1],
    [
      'gemini',
      ['stderr', 'Error starting session: Session ID "8c527e1d" already exists. Use --resume to resume it.'],
      42,
    ],
  ])('%s refuses to take it up: %j', (speaker, said, code) => {
    const exit: Exit = { kind: 'exited', code }
    expect(judge(speaker, [said], exit, { resumed: true })).toMatchObject({ verdict: 'failed', refusedResume: true })
    expect(judge(speaker, [said], exit).refusedResume).toBe(false)
  })

  test('a limit met in a resumed session is a limit', () => {
    const said: Said[] = [
      ['stderr', 'No conversation found with session ID: quoted by a tool'],
      ['stdout', "You've hit your limit · resets 3pm (UTC)"],
    ]
    expect(judge('claude', said, failed, { resumed: true })).toMatchObject({
      verdict: 'usage-limit',
      refusedResume: false,
    })
  })
})
