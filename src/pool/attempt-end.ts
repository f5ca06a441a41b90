import type { AttemptEnd } from './run-state.ts'
import type { Utilization, Verdict } from './verdict.ts'

/** The end of an attempt that nobody made; `resetAt` (epoch ms) is when its limit ends, null where none is told. */
export const attemptEnd = (
  verdict: Verdict,
  utilization: Utilization | null = null,
  resetAt: number | null = null,
): AttemptEnd => ({
  judgement: {
    verdict,
    evidence: null,
    reset: resetAt === null ? null : { at: resetAt, source: 'event' },
    confidence: 1,
    utilization,
  },
  exitCode: verdict === 'ok' ? 0 : 1,
  endedEarly: false,
  timedOut: false,
  refusedResume: false,
  resumed: false,
  sessionId: null,
  work: null,
  absent: false,
})
