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
  /** How it ended, as the log says; null where it doesn't. */
  readonly ended: LoggedEnd | null
}

export type LoggedEnd =
  | { readonly kind: 'succeeded' }
  | { readonly kind: 'failed'; readonly exitCode: number }
  /** Its agent could not be started. */
  | { readonly kind: 'absent' }

/** The attempts of a log, one character a byte: as pool-failover's own lines part them, else the whole log as one. */
export const attemptsIn = (text: string): readonly LoggedAttempt[] => {
  const { lines, succeeded } = linesOf(text)
  const starts = lines.flatMap((line, index) => {
    const [, provider, label = ''] = begins.exec(shown(line)) ?? []
    const known = providers.find((one) => one === provider)
    return known === undefined ? [] : [{ index, account: { provider: known, label } }]
  })
  const well: LoggedEnd | null = succeeded ? { kind: 'succeeded' } : null
  if (starts.length === 0) return [{ account: null, lines, ended: well }]
  return starts.map(({ index, account }, number) => {
    const { agents, ours } = parted(lines.slice(index + 1, starts[number + 1]?.index))
    const last = number === starts.length - 1
    const told = ours.flatMap((line) => endIn(saidBy(line), `${account.provider}/${account.label}`, last))[0]
    return { account, lines: agents, ended: (last ? well : null) ?? told ?? null }
  })
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
const parted = (lines: readonly LogLine[]): Readonly<Record<'agents' | 'ours', readonly LogLine[]>> => {
  const agents = lines.filter((line) => !/^(?:pool-failover: )? {2}skipped \w+\//.test(shown(line)))
  const end = agents.findIndex((line) => ends.test(saidBy(line)))
  return end === -1 ? { agents, ours: [] } : { agents: agents.slice(0, end), ours: agents.slice(end) }
}

/** A line of ours without what says whose it is, and how loud. */
const saidBy = (line: LogLine): string =>
  shown(line).replace(/^(?:##\[\w+\])?(?:pool-failover: )?(?:warning: |error: )?/, '')

/** What a line of ours tells of how the attempt on this account ended; only the last one ended a run. */
const endIn = (text: string, name: string, last: boolean): readonly LoggedEnd[] => {
  if (text.startsWith(`${name} can not run: `) && / no other account of \w+ would change that$/.test(text))
    return [{ kind: 'absent' }]
  if (!last) return []
  if (text === `succeeded on ${name}`) return [{ kind: 'succeeded' }]
  const [, of, code] = /^failed on (\S+) with exit code (\d+)$/.exec(text) ?? []
  return of === name ? [{ kind: 'failed', exitCode: Number(code) }] : []
}

const shown = ({ text }: LogLine): string => decode(text).replace(/\u001b\[[\d;]*m/g, '')

const begins = /^(?:pool-failover: )?attempt \d+: ([a-z]+)\/([a-z0-9-]+)(?:, session \S+)?$/

/** The beginnings of what `report/words.ts` says of an attempt that is over. */
const ends =
  /^(?:(?:claude|codex|gemini|custom)\/[a-z0-9-]+ (?:met|is throttled|was refused|could not|can not run|failed)\b|(?:succeeded|failed|timed out|cancelled) on (?:claude|codex|gemini|custom)\/)/
