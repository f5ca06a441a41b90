import type { Judgement, Utilization } from '../pool/verdict.ts'
import type { Exit } from '../ports.ts'
import type { EndSignal } from './detector.ts'
import type { Fact } from './fact.ts'
import { type Signal, weightier } from './signal.ts'

/** What an attempt's events have told so far. */
export interface Heard {
  /** Why the turn can't go on, by what was said since the last good end of a turn. */
  readonly reason: Signal | null
  /** Announced by the agent as something it will try again. */
  readonly pending: Signal | null
  readonly turn: 'none' | 'completed' | 'failed'
  readonly end: EndSignal | null
  readonly sessionId: string | null
  readonly utilization: Utilization | null
  readonly resumeRefused: string | null
  /** Notices in a row that the agent waits without an end. */
  readonly waits: number
}

export const nothingHeard: Heard = {
  reason: null,
  pending: null,
  turn: 'none',
  end: null,
  sessionId: null,
  utilization: null,
  resumeRefused: null,
  waits: 0,
}

/** An agent that says nothing for so long after a throttle sleeps longer than it told. */
const silenceMs = 15_000
/** Time for an agent to renew a token that was refused. */
const renewMs = 3_000
const hopelessAttempt = 3
/** Each notice tells of one more try that failed, a silence of nothing: Codex gives the sixth after 90 s. */
const hopelessWait = 6

export interface EndRules {
  /** Longest wait of the agent's own that is put up with, in ms. */
  readonly retryDelayThresholdMs: number
  /** No other account is free: throttles are left to the agent's own retries. */
  readonly patient: boolean
}

export const hear = (heard: Heard, fact: Fact, now: number, rules: EndRules): Heard => {
  switch (fact.is) {
    case 'session':
      return { ...heard, sessionId: fact.id }
    case 'utilization':
      return { ...heard, utilization: fact.utilization }
    case 'completed':
      return { ...heard, reason: null, pending: null, end: null, turn: 'completed', waits: 0 }
    case 'working':
      return { ...heard, pending: null, end: heard.reason === null ? null : heard.end, waits: 0 }
    case 'failed':
      return {
        ...heard,
        turn: 'failed',
        reason: fact.signal === null ? heard.reason : weightier(heard.reason, fact.signal),
      }
    case 'refused': {
      const reason = weightier(heard.reason, fact.signal)
      return { ...heard, reason, end: heard.end ?? (lasting(fact.signal) ? endAt(now, fact.signal) : null) }
    }
    case 'retrying': {
      const waits = fact.delayMs === 'without-end' ? heard.waits + 1 : 0
      const hopeless = waits >= hopelessWait ? endAt(now, fact.signal) : endOfRetries(fact, now, rules)
      const end = hopeless ?? (heard.reason === null && fact.attempt !== null ? null : heard.end)
      return { ...heard, pending: fact.signal, end, waits }
    }
    case 'resume-refused':
      return { ...heard, turn: 'failed', resumeRefused: fact.text }
  }
}

const endAt = (at: number, signal: Signal): EndSignal => ({ at, reason: signal.evidence.text })

const lasting = ({ verdict }: Signal): boolean =>
  verdict === 'usage-limit' || verdict === 'auth' || verdict === 'billing'

const endOfRetries = (fact: Extract<Fact, { is: 'retrying' }>, now: number, rules: EndRules): EndSignal | null => {
  const { signal, delayMs } = fact
  const attempt = fact.attempt ?? 0
  if (delayMs === 'without-end') return null
  if (delayMs !== null && delayMs > rules.retryDelayThresholdMs) return endAt(now, signal)
  switch (signal.verdict) {
    case 'usage-limit':
    case 'billing':
      return endAt(now, signal)
    case 'auth':
      return endAt(attempt > 1 ? now : now + renewMs, signal)
    case 'rate-limit':
      if (rules.patient) return delayMs === null ? endAt(now + rules.retryDelayThresholdMs, signal) : null
      if (attempt >= hopelessAttempt) return endAt(now, signal)
      return delayMs === null ? endAt(now + silenceMs, signal) : null
    case 'overloaded':
    case 'network':
    case 'config':
    case 'failed':
      return null
  }
}

/** Of a reason that the agent was still trying to get over. */
export const pendingConfidence = 0.75

const bareStatus = 'gemini/status'
const serversCapacity = 'google/capacity'

/** Text may say more of what an agent was about to try again, but not that it was something less. */
const said = (heard: Heard, endedByUs: boolean, explain: () => Signal | null): Signal | null => {
  if (heard.turn === 'completed' || (endedByUs && heard.pending === null)) return null
  const text = explain()
  if (heard.pending === null) return text
  const pending = { ...heard.pending, confidence: pendingConfidence }
  // The event's one line tells no more than a status; its body, on the lines below, says whose trouble it is.
  if (text !== null && pending.id === bareStatus && text.id === serversCapacity) return text
  if (text === null || !limiting(text)) return pending
  return text.verdict === pending.verdict
    ? { ...pending, reset: text.reset ?? pending.reset }
    : weightier(pending, text)
}

const limiting = ({ verdict }: Signal): boolean =>
  verdict === 'rate-limit' || verdict === 'usage-limit' || verdict === 'billing'

/** Text, asked only where events and exit leave something open. */
export interface Explanations {
  readonly ofFailure: () => Signal | null
  readonly ofSuccess: () => Signal | null
}

/** The verdict of events and exit; text is asked only where they leave a failure unexplained. */
export const conclude = (heard: Heard, exit: Exit, endedByUs: boolean, explain: Explanations): Judgement => {
  const { utilization } = heard
  if (exit.kind === 'not-started') {
    const evidence = { source: 'exit', text: exit.reason } as const
    return { verdict: 'config', evidence, reset: null, confidence: 1, utilization }
  }
  const good = exit.kind === 'exited' && exit.code === 0 && !endedByUs
  if (good && heard.turn !== 'failed') {
    const told = heard.turn === 'completed' ? null : explain.ofSuccess()
    if (told !== null) return judgementOf(told, utilization)
    return { verdict: 'ok', evidence: null, reset: null, confidence: heard.turn === 'completed' ? 1 : 0.9, utilization }
  }
  const signal = heard.reason ?? said(heard, endedByUs, explain.ofFailure)
  if (signal !== null) return judgementOf(signal, utilization)
  const text = exit.kind === 'exited' ? `exit code ${exit.code}` : exit.signal
  const verdict = exit.kind === 'exited' && notRunnable.includes(exit.code) ? 'config' : 'failed'
  return { verdict, evidence: { source: 'exit', text }, reset: null, confidence: 0.5, utilization }
}

/** What shells answer for a command that is not there or can't be started. */
const notRunnable: readonly number[] = [126, 127]

const judgementOf = ({ verdict, evidence, reset, confidence }: Signal, utilization: Utilization | null): Judgement => ({
  verdict,
  evidence,
  reset,
  confidence,
  utilization,
})
