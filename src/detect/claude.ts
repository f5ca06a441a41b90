import type { Utilization } from '../pool/verdict.ts'
import type { Channel } from './detector.ts'
import { type Fact, type Fields, number, object, text } from './fact.ts'
import type { Interest } from './hits.ts'
import { type Circumstance, judgeMessage } from './message.ts'
import type { Signal } from './signal.ts'

/** Which lines of Claude's stream, json output, session file and debug file matter. */
export const claudeInterest: Interest = {
  heads: [
    // Messages of the CLI itself bear this model; it is told before the content.
    { head: '{"type":"assistant"', literals: ['"<synthetic>"'] },
    { head: '{"type":"user"', literals: [] },
    { head: '{"type":"stream_event"', literals: [] },
  ],
  literals: [
    '"subtype":"init"',
    '"type":"result"',
    '"rate_limit_event"',
    '"api_retry"',
    '"api_error"',
    '"isApiErrorMessage"',
  ],
  lines: ['[ERROR] API error (attempt '],
}

/** What one event of Claude's stream-json, json or session file says. Only its own top-level fields count. */
export const readClaude = (event: Fields, at: Circumstance): readonly Fact[] => {
  const id = text(event['session_id']) || text(event['sessionId'])
  const session: Fact[] = id === '' ? [] : [{ is: 'session', id }]
  return [...session, ...said(event, at)]
}

const said = (event: Fields, at: Circumstance): readonly Fact[] => {
  switch (event['type']) {
    case 'rate_limit_event':
      return rateLimit(object(event['rate_limit_info']) ?? {})
    case 'system':
      return system(event, at)
    case 'assistant':
      return assistant(event, at)
    case 'result':
      return result(event, at)
    case 'user':
      return toolResult(event) ? [{ is: 'working' }] : []
    case 'stream_event':
      return [{ is: 'working' }]
    default:
      return []
  }
}

/** `rejected` alone follows any refused request; with a window or a reset it is a spent limit. */
const rateLimit = (info: Fields): readonly Fact[] => {
  const windows = object(info['unifiedWindows'])
  const facts: Fact[] = []
  const utilization = utilizationOf(info, windows)
  if (utilization !== null) facts.push({ is: 'utilization', utilization })
  const resetsAt = number(info['resetsAt'])
  const kind = text(info['rateLimitType'])
  if (info['status'] !== 'rejected' || info['isUsingOverage'] === true || (resetsAt === null && kind === ''))
    return facts
  const signal: Signal = {
    id: 'claude/rate-limit-event',
    verdict: 'usage-limit',
    evidence: { source: 'event', text: `rate_limit_event: rejected${kind === '' ? '' : `, ${kind}`}` },
    reset: resetsAt === null ? null : { at: epoch(resetsAt), source: 'event' },
    confidence: 1,
  }
  return [...facts, { is: 'refused', signal }]
}

const utilizationOf = (info: Fields, windows: Fields | null): Utilization | null => {
  const share = (name: string): number | null => number(object(windows?.[name])?.['utilization'])
  const one = number(info['utilization'])
  const kind = text(info['rateLimitType'])
  const end = (name: string): number | null => {
    const at = number(object(windows?.[name])?.['resetsAt']) ?? (kind === name ? number(info['resetsAt']) : null)
    return at === null ? null : epoch(at)
  }
  const fiveHour = share('five_hour') ?? (kind === 'five_hour' ? one : null)
  const sevenDay = share('seven_day') ?? (kind === 'seven_day' ? one : null)
  if (fiveHour === null && sevenDay === null) return null
  return { fiveHour, sevenDay, ends: { fiveHour: end('five_hour'), sevenDay: end('seven_day') } }
}

const system = (event: Fields, at: Circumstance): readonly Fact[] => {
  if (event['subtype'] === 'api_retry') {
    const status = number(event['error_status'])
    const delayMs = number(event['retry_delay_ms'])
    const signal = byCode(text(event['error']), status, `api_retry: ${status ?? ''} ${text(event['error'])}`.trim())
    return signal === null
      ? []
      : [{ is: 'retrying', signal: delayed(signal, delayMs, at), attempt: number(event['attempt']) ?? 1, delayMs }]
  }
  if (event['subtype'] === 'api_error') {
    const error = object(event['error']) ?? {}
    const status = number(error['status'])
    const delayMs = number(event['retryInMs'])
    const signal =
      judgeApi(text(error['message']), at) ?? byCode('', status, `api_error: ${status ?? text(error['message'])}`)
    return signal === null
      ? []
      : [{ is: 'retrying', signal: delayed(signal, delayMs, at), attempt: number(event['retryAttempt']) ?? 1, delayMs }]
  }
  return []
}

/** A wait longer than any throttle's is the limit's own end. */
const delayed = (signal: Signal, delayMs: number | null, at: Circumstance): Signal =>
  delayMs === null || delayMs < 60_000 || signal.reset !== null
    ? signal
    : { ...signal, reset: { at: at.now + delayMs, source: 'event' } }

/** Messages of the CLI itself bear a made-up model; the model's own never have an `error`. */
const assistant = (event: Fields, at: Circumstance): readonly Fact[] => {
  const message = object(event['message'])
  const error = text(event['error'])
  const ownError = error !== '' || event['is_api_error_message'] === true || event['isApiErrorMessage'] === true
  if (!ownError && message?.['model'] !== '<synthetic>') return [{ is: 'working' }]
  const signal = judge(event, contentText(message), error, at)
  return signal === null ? [] : [{ is: 'refused', signal }]
}

/** "[Request interrupted by user]" is a user's message too, and no work. */
const toolResult = (event: Fields): boolean => {
  const content = object(event['message'])?.['content']
  return Array.isArray(content) && object(content[0])?.['type'] === 'tool_result'
}

const contentText = (message: Fields | null): string => {
  const content = message?.['content']
  const first = Array.isArray(content) ? object(content[0]) : null
  return text(first?.['text'])
}

const result = (event: Fields, at: Circumstance): readonly Fact[] => {
  if (event['is_error'] !== true && !text(event['subtype']).startsWith('error')) return [{ is: 'completed' }]
  const errors = Array.isArray(event['errors']) ? event['errors'].map(text).join('\n') : ''
  const message = text(event['result']) || errors || text(event['error'])
  if (refusesResume(message)) return [{ is: 'resume-refused', text: message }]
  return [{ is: 'failed', signal: judge(event, message, '', at) }]
}

/** A line of Claude's `--debug-file`: `[ERROR] API error (attempt 1/11): 429 429 {...}`, with the first refused request. */
export const readClaudeDebug = (line: string, channel: Channel, at: Circumstance): readonly Fact[] => {
  const found = /\[ERROR\] API error \(attempt (\d+)\/\d+\): (?:(\d{3}) )?(.*)/.exec(line)
  if (channel !== 'session' || found === null) return []
  const message = found[3] ?? ''
  const signal = judgeMessage(message, at) ?? byCode('', Number(found[2] ?? 0), message)
  return signal === null ? [] : [{ is: 'retrying', signal, attempt: Number(found[1]), delayMs: 0 }]
}

/** Whether a message says that the session to resume can't be taken up. */
export const refusesResume = (message: string): boolean =>
  /^(?:error: )?(?:no conversation found|no deferred tool marker found|this conversation ran under organization)/.test(
    message.slice(0, 200).toLowerCase(),
  )

/** The code for a spent limit first, then the CLI's wording, then the codes that say less. */
const judge = (event: Fields, message: string, error: string, at: Circumstance): Signal | null => {
  const status = number(event['api_error_status'])
  const code = text(event['api_error'])
  const worded = judgeMessage(message, at) ?? judgeApi(message, at)
  const coded = byCode(code, null, message) ?? byCode(error, null, message) ?? byCode('', status, message)
  const info = object(object(event['api_error_params'])?.['rate_limit_info'])
  const resetsAt = number(info?.['resetsAt'])
  const signal = code === 'usage_limit_reached' ? (coded ?? worded) : (worded ?? coded)
  if (signal === null) return null
  if (resetsAt !== null && signal.verdict === 'usage-limit')
    return { ...signal, reset: { at: epoch(resetsAt), source: 'event' } }
  return { ...signal, reset: signal.reset ?? worded?.reset ?? null }
}

const judgeApi = (message: string, at: Circumstance): Signal | null => judgeMessage(message, at)

const codes: Readonly<Record<string, Signal['verdict']>> = {
  usage_limit_reached: 'usage-limit',
  authentication_failed: 'auth',
  oauth_org_not_allowed: 'auth',
  account_on_hold: 'auth',
  verification_required: 'auth',
  cloud_credential_error: 'auth',
  org_disabled_credential: 'auth',
  api_key_auth_disabled: 'auth',
  invalid_credential_header: 'auth',
  provider_credentials: 'auth',
  billing_error: 'billing',
  model_requires_usage_credits: 'billing',
  long_context_credits_required: 'config',
  rate_limit: 'rate-limit',
  overloaded: 'overloaded',
  server_error: 'overloaded',
  connection_failed: 'network',
  no_response: 'network',
  model_not_found: 'config',
}

const byCode = (code: string, status: number | null, message: string): Signal | null => {
  const verdict = codes[code] ?? (status === null ? undefined : byStatus(status))
  if (verdict === undefined) return code === 'unknown' && status === null ? unknown(message) : null
  return {
    id: `claude/${code || status}`,
    verdict,
    evidence: { source: 'event', text: message.slice(0, 500) },
    reset: null,
    confidence: 1,
  }
}

/** A retry without status or code: no answer came. */
const unknown = (message: string): Signal | null =>
  message.startsWith('api_retry')
    ? {
        id: 'claude/no-answer',
        verdict: 'network',
        evidence: { source: 'event', text: message },
        reset: null,
        confidence: 0.9,
      }
    : null

const byStatus = (status: number): Signal['verdict'] | undefined => {
  if (status === 429) return 'rate-limit'
  if (status === 401 || status === 403) return 'auth'
  if (status === 402) return 'billing'
  if (status === 404) return 'config'
  return status >= 500 ? 'overloaded' : undefined
}

/** Claude tells seconds; milliseconds are taken for what they are. */
const epoch = (value: number): number => (value > 1e11 ? value : value * 1000)
