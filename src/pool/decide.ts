import type { Provider } from './account.ts'
import { giveUp, next, start } from './choose.ts'
import { markLimited } from './cooldown.ts'
import { finish } from './finish.ts'
import { merge, recordsOf } from './ledger.ts'
import { lift } from './lift.ts'
import { readiness } from './readiness.ts'
import type { ConditionRecord } from './record.ts'
import { isUntouched, stopOf, unknownWork } from './retry.ts'
import type { Attempt, AttemptEnd, Decision, Effect, Note, RunEvent, RunState } from './run-state.ts'
import { seenIn, useRecord } from './use.ts'

/** Tries beyond the first when an account's provider is at fault. */
const transientRetries = 2

/**
 * The failover loop as a state machine: what happened in, the next state and what to do out. Pure; throws only when an
 * attempt ends that was never started.
 *
 * Holds always: an account known to be cooling is not started (but one, once, under `probe`); at most `maxFailovers`
 * failovers; an account comes again only after its cooldown, at most twice more in a row when its provider was at
 * fault, or once afresh when it could not take up a session; a command that succeeds or fails for its own reasons keeps
 * its exit code.
 */
export const decide = (state: RunState, event: RunEvent): Decision => {
  switch (event.type) {
    case 'begun':
      return next(state, event.now, [])
    case 'waited':
      return afterWait({ ...state, ledger: merge(state.ledger, recordsOf(event.ledger)) }, event.now)
    case 'taken':
      return placeTaken(state, event)
    case 'attempt-ended':
      return afterAttempt(state, event.end, event.now, event.random)
    case 'cancelled':
      return cancelled(state, event)
  }
}

const afterAttempt = (before: RunState, end: AttemptEnd, now: number, random: number): Decision => {
  const { state, attempt, effects } = close(before, end, now)
  const { account } = attempt.plan
  const { verdict } = end.judgement
  if (end.refusedResume && attempt.plan.resume !== null && attempt.record === null) {
    return resumeRefused(state, attempt, now, effects)
  }
  if (end.timedOut && attempt.record === null) return finish(state, now, effects, 'timed-out', 124)
  switch (verdict) {
    case 'ok':
      return succeeded(state, attempt, lift(before, attempt), effects)
    case 'usage-limit':
    case 'rate-limit':
    case 'auth':
    case 'billing':
      return failOver(state, attempt, now, effects)
    case 'overloaded':
    case 'network':
      return transient(state, attempt, now, random, effects)
    case 'config':
      return end.absent && elsewhere(state, account.provider)
        ? agentAbsent(state, attempt, now, effects)
        : failed(state, attempt, now, effects)
    case 'failed':
      return failed(state, attempt, now, effects)
  }
}

const failed = (state: RunState, { plan, end }: Attempt, now: number, effects: readonly Effect[]): Decision => {
  const { judgement, exitCode } = end
  const { verdict } = judgement
  const note: Effect = { do: 'note', note: { kind: 'verdict', account: plan.account, verdict, judgement, exitCode } }
  return finish(state, now, [...effects, note], 'failed', failureCode(exitCode))
}

/** Books the attempt that is over: its limit and what is spent at once (the last use waits for the end of the run), its session for the next one. */
const close = (
  state: RunState,
  end: AttemptEnd,
  now: number,
): { state: RunState; attempt: Attempt; effects: Effect[] } => {
  if (state.current === null) throw new Error('an attempt ended that was never started')
  const { plan, startedAt } = state.current
  const record = markLimited(state.ledger, plan.account, end.judgement, now, state.rules.cooldownMs)
  const attempt: Attempt = { plan, startedAt, endedAt: now, end, record }
  const sessions = new Map(state.sessions)
  if (end.sessionId !== null) sessions.set(plan.account.provider, end.sessionId)
  const use = useRecord(state.ledger, plan.account, now, seenIn(end.judgement))
  const effects: Effect[] = []
  if (record !== null) {
    effects.push({ do: 'record', records: end.judgement.utilization === null ? [record] : [record, use] })
    const { unread } = state
    const { judgement } = end
    effects.push({ do: 'note', note: { kind: 'limited', account: plan.account, record, judgement, unread } })
  }
  const ledger = merge(state.ledger, [...(record === null ? [] : [record]), use])
  return {
    state: { ...state, ledger, sessions, current: null, attempts: [...state.attempts, attempt] },
    attempt,
    effects,
  }
}

const succeeded = (
  state: RunState,
  { end, endedAt }: Attempt,
  lifted: readonly ConditionRecord[],
  effects: readonly Effect[],
): Decision => {
  const after: RunState = { ...state, ledger: merge(state.ledger, lifted) }
  const clear: readonly Effect[] = lifted.length === 0 ? [] : [{ do: 'record', records: lifted }]
  return finish(after, endedAt, [...effects, ...clear], 'succeeded', end.exitCode)
}

const failOver = (state: RunState, attempt: Attempt, now: number, effects: readonly Effect[]): Decision => {
  const by = stopOf(state.rules)
  if (by !== null) {
    const stopped: Effect = { do: 'note', note: { kind: 'stopped', account: attempt.plan.account, by } }
    return giveUp(state, now, [...effects, stopped], by)
  }
  const work = workOf(state, attempt)
  if (work === null) return next({ ...state, retries: 0 }, now, effects)
  return isUntouched(work.work)
    ? next({ ...state, retries: 0 }, now, [...effects, { do: 'note', note: work }])
    : giveUp(state, now, [...effects, { do: 'note', note: work }], 'touched')
}

/** What the attempt did, where it depends on that whether the work may be done again; what nobody saw may have been done. */
const workOf = (state: RunState, { plan, end }: Attempt): Extract<Note, { kind: 'work' }> | null =>
  state.rules.retryIf === 'untouched' ? { kind: 'work', account: plan.account, work: end.work ?? unknownWork } : null

/** Another account, as if this one had not been thought of. That it is waited for is said once, however often it is asked for. */
const placeTaken = (state: RunState, { now, askAgainMs }: RunEvent & { type: 'taken' }): Decision => {
  if (state.current === null) throw new Error('no attempt was to begin')
  const { plan, counted } = state.current
  const { account, probe } = plan
  const before: RunState = {
    ...state,
    current: null,
    retries: 0,
    failovers: state.failovers - (counted ? 1 : 0),
    taken: new Map(state.taken).set(account.id, now + askAgainMs),
  }
  if (!state.taken.has(account.id)) return next(before, now, [{ do: 'note', note: { kind: 'taken', account, probe } }])
  const decision = next(before, now, [])
  const isNews = (effect: Effect): boolean =>
    effect.do !== 'note' || effect.note.kind !== 'waiting' || effect.note.account !== account
  return { ...decision, effects: decision.effects.filter(isNews) }
}

const transient = (
  state: RunState,
  attempt: Attempt,
  now: number,
  random: number,
  effects: readonly Effect[],
): Decision => {
  const { account } = attempt.plan
  const { judgement, exitCode } = attempt.end
  if (stopOf(state.rules) !== null) return finish(state, now, effects, 'failed', failureCode(exitCode))
  const work = workOf(state, attempt)
  if (work !== null && !isUntouched(work.work)) {
    return finish(state, now, [...effects, { do: 'note', note: work }], 'failed', failureCode(exitCode))
  }
  if (state.retries < transientRetries) {
    const delayMs = Math.round(5_000 * 4 ** state.retries * (0.75 + random / 2))
    const retry = state.retries + 1
    const note: Effect = { do: 'note', note: { kind: 'transient', account, judgement, retry, delayMs } }
    return { state: { ...state, retries: retry }, effects: [...effects, note, { do: 'wait', until: now + delayMs }] }
  }
  const down = new Set<Provider>([...state.down, account.provider])
  const note: Effect = { do: 'note', note: { kind: 'provider-down', provider: account.provider, judgement } }
  const after: RunState = { ...state, down, retries: 0 }
  const other = readiness(after, now).some(({ skip }) => skip === null)
  if (other && state.failovers < state.rules.maxFailovers) return next(after, now, [...effects, note])
  return finish(after, now, [...effects, note], 'failed', failureCode(exitCode))
}

/** Whether an agent of another provider may be there. */
const elsewhere = ({ pool, absent }: RunState, provider: Provider): boolean =>
  pool.accounts.some((other) => !other.disabled && other.provider !== provider && !absent.has(other.provider))

/** Nothing was started, so nothing can be done twice: another provider's agent may be installed. */
const agentAbsent = (before: RunState, attempt: Attempt, now: number, effects: readonly Effect[]): Decision => {
  const { account } = attempt.plan
  const { judgement, exitCode } = attempt.end
  const note: Effect = { do: 'note', note: { kind: 'absent', account, judgement } }
  const state: RunState = { ...before, absent: new Set([...before.absent, account.provider]), retries: 0 }
  const mayGoOn = stopOf(state.rules) === null && state.failovers < state.rules.maxFailovers
  return mayGoOn
    ? next(state, now, [...effects, note])
    : finish(state, now, [...effects, note], 'failed', failureCode(exitCode))
}

const resumeRefused = (state: RunState, attempt: Attempt, now: number, effects: readonly Effect[]): Decision => {
  const { account } = attempt.plan
  const ends = state.rules.continueMode === 'resume'
  const note: Effect = { do: 'note', note: { kind: 'refused-resume', account, ends } }
  const sessions = new Map(state.sessions)
  sessions.delete(account.provider)
  const { exitCode } = attempt.end
  if (ends) return finish(state, now, [...effects, note], 'failed', failureCode(exitCode))
  return start({ ...state, sessions }, account, now, [...effects, note])
}

const afterWait = (state: RunState, now: number): Decision => {
  const last = state.attempts.at(-1)
  const again = last !== undefined && state.retries > 0 ? last.plan.account : null
  const free = readiness(state, now).some(({ account, skip }) => account === again && skip === null)
  return again !== null && free ? start(state, again, now, []) : next({ ...state, retries: 0 }, now, [])
}

const cancelled = (before: RunState, event: RunEvent & { type: 'cancelled' }): Decision => {
  const closed = event.end === null ? { state: before, effects: [] } : close(before, event.end, event.now)
  const idle = event.end === null
  return finish({ ...closed.state, current: null }, event.now, closed.effects, 'cancelled', event.exitCode, idle)
}

/** A failed run never ends with 0, though the agent did: Gemini does so on a broken stream. */
const failureCode = (exitCode: number): number => (exitCode === 0 ? 1 : exitCode)
