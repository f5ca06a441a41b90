import { createActionsLog } from '../detect/actions-log.ts'
import { decode } from '../detect/lines.ts'
import { type Provider, providers } from '../pool/account.ts'

/** One line of a saved log. */
export interface LogLine {
  /** From 1. */
  readonly number: number
  /** One character a byte, without what CI puts in front. */
  readonly text: string
  /** Epoch ms at which it was written; null where the log doesn't tell. */
  readonly at: number | null
}

/** What one attempt left in a log. */
export interface LoggedAttempt {
  /** The account, where pool-failover itself wrote the log. */
  readonly account: { readonly provider: Provider; readonly label: string } | null
  readonly lines: readonly LogLine[]
  /** The log says that all went well; true of its last attempt only. */
  readonly succeeded: boolean
}

/** The attempts of a log, one character a byte: as pool-failover's own lines part them, else the whole log as one. */
export const attemptsIn = (text: string): readonly LoggedAttempt[] => {
  const { lines, succeeded } = linesOf(text)
  const starts = lines.flatMap((line, index) => {
    const [, provider, label = ''] = begins.exec(shown(line)) ?? []
    const known = providers.find((one) => one === provider)
    return known === undefined ? [] : [{ index, account: { provider: known, label } }]
  })
  if (starts.length === 0) return [{ account: null, lines, succeeded }]
  return starts.map(({ index, account }, number) => ({
    account,
    lines: upToOurs(lines.slice(index + 1, starts[number + 1]?.index)),
    succeeded: succeeded && number === starts.length - 1,
  }))
}

const linesOf = (text: string): { readonly lines: readonly LogLine[]; readonly succeeded: boolean } => {
  const lines: LogLine[] = []
  let number = 0
  const log = createActionsLog((piece, at) => {
    for (const line of piece.replace(/\n$/, '').split('\n')) lines.push({ number, text: line.replace(/\r$/, ''), at })
  })
  for (const line of text.replace(/\n$/, '').split('\n')) {
    number += 1
    log.push(`${line}\n`)
  }
  log.end()
  return { lines, succeeded: log.succeeded() }
}

/** What follows our verdict on an attempt is no longer the agent's. */
const upToOurs = (lines: readonly LogLine[]): readonly LogLine[] => {
  const agents = lines.filter((line) => !/^(?:pool-failover: )? {2}skipped \w+\//.test(shown(line)))
  const end = agents.findIndex((line) => ends.test(shown(line)))
  return end === -1 ? agents : agents.slice(0, end)
}

const shown = ({ text }: LogLine): string => decode(text).replace(/\u001b\[[\d;]*m/g, '')

const begins = /^(?:pool-failover: )?attempt \d+: ([a-z]+)\/([a-z0-9-]+)(?:, session \S+)?$/

/** The beginnings of what `report/words.ts` says of an attempt that is over. */
const ends =
  /^(?:##\[\w+\])?(?:pool-failover: )?(?:warning: |error: )?(?:(?:claude|codex|gemini|custom)\/[a-z0-9-]+ (?:met|is throttled|was refused|could not|can not run|failed)\b|(?:succeeded|failed|timed out|cancelled) on (?:claude|codex|gemini|custom)\/)/
