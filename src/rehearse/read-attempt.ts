import type { EndSignal } from '../detect/detector.ts'
import type { Fact } from '../detect/fact.ts'
import { decode } from '../detect/lines.ts'
import { createLogJudge } from '../detect/log-judge.ts'
import type { Speaker } from '../detect/signal.ts'
import type { UserPattern } from '../detect/user-patterns.ts'
import type { AttemptEnd, Plan } from '../pool/run-state.ts'
import type { Exit } from '../ports.ts'
import { exitCodeOf } from '../signal-code.ts'
import type { LoggedAttempt, LogLine } from './log-lines.ts'

/** Something a line told the detector. */
export type Heard =
  | { readonly kind: 'fact'; readonly fact: Fact }
  /** From here on a running agent would be ended at this instant. */
  | { readonly kind: 'end'; readonly signal: EndSignal }
  | { readonly kind: 'end-withdrawn' }
  /** The verdict rests on this line. */
  | { readonly kind: 'evidence' }

export interface HeardAt {
  readonly line: LogLine
  readonly heard: Heard
}

export interface ReadOptions {
  /** How the attempt ended; null: not known. */
  readonly exit: Exit | null
  /** Epoch ms, for logs that don't tell. */
  readonly now: number
  readonly longestRetryMs: number
  readonly patterns: readonly UserPattern[]
}

export interface ReadAttempt {
  readonly heard: readonly HeardAt[]
  readonly end: AttemptEnd
  readonly endedAt: number
}

/** Passes a logged attempt through the detector, line by line, as if the agent wrote it now. */
export const readAttempt = (speaker: Speaker, logged: LoggedAttempt, plan: Plan, options: ReadOptions): ReadAttempt => {
  const heard: HeardAt[] = []
  let line: LogLine = { number: 0, text: '', at: null }
  const judge = createLogJudge(speaker, options.now, {
    resumed: plan.resume !== null,
    retryDelayThresholdMs: options.longestRetryMs,
    patient: plan.patience === 'own',
    patterns: options.patterns,
    observe: (fact) => heard.push({ line, heard: { kind: 'fact', fact } }),
  })
  let signal: EndSignal | null = null
  for (line of logged.lines) {
    judge.take('stdout', `${line.text}\n`, line.at)
    const now = judge.endSignal()
    if (now !== null && signal?.at !== now.at) heard.push({ line, heard: { kind: 'end', signal: now } })
    if (now === null && signal !== null) heard.push({ line, heard: { kind: 'end-withdrawn' } })
    signal = now
  }
  const exit = options.exit ?? exitOf(logged)
  const { refusedResume, ...judgement } = judge.finish(exit, logged.ended?.kind === 'succeeded')
  const { evidence } = judgement
  const rests = evidence === null || evidence.source === 'exit' ? null : lineOf(evidence.text, logged.lines, heard)
  if (rests !== null) heard.push({ line: rests, heard: { kind: 'evidence' } })
  const exitCode = exit === null ? (judgement.verdict === 'ok' ? 0 : 1) : exitCodeOf(exit)
  const end: AttemptEnd = {
    judgement,
    exitCode,
    endedEarly: false,
    timedOut: false,
    refusedResume,
    resumed: plan.resume !== null,
    sessionId: judge.sessionId(),
    work: null,
    absent: logged.ended?.kind === 'absent',
  }
  return { heard, end, endedAt: judge.now() }
}

/** The end that the log itself tells, where it is more than a success. */
const exitOf = ({ ended }: LoggedAttempt): Exit | null => {
  switch (ended?.kind) {
    case 'failed':
      return { kind: 'exited', code: ended.exitCode }
    case 'absent':
      return { kind: 'not-started', code: 127, reason: 'the agent could not be started' }
    case 'succeeded':
    case undefined:
      return null
  }
}

/** The line whose fact carries the evidence, else the last that holds its text. */
const lineOf = (evidence: string, lines: readonly LogLine[], heard: readonly HeardAt[]): LogLine | null => {
  const told = heard.findLast(
    ({ heard: one }) =>
      one.kind === 'fact' &&
      'signal' in one.fact &&
      one.fact.signal !== null &&
      one.fact.signal.evidence.text === evidence,
  )
  if (told !== undefined) return told.line
  const start = evidence.split('\n')[0]?.trim().slice(0, 80) ?? ''
  return start === '' ? null : (lines.findLast(({ text }) => decode(text).includes(start)) ?? null)
}
