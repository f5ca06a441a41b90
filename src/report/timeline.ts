import type { Attempt } from '../pool/run-state.ts'
import type { Verdict } from '../pool/verdict.ts'
import { mermaidText } from '../secure/escape.ts'
import { span } from './time.ts'
import { nameOf } from './words.ts'

/** Few words for a small box. */
const short: Readonly<Record<Verdict, string>> = {
  ok: 'succeeded',
  'usage-limit': 'usage limit',
  'rate-limit': 'throttled',
  auth: 'refused',
  billing: 'nothing left to spend',
  overloaded: 'provider overloaded',
  network: 'provider out of reach',
  config: 'wrong setup',
  failed: 'failed',
}

/** More boxes than these side by side are too small to read: the first and the last ones are shown. */
const mostShown = 4

/** A Mermaid flowchart of the attempts, left to right. `redact` hides secrets; labels are escaped here. */
export const timeline = (attempts: readonly Attempt[], redact: (text: string) => string): string => {
  const left = attempts.length - mostShown
  const shown = left <= 0 ? attempts : [...attempts.slice(0, mostShown / 2), ...attempts.slice(-mostShown / 2)]
  const boxes = shown.map((attempt) => {
    const { plan, end, startedAt, endedAt } = attempt
    const { verdict } = end.judgement
    const name = `${plan.number}. ${redact(nameOf(plan.account))}`
    return `  a${plan.number}[${label(name, short[verdict], span(endedAt - startedAt))}]:::${colourOf(verdict)}`
  })
  const arrows = shown.slice(1).map((attempt, index) => {
    const from = shown[index]
    if (from === undefined) return ''
    return `  a${from.plan.number} -->|${mermaidText(wayTo(from, attempt))}| a${attempt.plan.number}`
  })
  return [
    '```mermaid',
    'flowchart LR',
    ...boxes,
    ...arrows,
    '  classDef good fill:#dafbe1,stroke:#1a7f37,color:#1f2328',
    '  classDef limited fill:#fff8c5,stroke:#9a6700,color:#1f2328',
    '  classDef bad fill:#ffebe9,stroke:#cf222e,color:#1f2328',
    '```',
  ].join('\n')
}

const colourOf = (verdict: Verdict): 'good' | 'limited' | 'bad' => {
  switch (verdict) {
    case 'ok':
      return 'good'
    case 'usage-limit':
    case 'rate-limit':
    case 'overloaded':
    case 'network':
      return 'limited'
    case 'auth':
    case 'billing':
    case 'config':
    case 'failed':
      return 'bad'
  }
}

/** The lines of a box, in quotes. */
const label = (...lines: readonly string[]): string =>
  `"${lines.map((line) => mermaidText(line).slice(1, -1)).join('<br>')}"`

/** What lies between two attempts. */
const wayTo = (from: Attempt, to: Attempt): string => {
  const skipped = to.plan.number - from.plan.number - 1
  if (skipped > 0) return `${skipped} more`
  const pause = to.startedAt - from.endedAt
  const how = to.end.resumed ? 'same session' : 'afresh'
  return pause >= 1_000 ? `${how}, ${span(pause)} later` : how
}
