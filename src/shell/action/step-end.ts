import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { createDetector } from '../../detect/create.ts'
import type { Provider } from '../../pool/account.ts'
import type { Judgement } from '../../pool/verdict.ts'

/** What a step that ran the agent left behind. Empty texts where nothing was given. */
export interface StepEnd {
  /** `steps.<id>.outcome`. */
  readonly outcome: string
  readonly exitCode: string
  /** claude-code-action's `execution_file`: a JSON list of events, or one event a line. */
  readonly executionFile: string
  /** Files with what the agent printed. */
  readonly logFile: string
  /** Texts that other actions give as outputs. */
  readonly output: string
  readonly error: string
}

export interface Judged {
  readonly judgement: Judgement
  readonly sessionId: string | null
  /** Turns and cost as the agent told them; null: not told. */
  readonly work: { readonly turns: number | null; readonly costUsd: number | null }
}

const result = z.object({
  type: z.literal('result'),
  is_error: z.boolean().optional(),
  num_turns: z.number().optional(),
  total_cost_usd: z.number().optional(),
})

/**
 * The verdict on a step that is over. A result that says `is_error` counts more than a green step:
 * claude-code-action can end green on a failed run.
 */
export const judgeStep = async (provider: Provider, end: StepEnd, now: number): Promise<Judged> => {
  const events = await eventLines(end.executionFile)
  const last = events.map((line) => result.safeParse(parse(line))).findLast((parsed) => parsed.success)?.data
  const detector = createDetector(provider)
  const utf8 = new TextEncoder()
  const feed = (stream: 'stdout' | 'stderr', text: string): void => {
    if (text !== '') detector.push(stream, utf8.encode(`${text}\n`), now)
  }
  feed('stdout', events.join('\n'))
  feed('stderr', end.logFile === '' ? '' : await readFile(end.logFile, 'utf8'))
  feed('stdout', end.output)
  feed('stderr', end.error)
  const told = end.exitCode.trim() === '' ? null : Number(end.exitCode)
  const code = last?.is_error === true ? 1 : (told ?? (end.outcome === 'success' ? 0 : 1))
  const { refusedResume: _, ...judgement } = detector.finish({ kind: 'exited', code }, now, false)
  return {
    judgement,
    sessionId: detector.sessionId(),
    work: { turns: last?.num_turns ?? null, costUsd: last?.total_cost_usd ?? null },
  }
}

const eventLines = async (file: string): Promise<readonly string[]> => {
  if (file === '') return []
  const text = await readFile(file, 'utf8').catch(() => '')
  const list = parse(text)
  return Array.isArray(list) ? list.map((event) => JSON.stringify(event)) : text.split('\n')
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
