import type { Attempt } from '../pool/run-state.ts'
import type { Utilization } from '../pool/verdict.ts'
import type { RunReport } from '../run.ts'
import { iso } from './time.ts'

/** One attempt as the `attempts` output and `--json` tell it. Instants are ISO 8601. */
export interface AttemptOutput {
  readonly number: number
  readonly account: string
  readonly provider: string
  readonly session: 'fresh' | 'resumed'
  readonly startedAt: string
  readonly endedAt: string
  readonly verdict: string
  readonly evidence: { readonly source: string; readonly text: string } | null
  readonly exitCode: number
  readonly endedEarly: boolean
  readonly coolingUntil: string | null
  readonly resetSource: string | null
}

/** All outputs of a run, by the names in `action.yml`. `redact` is applied to whatever the agent said. */
export const outputs = (report: RunReport, redact: (text: string) => string): Readonly<Record<string, string>> => {
  const { ending, state, answer } = report
  const last = state.attempts.at(-1)
  const utilization = last?.end.judgement.utilization
  return {
    outcome: ending.outcome,
    account: ending.account?.label ?? '',
    provider: ending.account?.provider ?? '',
    'exit-code': String(ending.exitCode),
    attempts: JSON.stringify(state.attempts.map((attempt) => attemptOutput(attempt, redact))),
    failovers: String(state.failovers),
    'next-available-at': ending.nextAvailableAt === null ? '' : iso(ending.nextAvailableAt),
    'session-id': last?.end.sessionId ?? '',
    result: redact(answer ?? ''),
    utilization: utilization == null ? '' : JSON.stringify(sharesOf(utilization)),
  }
}

/** The shares alone, as they are documented. */
const sharesOf = ({ fiveHour, sevenDay }: Utilization): Utilization => ({ fiveHour, sevenDay })

/** One attempt that is over; `redact` is applied to what the agent said. */
export const attemptOutput = (attempt: Attempt, redact: (text: string) => string): AttemptOutput => {
  const { plan, end, record } = attempt
  const { evidence, verdict } = end.judgement
  return {
    number: plan.number,
    account: plan.account.label,
    provider: plan.account.provider,
    session: end.resumed ? 'resumed' : 'fresh',
    startedAt: iso(attempt.startedAt),
    endedAt: iso(attempt.endedAt),
    verdict,
    evidence: evidence === null ? null : { source: evidence.source, text: redact(evidence.text).slice(0, 500) },
    exitCode: end.exitCode,
    endedEarly: end.endedEarly,
    coolingUntil: record === null ? null : iso(record.until),
    resetSource: record?.source ?? null,
  }
}
