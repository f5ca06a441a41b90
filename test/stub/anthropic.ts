import { type Api, type ApiRequest, bearer, events, field, json, type Reply } from './api.ts'

/** The Messages API as Claude Code uses it: shapes from its own parser and from recordings. */
export const anthropic: Api = {
  keyOf: ({ headers }) => (typeof headers['x-api-key'] === 'string' ? headers['x-api-key'] : bearer(headers)),
  aside: ({ path }) => {
    if (path.startsWith('/v1/messages/count_tokens')) return json(200, { input_tokens: 12 })
    return path.startsWith('/v1/messages') ? null : json(404, failure('not_found_error', 'Not found'))
  },
  answer: (step, request) => {
    const subscription = request.headers['x-api-key'] === undefined
    const windows = subscription ? allowed(request.now) : {}
    switch (step.kind) {
      case 'text':
        return message(request, [{ type: 'text', text: step.text }], 'end_turn', windows)
      case 'tool': {
        const call = {
          type: 'tool_use',
          id: `toolu_FAKE${request.now}`,
          name: 'Bash',
          input: { command: step.command },
        }
        return message(request, [{ type: 'text', text: step.text }, call], 'tool_use', windows)
      }
      case 'cut':
        return { ...message(request, [{ type: 'text', text: step.text }], 'end_turn', windows, 3), cut: true }
      case 'usage-limit':
        return subscription ? spent(request.now + step.resetsInS * 1000) : spentKey(request.now + step.resetsInS * 1000)
      case 'rate-limit':
        return json(
          429,
          failure('rate_limit_error', 'Number of request tokens has exceeded your per-minute rate limit'),
          {
            ...(step.retryAfterS === null ? {} : { 'retry-after': String(step.retryAfterS) }),
          },
        )
      case 'auth':
        return json(401, failure('authentication_error', subscription ? 'Invalid bearer token' : 'invalid x-api-key'))
      case 'billing':
        return json(
          400,
          failure('invalid_request_error', 'Your credit balance is too low to access the Anthropic API.'),
        )
      case 'overloaded':
        return json(529, failure('overloaded_error', 'Overloaded'))
      case 'server-error':
        return json(500, failure('api_error', 'Internal server error'))
      case 'unknown-model':
        return json(404, failure('not_found_error', 'model: no-such-model'))
    }
  },
}

const failure = (type: string, text: string): unknown => ({ type: 'error', error: { type, message: text } })

const seconds = (ms: number): string => String(Math.round(ms / 1000))

const allowed = (now: number): Record<string, string> => ({
  'anthropic-ratelimit-unified-status': 'allowed',
  'anthropic-ratelimit-unified-representative-claim': 'five_hour',
  'anthropic-ratelimit-unified-reset': seconds(now + 7_200_000),
  ...window('5h', 0.42, now + 7_200_000, 'allowed'),
  ...window('7d', 0.13, now + 400_000_000, 'allowed'),
})

/** A subscription's spent window, by the unified headers. */
const spent = (resetAt: number): Reply =>
  json(
    429,
    failure('rate_limit_error', "This request would exceed your account's rate limit. Please try again later."),
    {
      'anthropic-ratelimit-unified-status': 'rejected',
      'anthropic-ratelimit-unified-representative-claim': 'five_hour',
      'anthropic-ratelimit-unified-reset': seconds(resetAt),
      'anthropic-ratelimit-unified-overage-status': 'rejected',
      'anthropic-ratelimit-unified-overage-disabled-reason': 'org_level_disabled',
      ...window('5h', 1, resetAt, 'rejected'),
      ...window('7d', 0.6, resetAt + 300_000_000, 'allowed'),
      'retry-after': '3600',
      'x-should-retry': 'true',
    },
  )

/** An API key whose own spending limit is reached: told in words only. */
const spentKey = (resetAt: number): Reply => {
  const [day, time] = new Date(resetAt).toISOString().split('T')
  const text = `You have reached your specified API usage limits. You will regain access on ${day} at ${time?.slice(0, 5)} UTC.`
  return json(400, failure('invalid_request_error', text))
}

const window = (name: string, utilization: number, resetAt: number, status: string): Record<string, string> => ({
  [`anthropic-ratelimit-unified-${name}-status`]: status,
  [`anthropic-ratelimit-unified-${name}-utilization`]: String(utilization),
  [`anthropic-ratelimit-unified-${name}-reset`]: seconds(resetAt),
})

type Block = { readonly type: string; readonly text?: string; readonly input?: unknown }

/** An answer, streamed unless the request says otherwise; `upTo` cuts the stream after so many events. */
const message = (
  request: ApiRequest,
  content: readonly Block[],
  stop: string,
  headers: Readonly<Record<string, string>>,
  upTo = Number.POSITIVE_INFINITY,
): Reply => {
  const whole = {
    id: `msg_FAKE${request.now}`,
    type: 'message',
    role: 'assistant',
    model: field(request.body, 'model'),
    stop_sequence: null,
    usage: { input_tokens: 12, output_tokens: 5 },
  }
  if (field(request.body, 'stream') !== true) return json(200, { ...whole, content, stop_reason: stop }, headers)
  const list = [
    { type: 'message_start', message: { ...whole, content: [], stop_reason: null } },
    ...content.flatMap((block, index) => blockEvents(block, index)),
    { type: 'message_delta', delta: { stop_reason: stop, stop_sequence: null }, usage: { output_tokens: 5 } },
    { type: 'message_stop' },
  ]
  return events(
    list.slice(0, upTo).map((data) => ({ name: data.type, data })),
    headers,
  )
}

const blockEvents = (
  block: Block,
  index: number,
): readonly (Readonly<Record<string, unknown>> & { readonly type: string })[] => {
  const [start, delta] =
    block.type === 'text'
      ? [
          { ...block, text: '' },
          { type: 'text_delta', text: block.text },
        ]
      : [
          { ...block, input: {} },
          { type: 'input_json_delta', partial_json: JSON.stringify(block.input) },
        ]
  return [
    { type: 'content_block_start', index, content_block: start },
    { type: 'content_block_delta', index, delta },
    { type: 'content_block_stop', index },
  ]
}
