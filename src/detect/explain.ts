import type { Exit } from '../ports.ts'
import { byGeminiExit } from './gemini.ts'
import { type Signal, type Speaker, weightier } from './signal.ts'
import type { TailLine } from './tail.ts'
import { judgeText } from './text.ts'
import { judgeByUser, type UserPattern } from './user-patterns.ts'
import { notYourLimit } from './wording/claude.ts'
import { wordingsOf } from './wording/of.ts'
import type { Zone } from './zone.ts'

/** What is left to look at when a process has ended and its events don't explain how. */
export interface Remains {
  readonly speaker: Speaker
  readonly out: readonly TailLine[]
  readonly err: readonly TailLine[]
  readonly exit: Exit
  readonly zone: Zone
  readonly patterns: readonly UserPattern[]
}

/** The reason a failed process gave: by the user's wordings, by its own, by its exit code. */
export const explain = (remains: Remains): Signal | null => {
  const { speaker, out, err, exit, zone } = remains
  const wordings = wordingsOf(speaker)
  return (
    explainByUser(remains, true) ??
    fuller(judgeText(wordings, err, zone), () => judgeText(wordings, out, zone)) ??
    (speaker === 'gemini' && exit.kind === 'exited' ? byExit(exit.code) : null)
  )
}

/** An API's throttle on stderr says least: what the agent itself made of it on stdout counts, if that says more. */
const fuller = (err: Signal | null, ofOut: () => Signal | null): Signal | null => {
  if (err !== null && err.verdict !== 'rate-limit') return err
  const out = ofOut()
  if (err === null || out === null) return err ?? out
  return out.id === notYourLimit ? out : weightier(err, out)
}

/** A limit that only the user's wordings tell; `failed`: the process did. */
export const explainByUser = ({ out, err, zone, patterns }: Remains, failed: boolean): Signal | null =>
  judgeByUser(patterns, 'stderr', err, failed, zone) ?? judgeByUser(patterns, 'stdout', out, failed, zone)

const byExit = (code: number): Signal | null => {
  const verdict = byGeminiExit(code)
  if (verdict === null) return null
  return {
    id: 'gemini/exit',
    verdict,
    evidence: { source: 'exit', text: `exit code ${code}` },
    reset: null,
    confidence: 0.6,
  }
}
