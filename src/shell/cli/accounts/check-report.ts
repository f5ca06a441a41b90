import { columns, widthOf } from '../../../report/columns.ts'
import { spentWords } from '../../../report/status.ts'
import { until } from '../../../report/time.ts'
import { oneLine } from '../../../secure/escape.ts'
import type { Redact } from '../../../secure/redact.ts'
import type { Answer } from '../live/judge.ts'
import type { Options } from '../load.ts'

/** One account as `check` tells it. */
export interface Row {
  readonly name: string
  /** Null where the entry can't be read. */
  readonly kind: string | null
  readonly fingerprint: string | null
  /** What is wrong or looks so; none: nothing. */
  readonly findings: readonly string[]
  /** Null where nobody was asked. */
  readonly answer: Answer | null
}

/** Prints what was found; the providers' words redacted. */
export const print = (rows: readonly Row[], options: Options, redact: Redact, now: number): void => {
  const clean = (text: string): string => oneLine(redact(text)).replace(partOfKey, '***').slice(0, 300)
  if (options['json'] === true) {
    const accounts = rows.map(({ name, kind, fingerprint, findings, answer }) => ({
      name,
      kind,
      fingerprint,
      findings,
      ...(answer === null ? {} : { live: json(answer, clean) }),
    }))
    console.log(JSON.stringify({ accounts }))
    return
  }
  const asked = options['live'] === true
  const cells = rows.map(({ name, kind, fingerprint, findings, answer }) => [
    name,
    kind ?? '',
    fingerprint ?? '',
    findings.length === 0 ? 'ok' : findings.join('; '),
    ...(asked ? [answer === null ? '' : clean(inWords(answer, now))] : []),
  ])
  const head = ['account', 'credential', 'fingerprint', 'looks', ...(asked ? ['the provider says'] : [])]
  console.log(columns(head, cells, widthOf(process.stdout)))
}

/** Providers quote the key that they refuse, with some of it left out. */
const partOfKey = /\b(?:sk-|AIza)[^\s"']+/g

const json = (answer: Answer, clean: (text: string) => string) => ({
  state: answer.state,
  ...('until' in answer ? { until: answer.until === null ? null : new Date(answer.until).toISOString() } : {}),
  ...('utilization' in answer ? { utilization: answer.utilization } : {}),
  ...('why' in answer ? { why: clean(answer.why) } : {}),
  ...('note' in answer && answer.note !== null ? { note: clean(answer.note) } : {}),
})

const inWords = (answer: Answer, now: number): string => {
  switch (answer.state) {
    case 'valid':
      return ['valid', spentWords(answer.utilization), answer.note ?? ''].filter((part) => part !== '').join(', ')
    case 'limited':
      return answer.until === null
        ? `limited, no end is told (${answer.why})`
        : `limited until ${until(answer.until, now)}`
    case 'refused':
      return `refused (${answer.why})`
    case 'unclear':
      return `unclear (${answer.why})`
    case 'not-asked':
      return `not asked: ${answer.why}`
  }
}
