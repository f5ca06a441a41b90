import type { Judgement } from '../pool/verdict.ts'
import type { Exit, Stream } from '../ports.ts'
import { createDetector, type DetectorOptions } from './create.ts'
import type { Detector } from './detector.ts'
import type { Speaker } from './signal.ts'
import { pendingConfidence } from './verdict.ts'

/** Judges the saved output of one attempt, of which the end may not be known. */
export interface LogJudge extends Pick<Detector, 'endSignal' | 'sessionId'> {
  /** Takes text, one character a byte, and the instant it was written, where that is known. */
  readonly take: (stream: Stream, text: string, at: number | null) => void
  /** The instant of what was taken last, epoch ms. */
  readonly now: () => number
  /** `exit` null: not known. `succeeded`: the log itself says that its step went well. */
  readonly finish: (exit: Exit | null, succeeded: boolean) => Judgement & { readonly refusedResume: boolean }
}

/** `now`: epoch ms at which the output was saved; lines that carry instants of their own go by those. */
export const createLogJudge = (speaker: Speaker, start: number, options: DetectorOptions = {}): LogJudge => {
  const detector = createDetector(speaker, options)
  let now = start
  let answered = false
  return {
    endSignal: detector.endSignal,
    sessionId: detector.sessionId,
    now: () => now,
    take: (stream, text, at) => {
      if (at !== null) now = at
      if (stream === 'stdout' && !answered) answered = /(?:^|\n)[^{\n\r\t ]/.test(text)
      detector.push(stream, Buffer.from(text, 'latin1'), now)
    },
    // An end that isn't known is a failure, unless the agent or the log itself says that all went well.
    finish: (exit, succeeded) => {
      if (exit !== null) return detector.finish(exit, now, false)
      const good = detector.finish({ kind: 'exited', code: 0 }, now, false)
      if (succeeded || (good.verdict === 'ok' && good.confidence === 1)) return good
      const bad = detector.finish({ kind: 'exited', code: 1 }, now, false)
      // A retry was announced, and an answer given: it went well.
      return bad.confidence === pendingConfidence && answered ? good : bad
    },
  }
}
