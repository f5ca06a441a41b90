import type { Account, Provider } from './account.ts'
import { giveUp, next, start } from './choose.ts'
import { clearCooldown, inForce, markLimited } from './cooldown.ts'
import { finish } from './finish.ts'
import { merge, recordsOf } from './ledger.ts'
import { readiness } from './readiness.ts'
import type { AccountRecord } from './record.ts'
import { isUntouched, unknownWork } from './retry.ts'
import type { Attempt, AttemptEnd, Decision, Effect, Note, RunEvent, RunState } from './run-state.ts'
import { useRecord } from './use.ts'

/** How long an account whose places are all in use is left alone. */
export const askAgainMs = 60_000

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
      return placeTaken(state, event.now)
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
      return finish(state, now, effects, 'succeeded', end.exitCode)
    case 'usage-limit':
    case 'rate-limit':
    case 'auth':
    case 'billing':
      return failOver(state, attempt, now, effects)
    case 'overloaded':
    case 'network':
      return transient(state, attempt, now, random, effects)
    case 'config':
    case 'failed': {
      const note: Effect = {
        do: 'note',
        note: { kind: 'verdict', account, verdict, judgement: end.judgement, exitCode: end.exitCode },
      }
      return finish(state, now, [...effects, note], 'failed', failureCode(end.exitCode))
    }
  }
}

/** Books the attempt that is over: its record at once (the last use waits for the end of the run), its session for the next one. */
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
  const effects: Effect[] = []
  const lifted = end.judgement.verdict === 'ok' ? lift(state, plan.account, startedAt) : []
  if (lifted.length > 0) effects.push({ do: 'record', records: lifted })
  if (record !== null) {
    effects.push({ do: 'record', records: [record] })
    effects.push({ do: 'note', note: { kind: 'limited', account: plan.account, record, judgement: end.judgement } })
  }
  const use = useRecord(state.ledger, plan.account, now, {
    succeeded: end.judgement.verdict === 'ok',
    utilization: end.judgement.utilization,
  })
  const ledger = merge(state.ledger, [...lifted, ...(record === null ? [] : [record]), use])
  return {
    state: { ...state, ledger, sessions, current: null, attempts: [...state.attempts, attempt] },
    attempt,
    effects,
  }
}

/**
 * An account that works though it was to rest has its cooldown behind it: one that was probed, and any where nobody looked. Dated to the
 * attempt's beginning, so that what others have met on it since then stays.
 */
const lift = ({ ledger, unread }: RunState, account: Account, startedAt: number): readonly AccountRecord[] => {
  const known = ledger.conditions.get(account.id)
  const rests = known !== undefined && inForce(known, account, startedAt)
  return rests || (unread && known === undefined) ? [clearCooldown(ledger, account, startedAt)] : []
}

const failOver = (state: RunState, attempt: Attempt, now: number, effects: readonly Effect[]): Decision => {
  if (state.rules.continueMode === 'stop') {
    return giveUp(state, now, [...effects, { do: 'note', note: { kind: 'stopped', account: attempt.plan.account } }])
  }
  const work = workOf(state, attempt)
  if (work === null) return next({ ...state, retries: 0 }, now, effects)
  return isUntouched(work.work)
    ? next({ ...state, retries: 0 }, now, [...effects, { do: 'note', note: work }])
    : giveUp(state, now, [...effects, { do: 'note', note: work }])
}

/** What the attempt did, where it depends on that whether the work may be done again; what nobody saw may have been done. */
const workOf = (state: RunState, { plan, end }: Attempt): Extract<Note, { kind: 'work' }> | null =>
  state.rules.retryIf === 'untouched' ? { kind: 'work', account: plan.account, work: end.work ?? unknownWork } : null

/** Another account, as if this one had not been thought of. */
const placeTaken = (state: RunState, now: number): Decision => {
  if (state.current === null) throw new Error('no attempt was to begin')
  const { plan, counted } = state.current
  const before: RunState = {
    ...state,
    current: null,
    retries: 0,
    failovers: state.failovers - (counted ? 1 : 0),
    taken: new Map(state.taken).set(plan.account.id, now + askAgainMs),
  }
  return next(before, now, [{ do: 'note', note: { kind: 'taken', account: plan.account, probe: plan.probe } }])
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
  if (state.rules.continueMode === 'stop') return finish(state, now, effects, 'failed', failureCode(exitCode))
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

const resumeRefused = (state: RunState, attempt: Attempt, now: number, effects: readonly Effect[]): Decision => {
  const { account } = attempt.plan
  const note: Effect = { do: 'note', note: { kind: 'refused-resume', account } }
  const sessions = new Map(state.sessions)
  sessions.delete(account.provider)
  const { exitCode } = attempt.end
  if (state.rules.continueMode === 'resume')
    return finish(state, now, [...effects, note], 'failed', failureCode(exitCode))
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
  return finish({ ...closed.state, current: null }, event.now, closed.effects, 'cancelled', event.exitCode)
}

/** A failed run never ends with 0, though the agent did: Gemini does so on a broken stream. */
const failureCode = (exitCode: number): number => (exitCode === 0 ? 1 : exitCode)
