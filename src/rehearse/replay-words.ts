import type { Fact } from '../detect/fact.ts'
import type { Signal } from '../detect/signal.ts'
import { span } from '../report/time.ts'
import { lines, nameOf } from '../report/words.ts'
import { oneLine } from '../secure/escape.ts'
import type { Heard, HeardAt } from './read-attempt.ts'
import type { Replay, ReplayStep } from './replay.ts'

/** A replay for people, one text a line. Raw: redact it before it is shown. */
export const replayLines = ({ steps }: Replay): readonly string[] => steps.flatMap(stepLines)

const stepLines = (step: ReplayStep): readonly string[] => {
  switch (step.kind) {
    case 'note':
      return lines(step.note, step.at).map(({ text }) => oneLine(text))
    case 'attempt':
      return [
        ...otherAccount(step),
        ...telling(step.heard).map(({ line, heard }) => {
          const time = line.at === null ? '' : `  ${new Date(line.at).toISOString().slice(11, 19)}`
          return `  line ${line.number}${time}  ${oneLine(heardWords(heard, line.at))}`
        }),
        `  verdict: ${step.judgement.verdict} (confidence ${Math.round(step.judgement.confidence * 100)} %)`,
      ]
    case 'unlogged':
      return [`  the log ends here; ${nameOf(step.plan.account)} would go on`]
  }
}

const otherAccount = ({ plan, logged }: Extract<ReplayStep, { kind: 'attempt' }>): readonly string[] => {
  const { account } = logged
  const same = account === null || `${account.provider}/${account.label}` === nameOf(plan.account)
  return same ? [] : [`  the log has ${account.provider}/${account.label} here`]
}

/** An agent says with every line that it works: of interest only after a retry. */
const telling = (all: readonly HeardAt[]): readonly HeardAt[] =>
  all.filter(({ heard }, index) => {
    if (heard.kind !== 'fact' || heard.fact.is !== 'working') return true
    const before = all[index - 1]?.heard
    return before?.kind === 'end' || (before?.kind === 'fact' && before.fact.is === 'retrying')
  })

/** What a line told, in words. */
export const heardWords = (heard: Heard, at: number | null): string => {
  switch (heard.kind) {
    case 'fact':
      return factWords(heard.fact)
    case 'end': {
      const wait = at === null ? 0 : heard.signal.at - at
      return wait > 0
        ? `a running agent would be ended in ${span(wait)}, unless it goes on`
        : 'a running agent would be ended here'
    }
    case 'end-withdrawn':
      return 'a running agent would be left alone again'
    case 'evidence':
      return 'the verdict rests on this line'
  }
}

const factWords = (fact: Fact): string => {
  switch (fact.is) {
    case 'session':
      return `session ${fact.id.slice(0, 8)}`
    case 'utilization': {
      const shares = [
        ['5-hour window', fact.utilization.fiveHour],
        ['weekly window', fact.utilization.sevenDay],
      ] as const
      const told = shares.flatMap(([name, share]) => (share === null ? [] : [`${name} ${Math.round(share * 100)} %`]))
      return `spent: ${told.join(', ') || 'not told'}`
    }
    case 'completed':
      return 'a turn ended well'
    case 'failed':
      return `a turn ended in an error${fact.signal === null ? '' : `: ${signalWords(fact.signal)}`}`
    case 'refused':
      return `${signalWords(fact.signal)}, and the agent does not try again`
    case 'retrying': {
      const when = typeof fact.delayMs === 'number' ? ` in ${span(fact.delayMs)}` : ''
      return `${signalWords(fact.signal)}; the agent tries again by itself${when} (try ${fact.attempt})`
    }
    case 'resume-refused':
      return 'the session can not be taken up'
    case 'working':
      return 'the agent goes on'
  }
}

const signalWords = ({ verdict, evidence, reset }: Signal): string => {
  const text = evidence.text.replace(/\s+/g, ' ').trim()
  const until = reset === null ? '' : ` until ${new Date(reset.at).toISOString().slice(0, 16).replace('T', ' ')} UTC`
  return `${verdict}${until} ("${text.length > 120 ? `${text.slice(0, 119)}…` : text}")`
}
