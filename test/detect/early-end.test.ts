import { describe, expect, test } from 'vitest'
import { createDetector, type DetectorOptions } from '../../src/detect/create.ts'
import type { Channel } from '../../src/detect/detector.ts'
import type { Speaker } from '../../src/detect/signal.ts'

const now = 1_795_520_000_000

/** What the real ones begin their streams with. */
const opening: Readonly<Partial<Record<Speaker, unknown>>> = {
  claude: { type: 'system', subtype: 'init', cwd: '/w', session_id: 's', tools: [] },
  codex: { type: 'thread.started', thread_id: 's' },
  gemini: { type: 'init', timestamp: '2026-11-24T12:00:00Z', session_id: 's', model: 'auto' },
}

/** The instant at which the agent is to be ended, relative to now, after these lines. */
const endAfter = (
  speaker: Speaker,
  lines: readonly unknown[],
  options: DetectorOptions = {},
  channel: Channel = 'stdout',
): number | null => {
  const detector = createDetector(speaker, options)
  const first = opening[speaker]
  for (const line of first === undefined || channel !== 'stdout' ? lines : [first, ...lines]) {
    detector.push(channel, Buffer.from(`${typeof line === 'string' ? line : JSON.stringify(line)}\n`), now)
  }
  const end = detector.endSignal()
  return end === null ? null : end.at - now
}

const retry = (attempt: number, status: number | null, error: string, delay = 600) => ({
  type: 'system',
  subtype: 'api_retry',
  attempt,
  max_retries: 10,
  retry_delay_ms: delay,
  error_status: status,
  error,
})
const rejected = {
  type: 'rate_limit_event',
  rate_limit_info: { status: 'rejected', resetsAt: now / 1000 + 7200, rateLimitType: 'five_hour' },
}
const answer = { type: 'assistant', message: { model: 'claude-x', content: [{ type: 'text', text: 'x' }] } }
const toolResult = { type: 'user', message: { content: [{ type: 'tool_result', content: 'ok' }] } }
const reconnecting = (n: number, cause: string) => ({ type: 'error', message: `Reconnecting... ${n}/5 (${cause})` })
const offline = {
  type: 'error',
  message: 'Reconnecting... waiting for network (Connection failed: error sending request)',
}
const limited = 'exceeded retry limit, last status: 429 Too Many Requests'

describe('a running agent is ended', () => {
  test.each<[string, Speaker, readonly unknown[], number | null]>([
    ['at once on a spent window', 'claude', [rejected], 0],
    [
      'at once on a refused balance',
      'claude',
      [
        {
          ...answer,
          error: 'billing_error',
          message: { model: '<synthetic>', content: [{ type: 'text', text: 'Credit balance is too low' }] },
        },
      ],
      0,
    ],
    ['at once when it would wait longer than a minute', 'claude', [retry(1, 429, 'rate_limit', 61_000)], 0],
    ['at the third retry in a row of a throttle', 'claude', [1, 2, 3].map((n) => retry(n, 429, 'rate_limit')), 0],
    ['at the second refusal of its key', 'claude', [1, 2].map((n) => retry(n, 401, 'authentication_failed')), 0],
    ['three seconds after the first: it may renew its token', 'claude', [retry(1, 401, 'authentication_failed')], 3000],
    [
      'at the sixth try in vain of Codex without a network, where it would wait for ever',
      'codex',
      [offline, offline, offline, offline, offline, offline],
      0,
    ],
    ['not in the silence after fewer: Codex may be at work', 'codex', Array(5).fill(offline), null],
    [
      'when Codex works again after that: not at all',
      'codex',
      [...Array(5).fill(offline), { type: 'item.started', item: { type: 'reasoning' } }, offline],
      null,
    ],
    ['15 s into the silence of Codex after a throttle', 'codex', [reconnecting(1, limited)], 15_000],
    ['at the third reconnection of Codex', 'codex', [1, 2, 3].map((n) => reconnecting(n, limited)), 0],
    [
      'when Codex reconnects after a spent window',
      'codex',
      [reconnecting(1, 'stream disconnected before completion: The usage limit has been reached')],
      0,
    ],
  ])('%s', (_, speaker, lines, expected) => expect(endAfter(speaker, lines)).toBe(expected))

  test('when Gemini says it will wait for hours', () => {
    const line =
      'Attempt 1 failed: You have exhausted your capacity on this model. Your quota will reset after 2h13m4s.. Retrying after 8918745ms...'
    expect(endAfter('gemini', [line], {}, 'stderr')).toBe(0)
  })

  test('when Gemini says so at the end of a reason that runs over several lines', () => {
    const reason = (attempt: number, seconds: number, ms: number) => [
      `Attempt ${attempt} failed: You exceeded your current quota, please check your plan and billing details. For more information on this error, head to: https://ai.google.dev/gemini-api/docs/rate-limits.`,
      '* Quota exceeded for metric: generativelanguage.googleapis.com/generate_content_free_tier_requests, limit: 5, model: gemini-2.5-pro',
      `Please retry in ${seconds}s.`,
      `Suggested retry after ${seconds}s.. Retrying after ${ms}ms...`,
    ]
    expect(endAfter('gemini', reason(1, 90, 91_034), {}, 'stderr')).toBe(0)
    expect(endAfter('gemini', reason(1, 40, 44_701), {}, 'stderr')).toBeNull()
    expect(
      endAfter(
        'gemini',
        [1, 2, 3].flatMap((attempt) => reason(attempt, 2, 5580)),
        {},
        'stderr',
      ),
    ).toBe(0)
  })

  test('on the session file and the debug file, where stdout is silent', () => {
    const entry = (attempt: number) => ({
      type: 'system',
      subtype: 'api_error',
      error: { status: 429, message: '429 {"type":"error","error":{"type":"rate_limit_error","message":"x"}}' },
      retryInMs: 500,
      retryAttempt: attempt,
      maxRetries: 10,
    })
    const debug = (attempt: number) =>
      `2026-11-24T12:00:00Z [ERROR] API error (attempt ${attempt}/11): 429 429 {"type":"error","error":{"type":"rate_limit_error","message":"x"}}`
    expect(endAfter('claude', [1, 2, 3].map(entry), {}, 'session')).toBe(0)
    expect(endAfter('claude', [1, 2, 3].map(debug), {}, 'session')).toBe(0)
    expect(endAfter('claude', [1, 2, 3].map(debug), {}, 'stdout')).toBeNull()
  })
})

describe('a running agent is left alone', () => {
  test.each<[string, Speaker, readonly unknown[]]>([
    ['at its first short throttle', 'claude', [retry(1, 429, 'rate_limit')]],
    ['at the second', 'claude', [1, 2].map((n) => retry(n, 429, 'rate_limit'))],
    ['while its provider is overloaded', 'claude', [1, 2, 3, 4].map((n) => retry(n, 529, 'overloaded'))],
    [
      'while its network is down',
      'codex',
      [1, 2, 3, 4].map((n) => reconnecting(n, 'Connection failed: error sending request')),
    ],
    [
      'on a bare rejection',
      'claude',
      [{ type: 'rate_limit_event', rate_limit_info: { status: 'rejected', isUsingOverage: false } }],
    ],
    [
      'on a warning',
      'claude',
      [
        {
          type: 'rate_limit_event',
          rate_limit_info: { status: 'allowed_warning', resetsAt: 1, rateLimitType: 'seven_day', utilization: 0.95 },
        },
      ],
    ],
    [
      'on a rejected overage of a window that is open',
      'claude',
      [
        {
          type: 'rate_limit_event',
          rate_limit_info: { status: 'allowed', resetsAt: 1, rateLimitType: 'five_hour', overageStatus: 'rejected' },
        },
      ],
    ],
    ['after a retry that went well', 'claude', [retry(1, 401, 'authentication_failed'), answer, toolResult]],
    [
      'after Codex has reconnected',
      'codex',
      [reconnecting(1, limited), { type: 'item.completed', item: { id: 'i', type: 'agent_message', text: 'x' } }],
    ],
    [
      'whatever its text says',
      'claude',
      ["You've hit your limit · resets 3pm (UTC)", 'API Error: 429 {"type":"error"}'],
    ],
    [
      'whatever its tools print',
      'claude',
      [{ type: 'user', message: { content: [{ type: 'tool_result', content: JSON.stringify(rejected) }] } }],
    ],
    [
      'whatever its answer quotes',
      'codex',
      [{ type: 'item.completed', item: { type: 'agent_message', text: JSON.stringify(reconnecting(3, limited)) } }],
    ],
    ['by text of an agent that is not known', 'other', ["You've hit your limit · resets 3pm (UTC)"]],
  ])('%s', (_, speaker, lines) => expect(endAfter(speaker, lines)).toBeNull())

  test('through throttles, where no other account is free', () => {
    expect(
      endAfter(
        'claude',
        [1, 2, 3, 4].map((n) => retry(n, 429, 'rate_limit')),
        { patient: true },
      ),
    ).toBeNull()
    expect(endAfter('claude', [rejected], { patient: true })).toBe(0)
  })

  test('as long as the threshold allows', () => {
    expect(endAfter('claude', [retry(1, 429, 'rate_limit', 61_000)], { retryDelayThresholdMs: 120_000 })).toBeNull()
  })

  describe('by an event that its own stream does not hold', () => {
    type Said = readonly (readonly [Channel, unknown])[]
    const after = (speaker: Speaker, said: Said) => {
      const detector = createDetector(speaker)
      for (const [channel, event] of said) detector.push(channel, Buffer.from(`${JSON.stringify(event)}\n`), now)
      return detector.endSignal()
    }
    const hook = { type: 'system', subtype: 'hook_started', session_id: 's' }
    const whole = { ...rejected, session_id: 's' }
    const twice = reconnecting(3, limited)

    test.each<[string, Speaker, Said, boolean]>([
      ['an old line on stdout', 'claude', [['stdout', rejected]], false],
      [
        'two of them, with a session',
        'claude',
        [
          ['stdout', whole],
          ['stdout', whole],
        ],
        false,
      ],
      ['one of Codex', 'codex', [['stdout', twice]], false],
      ['one under a custom account', 'custom', [['stdout', whole]], false],
      [
        'on stderr, of an agent that streams',
        'claude',
        [
          ['stdout', opening.claude],
          ['stderr', whole],
        ],
        false,
      ],
      [
        'with its session on stderr',
        'claude',
        [
          ['stderr', opening.claude],
          ['stderr', whole],
        ],
        false,
      ],
      [
        'in the stream',
        'claude',
        [
          ['stdout', hook],
          ['stdout', opening.claude],
          ['stdout', whole],
        ],
        true,
      ],
      [
        'in the stream after one on stderr',
        'claude',
        [
          ['stdout', opening.claude],
          ['stderr', whole],
          ['stdout', whole],
        ],
        true,
      ],
      [
        'in the stream of a custom account',
        'custom',
        [
          ['stdout', opening.claude],
          ['stdout', whole],
        ],
        true,
      ],
    ])('%s', (_, speaker, said, ended) => expect(after(speaker, said) !== null).toBe(ended))
  })

  test('by what Gemini prints as its answer', () => {
    expect(endAfter('gemini', ['Attempt 1 failed: Quota. Retrying after 8918745ms...'], {}, 'stdout')).toBeNull()
  })
})
