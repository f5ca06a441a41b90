import type { Account } from '../pool/account.ts'
import { conditionOf } from '../pool/condition.ts'
import type { Attempt } from '../pool/run-state.ts'
import { spent } from '../pool/select.ts'
import type { RunReport } from '../run.ts'
import { table } from './markdown-table.ts'
import { span, until } from './time.ts'
import { endingWords, verdictWords } from './words.ts'

/** The step summary. `safe` redacts a text and escapes it for Markdown. */
export const stepSummary = (report: RunReport, now: number, safe: (text: string) => string): string => {
  const { state, ending } = report
  const attempts = state.attempts.map((attempt) => attemptRow(attempt, now, safe))
  const accounts = state.pool.accounts.map((account) => accountRow(report, account, now, safe))
  return [
    `### ${icons[ending.outcome]} pool-failover: ${safe(endingWords(ending, now).text)}`,
    table(['#', 'account', 'took', 'verdict', 'evidence', 'cooling until'], attempts),
    table(['account', 'state', 'spent'], accounts),
    '',
  ].join('\n\n')
}

const icons = {
  succeeded: '✅',
  failed: '❌',
  exhausted: '⏳',
  cancelled: '⏹️',
  'timed-out': '⌛',
  misconfigured: '⚠️',
} as const

const attemptRow = (attempt: Attempt, now: number, safe: (text: string) => string): readonly string[] => {
  const { plan, end, record } = attempt
  const { evidence, verdict } = end.judgement
  const early = end.endedEarly ? ' (ended early)' : ''
  return [
    `${plan.number}${end.resumed ? ' ↩' : ''}`,
    `${plan.account.provider} / ${safe(plan.account.label)}`,
    span(attempt.endedAt - attempt.startedAt),
    `${verdictWords[verdict]}${early}`,
    evidence === null ? '' : `${evidence.source}: ${safe(evidence.text.slice(0, 200))}`,
    record === null ? '' : until(record.until, now),
  ]
}

const accountRow = (
  report: RunReport,
  account: Account,
  now: number,
  safe: (text: string) => string,
): readonly string[] => {
  const { pool, ledger } = report.state
  const condition = conditionOf(pool, ledger, account, now)
  const share = spent(ledger, account, now)
  const state =
    condition.kind === 'cooling' || condition.kind === 'quarantined'
      ? `${condition.kind}: ${condition.record.verdict} until ${until(condition.until, now)}`
      : condition.kind
  return [`${account.provider} / ${safe(account.label)}`, state, share > 0 ? `${Math.round(share * 100)} %` : '']
}
