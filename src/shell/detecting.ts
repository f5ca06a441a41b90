import { createDetector } from '../detect/create.ts'
import type { Detector } from '../detect/detector.ts'
import { warming } from '../detect/warming.ts'
import type { Plan } from '../pool/run-state.ts'
import type { Settings } from '../settings/settings.ts'
import { whileWaiting } from './while-waiting.ts'

/** What judges an attempt. A module of its own: it takes 10 ms to load, for which no agent waits to be started. */
export const detectorFor = (plan: Plan, settings: Settings): Detector => {
  const detector = createDetector(plan.account.provider, {
    // A script may take up the session by itself, or begin it once more and be refused.
    resumed: plan.resume !== null,
    retryDelayThresholdMs: settings.longestRetryMs,
    patient: plan.patience === 'own',
    patterns: settings.limitPatterns,
  })
  let finished = false
  // While the agent works, and not in the way of the next one's start; where no other account is free nothing waits for a verdict.
  if (plan.patience === 'short')
    void whileWaiting(warming(plan.account.provider), () => finished || detector.endSignal() !== null)
  const finish: Detector['finish'] = (...how) => {
    finished = true
    return detector.finish(...how)
  }
  return { ...detector, finish }
}
