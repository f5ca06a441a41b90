import type { Account } from '../pool/account.ts'
import { isUntouched, workWords } from '../pool/retry.ts'
import type { Ending, GaveUp, Note, Skip } from '../pool/run-state.ts'
import type { Evidence, Judgement, ResetSource, Verdict } from '../pool/verdict.ts'
import { span, until } from './time.ts'

/** How loud a line is. */
export type Level = 'info' | 'notice' | 'warning' | 'error'

export interface Line {
  readonly level: Level
  /** Raw: redact and escape before it is shown. */
  readonly text: string
}

export const nameOf = (account: Account): string => `${account.provider}/${account.label}`

/** A verdict in the middle of a sentence. */
export const verdictWords: Readonly<Record<Verdict, string>> = {
  ok: 'succeeded',
  'usage-limit': 'met its usage limit',
  'rate-limit': 'is throttled',
  auth: 'was refused: its credential is not accepted',
  billing: 'was refused: nothing is left to spend',
  overloaded: 'met an overloaded provider',
  network: 'could not reach its provider',
  config: 'can not run: the command or its settings are wrong',
  failed: 'failed',
}

/** Why a run went no further, in the middle of a sentence. */
export const gaveUpWords: Readonly<Record<GaveUp, string>> = {
  'no-account': 'no account of the pool can go on',
  'in-use': 'the accounts that could go on are in use by other runs',
  'max-failovers': 'max-failovers allows no other account',
  stop: 'continue: stop allows no other account',
  never: 'retry-if: never allows no other account',
  touched: 'work may have been done, and retry-if: untouched allows no other account then',
}

/** The windows of providers in the middle of a sentence. */
const windowWords = { fiveHour: '5-hour window', sevenDay: 'weekly window' } as const

const percent = (share: number): string => `${Math.round(share * 100)} %`

const sourceWords: Readonly<Record<ResetSource, string>> = {
  event: "the agent's own event says so",
  header: "the provider's header says so",
  text: "the agent's message says so",
  backoff: 'no reset time was told; doubling with each failure',
  default: 'no reset time was told',
}

/** Puts a decision into words. */
export const lines = (note: Note, now: number): readonly Line[] => {
  switch (note.kind) {
    case 'chosen': {
      const { plan } = note
      const how = plan.resume === null ? '' : `, session ${plan.resume.slice(0, 8)}`
      const skips = note.skipped.map(({ account, skip }) =>
        info(`  skipped ${nameOf(account)}: ${skipWords(skip, now)}`),
      )
      return [info(`attempt ${plan.number}: ${nameOf(plan.account)}${how}`), ...skips]
    }
    case 'limited':
      return limited(note, now)
    case 'transient':
      return [
        info(
          `${met(note.account, note.judgement)}; not the account's fault: try ${note.retry} of 2 again in ${span(note.delayMs)}`,
        ),
      ]
    case 'provider-down':
      return [warning(`${note.provider} did not recover after two more tries${because(note.judgement.evidence)}`)]
    case 'refused-resume':
      return [
        info(
          `${nameOf(note.account)}: the session could not be taken up${note.ends ? ', and continue: resume begins no other' : '; starting afresh'}`,
        ),
      ]
    case 'waiting':
      return [
        info(
          `no account is free; waiting for ${note.until === null ? 'a place on ' : ''}${nameOf(note.account)}${note.until === null ? '' : ` until ${until(note.until, now)}`}`,
        ),
      ]
    case 'max-failovers':
      return [warning(`max-failovers (${note.max}) is reached`)]
    case 'stopped':
      return [
        info(
          `${note.by === 'stop' ? 'continue: stop' : 'retry-if: never'}: not going on after ${nameOf(note.account)}`,
        ),
      ]
    case 'absent':
      return [
        warning(`${met(note.account, note.judgement)}; no other account of ${note.account.provider} would change that`),
      ]
    case 'probe':
      return [info(`no account is free; trying ${nameOf(note.account)}, which cools until ${until(note.until, now)}`)]
    case 'taken':
      return [
        info(
          `${nameOf(note.account)}: ${note.probe ? 'another run tries it' : 'all its places are in use'}; passing it over`,
        ),
      ]
    case 'work': {
      const go = isUntouched(note.work) ? 'going on' : 'not going on'
      return [info(`retry-if: untouched: ${go} after ${nameOf(note.account)}: ${workWords(note.work)}`)]
    }
    case 'exhausted': {
      const skips = note.skipped.map(({ account, skip }) => info(`  ${nameOf(account)}: ${skipWords(skip, now)}`))
      return [info(gaveUpWords[note.gaveUp]), ...skips]
    }
    case 'verdict':
      return [info(`${met(note.account, note.judgement)}${exited(note)}; no other account would change that`)]
  }
}

/** Why an account is passed over. */
export const skipWords = (skip: Skip, now: number): string => {
  switch (skip.kind) {
    case 'cooling':
      return `${skip.record.verdict}, cooling until ${until(skip.record.until, now)}; ${sourceWords[skip.record.source]}`
    case 'quarantined':
      return `${skip.record.verdict}, quarantined until its credential changes, at most until ${until(skip.record.until, now)}`
    case 'disabled':
      return 'disabled in the list of accounts'
    case 'throttled':
      return `two accounts of its provider were throttled within a minute, so the runner's address is; left alone until ${until(skip.until, now)}`
    case 'capped':
      return `${percent(skip.share.spent)} of its ${windowWords[skip.share.window]} is spent, ${percent(skip.cap)} are allowed; free by ${until(skip.until, now)} at the latest`
    case 'closed':
      return `outside its hours; they begin at ${until(skip.until, now)}`
    case 'taken':
      return 'as many runs use it as it allows'
    case 'provider-down':
      return 'its provider is down'
    case 'absent':
      return 'the agent of its provider can not be started here'
    case 'other-provider':
      return 'continue: resume, and a session can not move to another provider'
  }
}

/** What came of an attempt that leaves no lasting mark on its account. */
export const verdictLine = (account: Account, judgement: Judgement): readonly Line[] => [info(met(account, judgement))]

/** How a run ended, in one sentence. */
export const endingWords = (ending: Ending, now: number): Line => {
  const who = ending.account === null ? '' : ` on ${nameOf(ending.account)}`
  switch (ending.outcome) {
    case 'succeeded':
      return info(`succeeded${who}`)
    case 'failed':
      return { level: 'error', text: `failed${who} with exit code ${ending.exitCode}` }
    case 'exhausted':
      return {
        level: ending.exitCode === 0 ? 'notice' : 'error',
        text: [`exhausted: ${gaveUpWords[ending.gaveUp]}`, ...nextFree(ending, now)].join('; '),
      }
    case 'cancelled':
      return info(ending.account === null ? 'cancelled while no agent was at work' : `cancelled${who}`)
    case 'timed-out':
      return { level: 'error', text: `timed out${who}` }
    case 'misconfigured':
      return { level: 'error', text: 'misconfigured' }
  }
}

/** When an account comes free, where that is worth a word. */
export const nextFree = ({ nextAvailableAt, gaveUp }: Ending, now: number): readonly string[] => {
  const inUse = gaveUp === 'in-use'
  if (nextAvailableAt === null) return inUse ? ['when one comes free is not known'] : []
  return [`the next account is free at ${until(nextAvailableAt, now)}${inUse ? ' at the latest' : ''}`]
}

/** Why a cooldown ends at another instant than its source says. */
const exception = ({ record, judgement: { reset } }: Extract<Note, { kind: 'limited' }>): string => {
  // Only for daily quotas is an instant worked out that nobody told.
  if (reset !== null && record.source === 'default') return ', but daily quotas are renewed then'
  const early = reset !== null && reset.at < record.until - 1_000 && record.source === reset.source
  return early && record.until - record.observedAt <= 60_000 ? ', but no rest is shorter than a minute' : ''
}

const limited = (note: Extract<Note, { kind: 'limited' }>, now: number): readonly Line[] => {
  const { account, record, judgement, unread } = note
  const said = met(account, judgement)
  if (record.verdict === 'auth' || record.verdict === 'billing') {
    return [warning(`${said}. Set aside until its credential changes, at most until ${until(record.until, now)}.`)]
  }
  const least = unread ? 'at least ' : ''
  const why = `${sourceWords[record.source]}${exception(note)}`
  return [info(`${said}. Cooling ${least}until ${until(record.until, now)}: ${why}.`)]
}

const met = (account: Account, judgement: Judgement): string =>
  `${nameOf(account)} ${verdictWords[judgement.verdict]}${because(judgement.evidence)}`

const because = (evidence: Evidence | null): string => {
  if (evidence === null) return ''
  return evidence.source === 'exit' ? ` (${clip(evidence.text)})` : ` (${evidence.source}: ${clip(evidence.text)})`
}

/** The exit code, where the evidence is something else. */
const exited = ({ judgement, exitCode }: { readonly judgement: Judgement; readonly exitCode: number }): string =>
  judgement.evidence?.source === 'exit' ? '' : ` (exit code ${exitCode})`

const clip = (text: string): string => {
  const flat = text.replace(/\s+/g, ' ').trim()
  return flat.length > 200 ? `${flat.slice(0, 199)}…` : flat
}

const info = (text: string): Line => ({ level: 'info', text })
const warning = (text: string): Line => ({ level: 'warning', text })
