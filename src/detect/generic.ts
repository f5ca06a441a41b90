import { readClaude } from './claude.ts'
import { readCodex } from './codex.ts'
import { type Fact, type Fields, number, object, text } from './fact.ts'
import type { Interest } from './hits.ts'
import { type Circumstance, judgeMessage, unescaped } from './message.ts'
import { resetTime } from './reset-time.ts'
import type { Signal } from './signal.ts'

const conversation: Interest['heads'] = [
  { head: '{"type":"assistant"', literals: [] },
  { head: '{"type":"user"', literals: [] },
]

/** Which lines of these agents' JSON formats say why they stopped. */
export const genericInterest: Interest = {
  heads: conversation,
  literals: ['"type":"error"', '"session.error"', '"type":"result"', '"type":"turn.', '"rate_limit_event"'],
  lines: [],
}

/**
 * Events of other agents: opencode's and Copilot's errors; Cursor, Qwen Code and Amp speak like Claude Code. Only what
 * the agent calls its own error counts.
 */
export const readGeneric = (event: Fields, at: Circumstance): readonly Fact[] => {
  switch (event['type']) {
    case 'error':
      return [...session(event), { is: 'failed', signal: judgeProblem(event, event['error'] ?? event, at) }]
    case 'session.error':
      return [{ is: 'failed', signal: judgeProblem(event, event['data'], at) }]
    case 'turn.failed':
    case 'turn.completed':
      return readCodex(event, at)
    case 'result': {
      // Copilot's result closes every session, one that failed too: it tells of success only by what stands in it.
      if (event['subtype'] === undefined && event['is_error'] === undefined && event['result'] === undefined) {
        return session(event)
      }
      const facts = readClaude(event, at)
      return facts.map((fact) =>
        fact.is === 'failed' && fact.signal === null
          ? { is: 'failed', signal: judgeProblem(event, event['error'], at) }
          : fact,
      )
    }
    default:
      return [...session(event), ...readClaude(event, at)]
  }
}

const session = (event: Fields): readonly Fact[] => {
  const id = text(event['sessionID'])
  return id === '' ? [] : [{ is: 'session', id }]
}

export const unknownInterest: Interest = {
  heads: [
    // Words of the program's own, among those of the model.
    { head: '{"type":"assistant"', literals: ['"isApiErrorMessage":true', '"<synthetic>"'] },
    { head: '{"type":"user"', literals: [] },
  ],
  literals: ['"event":"result"', '"type":"result"', '"type":"turn.', '"rate_limit_event"'],
  lines: [],
}

/** Of a program that isn't known, only what can be nothing but an event of Claude Code or Codex counts. */
export const readUnknown = (event: Fields, at: Circumstance): readonly Fact[] => {
  switch (event['type']) {
    case 'turn.failed':
    case 'turn.completed':
      return readCodex(event, at)
    case 'assistant':
      return event['isApiErrorMessage'] === true || object(event['message'])?.['model'] === '<synthetic>'
        ? readClaude(event, at)
        : []
    case 'result':
    case 'rate_limit_event':
      return typeof event['session_id'] === 'string' ? readClaude(event, at) : []
    default:
      return event['event'] === 'result' ? ended(event, at) : []
  }
}

/** The end of a run as Antigravity's CLI tells it: `{"event": "result", "result": {"status": "ERROR", "error": "..."}}`. */
const ended = (event: Fields, at: Circumstance): readonly Fact[] => {
  const result = object(event['result'])
  switch (text(result?.['status']).toLowerCase()) {
    case 'success':
      return [{ is: 'completed' }]
    case 'error':
      return [{ is: 'failed', signal: judgeProblem(event, result?.['error'], at) }]
    default:
      return []
  }
}

/** By what the error says, then by its name, then by its HTTP status; the reset may stand among the headers. */
const judgeProblem = (event: Fields, value: unknown, at: Circumstance): Signal | null => {
  const problem = object(value)
  const inner = object(problem?.['data']) ?? problem
  const message = text(value) || text(inner?.['message']) || text(problem?.['message'])
  const names = [inner, problem].flatMap((part) =>
    ['type', 'name', 'errorType', 'code'].map((key) => text(part?.[key])),
  )
  const kind = names.find((name) => name !== '' && name !== 'error') ?? ''
  const status = number(inner?.['statusCode']) ?? number(inner?.['status']) ?? number(inner?.['code'])
  const signal =
    judgeMessage(`{"type": "${kind}"} ${message}`, at) ?? judgeMessage(message, at) ?? byStatus(status, kind, message)
  if (signal === null || signal.reset !== null) return signal
  const reset = resetTime(unescaped(JSON.stringify(event)), at.now, at.zone)
  return { ...signal, reset, evidence: { source: 'event', text: message || kind } }
}

const byStatus = (status: number | null, kind: string, message: string): Signal | null => {
  const verdict = verdictOf(status, kind)
  if (verdict === null) return null
  return {
    id: `status/${status ?? kind}`,
    verdict,
    evidence: { source: 'event', text: message || kind },
    reset: null,
    confidence: 0.9,
  }
}

const verdictOf = (status: number | null, kind: string): Signal['verdict'] | null => {
  const name = kind.toLowerCase()
  if (status === 429 || /rate_?limit/.test(name)) return 'rate-limit'
  if (status === 402 || /quota|credits/.test(name)) return status === 402 ? 'billing' : 'usage-limit'
  if (status === 401 || status === 403 || /auth/.test(name)) return 'auth'
  return status !== null && status >= 500 ? 'overloaded' : null
}
