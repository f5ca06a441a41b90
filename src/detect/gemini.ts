import type { Channel } from './detector.ts'
import { type Fact, type Fields, number, object, text } from './fact.ts'
import type { Interest } from './hits.ts'
import { type Circumstance, judgeMessage, longWaitMs } from './message.ts'
import type { Signal } from './signal.ts'

/** Which lines of Gemini's stream and of its stderr matter. */
export const geminiInterest: Interest = {
  heads: [
    { head: '{"type":"message"', literals: [] },
    { head: '{"type":"tool_', literals: [] },
  ],
  literals: ['"type":"init"', '"type":"result"', '"type":"error"'],
  lines: ['Attempt ', 'Suggested retry after '],
}

/** What one event of Gemini's stream-json, or its whole json output, says. */
export const readGemini = (event: Fields, at: Circumstance): readonly Fact[] => {
  const id = text(event['session_id'])
  const session: Fact[] = id === '' ? [] : [{ is: 'session', id }]
  switch (event['type']) {
    case 'result':
      // Another agent's result has no such status: it says nothing of this one.
      if (event['status'] === 'success') return [...session, { is: 'completed' }]
      return event['status'] === 'error' ? [...session, failed(object(event['error']), at)] : session
    case 'error':
      return [...session, ...broken(text(event['message']), at)]
    case 'message':
    case 'tool_use':
    case 'tool_result':
      return [{ is: 'working' }]
    case undefined:
      // The one object of `-o json`.
      if (object(event['error']) !== null) return id === '' ? [] : [...session, failed(object(event['error']), at)]
      return typeof event['response'] === 'string' ? [...session, { is: 'completed' }] : session
    default:
      return session
  }
}

/** A notice; the result that follows names no reason. */
const broken = (message: string, at: Circumstance): readonly Fact[] => {
  const signal = judgeMessage(message, at)
  return signal === null ? [] : [{ is: 'refused', signal }]
}

const failed = (error: Fields | null, at: Circumstance): Fact => {
  const message = text(error?.['message'])
  return { is: 'failed', signal: judgeMessage(message, at) ?? byCode(number(error?.['code']), message) }
}

/** What Gemini waits at most where it tells no time. */
const backoffMs = 30_000

/**
 * `Attempt 2 failed ... Retrying after 5580ms...` on stderr: Gemini tries again by itself. Where the reason runs over
 * several lines, the wait stands on the last of them: `Suggested retry after 90s.. Retrying after 91034ms...`.
 */
export const readGeminiRetry = (line: string, channel: Channel, at: Circumstance): readonly Fact[] => {
  if (channel !== 'stderr' || line.includes('Max attempts reached')) return []
  const delay = /Retrying after (\d+)ms/.exec(line)?.[1]
  if (line.startsWith('Suggested retry after ')) {
    return delay === undefined
      ? []
      : [{ is: 'retrying', signal: suggested(line, Number(delay), at.now), attempt: null, delayMs: Number(delay) }]
  }
  const found = /^Attempt (\d+) failed/.exec(line)
  const signal = found === null ? null : judgeMessage(line, at)
  if (signal === null) return []
  return [{ is: 'retrying', signal, attempt: Number(found?.[1]), delayMs: Number(delay ?? backoffMs) }]
}

/** A wait that only a quota's answer carries; a long one is the quota's own end. */
const suggested = (line: string, delayMs: number, now: number): Signal => ({
  id: 'gemini/suggested-retry',
  verdict: delayMs > longWaitMs ? 'usage-limit' : 'rate-limit',
  evidence: { source: 'event', text: line.slice(0, 500) },
  reset: { at: now + delayMs, source: 'event' },
  confidence: 1,
})

const byCode = (code: number | null, message: string): Signal | null => {
  const verdict = code === null ? null : geminiStatus(code)
  if (verdict === null) return null
  return {
    id: `gemini/${code}`,
    verdict,
    evidence: { source: 'event', text: message.slice(0, 500) },
    reset: null,
    confidence: 0.9,
  }
}

/** Gemini's exit code is the HTTP status modulo 256; a few of its own codes mean a refused sign-in or a bad setup. */
export const byGeminiExit = (code: number): Signal['verdict'] | null => {
  if (code === 41) return 'auth'
  if (code === 42 || code === 52) return 'config'
  return code > 128 && code < 256 ? geminiStatus(code + 256) : null
}

const geminiStatus = (status: number): Signal['verdict'] | null => {
  if (status === 429) return 'rate-limit'
  if (status === 401 || status === 403) return 'auth'
  if (status === 402) return 'billing'
  return status >= 500 && status < 600 ? 'overloaded' : null
}
