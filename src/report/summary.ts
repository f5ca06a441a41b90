import type { Account } from '../pool/account.ts'
import { type Condition, conditionOf } from '../pool/condition.ts'
import type { Attempt, GaveUp, Outcome } from '../pool/run-state.ts'
import { knownShares } from '../pool/shares.ts'
import type { RunReport } from '../run.ts'
import { markdownCode, markdownText } from '../secure/escape.ts'
import { table } from './markdown-table.ts'
import { span, until } from './time.ts'
import { timeline } from './timeline.ts'
import { gaveUpWords, nameOf, nextFree, verdictWords } from './words.ts'

/** Hides secrets. */
type Redact = (text: string) => string

/** The step summary, in Markdown: what happened in one sentence, the attempts, the accounts, what the verdicts rest on. */
export const stepSummary = (report: RunReport, now: number, redact: Redact): string => {
  const { state, ending } = report
  const { attempts } = state
  const text = (raw: string): string => markdownText(redact(raw))
  const { accounts } = state.pool
  const rows = accounts.slice(0, mostAccounts).map((account) => accountRow(report, account, now, text))
  const evidence = attempts.map((attempt) => evidenceRow(attempt, now, redact))
  return [
    `### ${icons[ending.outcome]} ${text(sentence(report, now))}`,
    ...(attempts.length > 1 ? [timeline(attempts, redact)] : []),
    withoutEmpty(['account', 'state', 'free', '5 hours', 'week'], rows),
    ...(accounts.length > rows.length ? [`and ${accounts.length - rows.length} more accounts`] : []),
    ...(attempts.length === 0 ? [] : [details('What each verdict rests on', table(evidenceHead, evidence))]),
    '',
  ].join('\n\n')
}

/** A longer table helps nobody. */
const mostAccounts = 50

/** A table without the columns that say nothing. */
const withoutEmpty = (head: readonly string[], rows: readonly (readonly string[])[]): string => {
  const said = (_: string, column: number): boolean => rows.some((row) => row[column] !== '')
  return table(
    head.filter(said),
    rows.map((row) => row.filter(said)),
  )
}

/** What happened: `claude/b finished the work after 1 failover: claude/a met its usage limit.` */
export const sentence = ({ state, ending }: RunReport, now: number): string => {
  const { attempts, failovers } = state
  const who = ending.account === null ? 'No account' : nameOf(ending.account)
  const hindered = attempts.filter(({ record, end }) => record !== null || end.absent)
  const limits = [...new Set(hindered.map(({ plan }) => plan.account))].map((account) => {
    const last = hindered.findLast(({ plan }) => plan.account === account)
    return `${nameOf(account)} ${inShort(verdictWords[last?.end.judgement.verdict ?? 'failed'])}`
  })
  const because = limits.length === 0 ? '' : `: ${listed(limits)}`
  const next = nextFree(ending, now).map((words) => ` ${capital(words)}.`)
  const after = failovers === 0 ? '' : ` after ${failovers} ${failovers === 1 ? 'failover' : 'failovers'}`
  switch (ending.outcome) {
    case 'succeeded':
      return `${who} finished the work${after}${because}.`
    case 'failed':
      return `${who} failed${after} with exit code ${ending.exitCode}${because}.`
    case 'exhausted':
      return [`${stopWords(ending.gaveUp)}${because}.`, ...next].join('')
    case 'cancelled':
      return `The run was cancelled while ${ending.account === null ? 'no agent' : who} was at work.`
    case 'timed-out':
      return `${who} took longer than the timeout${after}.`
    case 'misconfigured':
      return 'The inputs are wrong; nothing was started.'
  }
}

const stopWords = (gaveUp: GaveUp): string => {
  switch (gaveUp) {
    case 'no-account':
      return 'No account can go on'
    case 'in-use':
      return capital(gaveUpWords[gaveUp])
    case 'max-failovers':
    case 'stop':
    case 'never':
    case 'touched':
      return `The run ends here, for ${gaveUpWords[gaveUp]}`
  }
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

const icons: Readonly<Record<Outcome, string>> = {
  succeeded: '✅',
  failed: '❌',
  exhausted: '⏳',
  cancelled: '⏹️',
  'timed-out': '⌛',
  misconfigured: '⚠️',
}

/** Without the explanation after a colon: the table below has it, and a sentence bears one colon. */
const inShort = (words: string): string => words.split(':')[0] ?? words

/** At most three, the rest counted. */
const listed = (all: readonly string[]): string =>
  all.length <= 3 ? all.join('; ') : `${all.slice(0, 3).join('; ')}; and ${all.length - 3} more`

const accountRow = (report: RunReport, account: Account, now: number, text: Redact): readonly string[] => {
  const { pool, ledger } = report.state
  const condition = conditionOf(pool, ledger, account, now)
  const shares = knownShares(ledger, account, now)
  const share = (window: 'fiveHour' | 'sevenDay'): string => {
    const known = shares.find((one) => one.window === window)
    return known === undefined ? '' : bar(known.spent)
  }
  const isKnown = report.known.has(account.id) || condition.kind !== 'available'
  const { mark, words, free } = isKnown ? stateOf(condition, now) : unasked
  return [text(nameOf(account)), `${mark} ${text(words)}`, text(free), share('fiveHour'), share('sevenDay')]
}

const stateOf = (condition: Condition, now: number): { mark: string; words: string; free: string } => {
  switch (condition.kind) {
    case 'available':
      return { mark: '🟢', words: 'free', free: 'now' }
    case 'cooling':
      return { mark: '🟡', words: `resting (${condition.record.verdict})`, free: inTime(condition.until, now) }
    case 'capped':
      return { mark: '🟡', words: 'held back by its cap', free: `${inTime(condition.until, now)} at the latest` }
    case 'closed':
      return { mark: '🟡', words: 'outside its hours', free: inTime(condition.until, now) }
    case 'quarantined':
      return { mark: '🔴', words: `set aside (${condition.record.verdict})`, free: 'with a new credential' }
    case 'disabled':
      return { mark: '⚪', words: 'disabled', free: 'never' }
  }
}

/** One of a pool so large that not all of it was needed. */
const unasked = { mark: '⚪', words: 'not looked at', free: '' }

const inTime = (at: number, now: number): string => `in ${span(at - now)}`

/** Ten blocks and a number: a bar that needs no picture. */
const bar = (spent: number): string => {
  const full = Math.min(10, Math.max(0, Math.round(spent * 10)))
  return `${'█'.repeat(full)}${'░'.repeat(10 - full)} ${Math.round(spent * 100)} %`
}

const evidenceHead = ['attempt', 'account', 'took', 'verdict', 'evidence', 'resting until']

const evidenceRow = (attempt: Attempt, now: number, redact: Redact): readonly string[] => {
  const { plan, end, record } = attempt
  const { evidence, verdict } = end.judgement
  const early = end.endedEarly ? ', ended early' : ''
  return [
    `${plan.number}${end.resumed ? ', same session' : ''}`,
    markdownText(redact(nameOf(plan.account))),
    span(attempt.endedAt - attempt.startedAt),
    `${verdict}${early}`,
    evidence === null ? '' : `${evidence.source}: ${markdownCode(redact(evidence.text).slice(0, 200))}`,
    record === null ? '' : markdownText(until(record.until, now)),
  ]
}

const details = (title: string, content: string): string =>
  `<details><summary>${title}</summary>\n\n${content}\n\n</details>`
