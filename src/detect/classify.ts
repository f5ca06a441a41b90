import type { ResetSource, Verdict } from '../pool/verdict.ts'
import type { Exit, Stream } from '../ports.ts'
import { createActionsLog } from './actions-log.ts'
import type { DetectorOptions } from './create.ts'
import { asLatin1 } from './lines.ts'
import { createLogJudge } from './log-judge.ts'
import type { Speaker } from './signal.ts'

/** A finished run, as far as it is known. */
export interface Run {
  readonly id?: string
  readonly provider: Speaker
  /** Not told: judged as a process that failed. */
  readonly exitCode?: number
  /** The name of the signal that ended it. */
  readonly signal?: string
  readonly stdout?: string
  readonly stderr?: string
  /** Epoch ms at which the run ended; logs with timestamps of their own go by those. */
  readonly now?: number
}

export interface Classification {
  readonly id?: string
  readonly verdict: Verdict
  /** Epoch ms, as told: it may be past. */
  readonly resetAt?: number
  /** How `resetAt` is known. */
  readonly source?: ResetSource
  /** The event or line the verdict rests on, raw: redact it before it is shown. */
  readonly evidence?: string
  readonly confidence: number
}

/** Reads the output of a run piece by piece. */
export interface Classifier {
  readonly push: (stream: Stream, bytes: Uint8Array) => void
  readonly finish: () => Classification
}

const windowSize = 1 << 18

/** Judges a run from its saved output, logs downloaded from GitHub Actions included. Memory doesn't grow with the log. */
export const createClassifier = (
  run: Pick<Run, 'provider' | 'exitCode' | 'signal' | 'now'>,
  options: DetectorOptions = {},
): Classifier => {
  const judge = createLogJudge(run.provider, run.now ?? 0, options)
  const take = (stream: Stream) => (text: string, at: number | null) => judge.take(stream, text, at)
  const logs = { stdout: createActionsLog(take('stdout')), stderr: createActionsLog(take('stderr')) }

  const push = (stream: Stream, bytes: Uint8Array): void => {
    for (let start = 0; start < bytes.byteLength; start += windowSize) {
      logs[stream].push(asLatin1(bytes, start, start + windowSize))
    }
  }
  const finish = (): Classification => {
    logs.stdout.end()
    logs.stderr.end()
    const judgement = judge.finish(exitOf(run), logs.stdout.succeeded())
    return {
      verdict: judgement.verdict,
      ...(judgement.reset === null ? {} : { resetAt: judgement.reset.at, source: judgement.reset.source }),
      ...(judgement.evidence === null ? {} : { evidence: judgement.evidence.text }),
      confidence: judgement.confidence,
    }
  }
  return { push, finish }
}

/** Judges one run whose output is at hand. */
export const classify = (run: Run, options: DetectorOptions = {}): Classification => {
  const classifier = createClassifier(run, options)
  classifier.push('stdout', Buffer.from(run.stdout ?? ''))
  classifier.push('stderr', Buffer.from(run.stderr ?? ''))
  return { ...(run.id === undefined ? {} : { id: run.id }), ...classifier.finish() }
}

const exitOf = ({ exitCode, signal }: Pick<Run, 'exitCode' | 'signal'>): Exit | null => {
  if (signal !== undefined) return { kind: 'signalled', signal }
  if (exitCode === undefined) return null
  return { kind: 'exited', code: exitCode }
}
