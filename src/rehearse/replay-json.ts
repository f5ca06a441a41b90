import type { Account } from '../pool/account.ts'
import { endingWords, lines } from '../report/words.ts'
import { oneLine } from '../secure/escape.ts'
import type { Replay, ReplayStep } from './replay.ts'
import { heardWords } from './replay-words.ts'

/** A replay for programs. Instants are ISO 8601. Raw: redact its texts before they are shown. */
export const replayJson = ({ steps, ending, endedAt }: Replay) => ({
  steps: steps.flatMap(stepJson),
  outcome: ending?.outcome ?? null,
  exitCode: ending?.exitCode ?? null,
  told: ending === null ? null : endingWords(ending, endedAt).text,
})

const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString())

const of = ({ label, provider }: Account): object => ({ account: label, provider })

const stepJson = (step: ReplayStep): readonly object[] => {
  switch (step.kind) {
    case 'note':
      return lines(step.note, step.at).map(({ text }) => ({ step: 'decision', at: iso(step.at), text: oneLine(text) }))
    case 'attempt':
      return [
        ...step.heard.map(({ line, heard }) => ({
          step: 'line',
          line: line.number,
          at: iso(line.at),
          tells: heard.kind === 'fact' ? heard.fact.is : heard.kind,
          text: oneLine(heardWords(heard, line.at)),
        })),
        {
          step: 'verdict',
          ...of(step.plan.account),
          verdict: step.judgement.verdict,
          confidence: step.judgement.confidence,
          resetAt: iso(step.judgement.reset?.at ?? null),
          evidence: step.judgement.evidence?.text ?? null,
        },
      ]
    case 'unlogged':
      return [{ step: 'unlogged', ...of(step.plan.account) }]
  }
}
