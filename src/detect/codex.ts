import type { Channel } from './detector.ts'
import { type Fact, type Fields, number, object, text } from './fact.ts'
import type { Interest } from './hits.ts'
import { type Circumstance, judgeMessage } from './message.ts'
import type { Signal } from './signal.ts'

/** Which lines of Codex's events, rollout file and stderr matter. */
export const codexInterest: Interest = {
  heads: [{ head: '{"type":"item.', literals: [] }],
  literals: ['"type":"error"', '"type":"turn.', '"thread.started"', '"rate_limits"', '"codex_error_info"'],
  lines: ['session id: '],
}

/** What one event of `codex exec --json`, or one line of the rollout file, says. */
export const readCodex = (event: Fields, at: Circumstance): readonly Fact[] => {
  switch (event['type']) {
    case 'thread.started':
      return text(event['thread_id']) === '' ? [] : [{ is: 'session', id: text(event['thread_id']) }]
    case 'turn.completed':
      return [{ is: 'completed' }]
    case 'turn.failed':
      return failed(text(object(event['error'])?.['message']), at)
    case 'error':
      return error(text(event['message']), at)
    case 'item.started':
    case 'item.updated':
    case 'item.completed':
      return object(event['item'])?.['type'] === 'error' ? [] : [{ is: 'working' }]
    case 'event_msg':
      return rollout(object(event['payload']) ?? {}, at)
    default:
      return []
  }
}

/** The one line of Codex's text format that is machine-readable: the session's id. */
export const readCodexLine = (line: string, channel: Channel): readonly Fact[] => {
  const id = channel !== 'stderr' ? undefined : /^session id: ([0-9a-f-]+)\s*$/.exec(line)?.[1]
  return id === undefined ? [] : [{ is: 'session', id }]
}

const failed = (message: string, at: Circumstance): readonly Fact[] =>
  /"code": ?"invalid_encrypted_content"|^thread\/resume/.test(message)
    ? [{ is: 'resume-refused', text: message.slice(0, 500) }]
    : [{ is: 'failed', signal: judgeMessage(message, at) }]

/** `Reconnecting... 2/5 (cause)`: Codex tries again; how long it waits it doesn't say. `waiting for network`: for ever, at last in silence. */
const error = (message: string, at: Circumstance): readonly Fact[] => {
  const retry = /^Reconnecting\.\.\. (?:(\d+)\/\d+|waiting for network)/.exec(message)
  if (retry === null)
    return failed(message, at).filter(({ is }) => is !== 'failed' || !message.startsWith('Falling back'))
  const signal = judgeMessage(message, at)
  if (signal === null) return []
  return [
    { is: 'retrying', signal, attempt: Number(retry[1] ?? 1), delayMs: retry[1] === undefined ? 'without-end' : null },
  ]
}

const rollout = (payload: Fields, at: Circumstance): readonly Fact[] => {
  const facts: Fact[] = []
  const limits = object(payload['rate_limits'])
  const windows = [object(limits?.['primary']), object(limits?.['secondary'])].filter((window) => window !== null)
  const of = (minutes: number, field: string, unit: number): number | null => {
    const told = number(windows.find((window) => isNearly(number(window['window_minutes']), minutes))?.[field])
    return told === null ? null : told * unit
  }
  const both = (field: string, unit: number) => ({ fiveHour: of(300, field, unit), sevenDay: of(10_080, field, unit) })
  const shares = both('used_percent', 1 / 100)
  if (shares.fiveHour !== null || shares.sevenDay !== null)
    facts.push({ is: 'utilization', utilization: { ...shares, ends: both('resets_at', 1_000) } })
  const problem = object(payload['error']) ?? payload
  const info = problem['codex_error_info']
  if (info === undefined || info === null) return facts
  const signal = byInfo(info, text(problem['message']), at)
  return signal === null ? facts : [...facts, { is: 'refused', signal: withWindow(signal, windows) }]
}

/** The length of a window is told rounded, 299 minutes for 300 at times; Codex itself takes one for another within a twentieth too. */
const isNearly = (told: number | null, minutes: number): boolean =>
  told !== null && Math.abs(told - minutes) <= minutes / 20

/** A spent window tells its own end. */
const withWindow = (signal: Signal, windows: readonly Fields[]): Signal => {
  if (signal.verdict !== 'usage-limit') return signal
  const ends = windows
    .filter((window) => (number(window['used_percent']) ?? 0) >= 100)
    .flatMap((window) => number(window['resets_at']) ?? [])
  return ends.length === 0 ? signal : { ...signal, reset: { at: Math.max(...ends) * 1000, source: 'event' } }
}

const infos: Readonly<Record<string, Signal['verdict']>> = {
  usage_limit_exceeded: 'usage-limit',
  rate_limit_exceeded: 'rate-limit',
  response_too_many_failed_attempts: 'rate-limit',
  unauthorized: 'auth',
  server_overloaded: 'overloaded',
  internal_server_error: 'overloaded',
  http_connection_failed: 'network',
  response_stream_connection_failed: 'network',
  response_stream_disconnected: 'network',
}

const byInfo = (info: unknown, message: string, at: Circumstance): Signal | null => {
  const worded = judgeMessage(message, at)
  const name = typeof info === 'string' ? info : (Object.keys(object(info) ?? {})[0] ?? '')
  const status = number(object(object(info)?.[name])?.['http_status_code'])
  const verdict = byStatus(status) ?? infos[name]
  // The code is the same for a spent window, a plan without Codex and an empty balance: the message tells them apart.
  if (worded !== null && (name === 'usage_limit_exceeded' || verdict === undefined)) return worded
  if (verdict === undefined) return null
  const evidence = { source: 'event', text: message || `codex_error_info: ${name}` } as const
  return { id: `codex/${name}`, verdict, evidence, reset: worded?.reset ?? null, confidence: 1 }
}

const byStatus = (status: number | null): Signal['verdict'] | undefined => {
  if (status === null) return undefined
  if (status === 429) return 'rate-limit'
  if (status === 401 || status === 403) return 'auth'
  if (status === 402) return 'billing'
  return status >= 500 ? 'overloaded' : undefined
}
