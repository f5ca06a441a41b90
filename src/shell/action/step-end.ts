import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import * as z from 'zod/mini'
import { createDetector } from '../../detect/create.ts'
import type { Channel } from '../../detect/detector.ts'
import { createWorkCounter, type WorkTold } from '../../detect/work.ts'
import type { Provider } from '../../pool/account.ts'
import type { Judgement } from '../../pool/verdict.ts'
import { parseJson } from '../json.ts'

/** How a step of a workflow ended: `steps.<id>.outcome`. */
export const stepOutcomes = ['success', 'failure', 'cancelled', 'skipped'] as const
export type StepOutcome = (typeof stepOutcomes)[number]

/** What a step that ran the agent left behind. Empty texts where nothing was given. */
export interface StepEnd {
  readonly outcome: StepOutcome
  /** Null where it isn't known. */
  readonly exitCode: number | null
  /** claude-code-action's `execution_file`: a JSON list of events, or one event a line. */
  readonly executionFile: string
  /** A file with what the agent printed. */
  readonly logFile: string
  /** Texts that other actions give as outputs. */
  readonly output: string
  readonly error: string
  /** What the agent wrote into its own record of the session. */
  readonly session: string | null
}

export interface Judged {
  readonly judgement: Judgement
  readonly sessionId: string | null
  readonly work: WorkTold
  /** The files that could not be read, by the name of the input. */
  readonly unread: readonly string[]
}

/**
 * The verdict on a step that is over. A result that says `is_error` counts more than a green step: claude-code-action ended
 * green on a failed run until 2026. Times without a zone are taken in the runner's, where the step ran too.
 */
export const judgeStep = async (provider: Provider, end: StepEnd, now: number): Promise<Judged> => {
  const detector = createDetector(provider, { zone: Intl.DateTimeFormat().resolvedOptions().timeZone })
  const counter = createWorkCounter(provider)
  const unread: string[] = []
  const push = (channel: Channel, bytes: Uint8Array): void => {
    detector.push(channel, bytes, now)
    counter.push(channel, bytes)
  }
  const say = (channel: Channel, text: string): void => {
    if (text !== '') push(channel, utf8.encode(`${text}\n`))
  }
  const fail = (name: string) => (): void => void unread.push(name)

  const events = end.executionFile === '' ? null : await readEvents(end.executionFile).catch(fail('execution-file'))
  say('stdout', events?.join('\n') ?? '')
  if (end.logFile !== '') await readLog(end.logFile, (bytes) => push('stderr', bytes)).catch(fail('log-file'))
  say('stdout', end.output)
  say('stderr', asEvent(end.error))
  say('session', end.session ?? '')
  const failed = events?.some((line) => failedResult.safeParse(parseJson(line)).success) === true
  const code = failed ? 1 : (end.exitCode ?? (end.outcome === 'success' ? 0 : 1))
  const { refusedResume: _, ...judgement } = detector.finish({ kind: 'exited', code }, now, false)
  return { judgement, sessionId: detector.sessionId(), work: counter.told(), unread }
}

const utf8 = new TextEncoder()

const failedResult = z.object({ type: z.literal('result'), is_error: z.literal(true) })

const bareError = z.looseObject({ message: z.string() })

/** run-gemini-cli takes the error out of the object that Gemini printed: back into an event of Gemini's. */
const asEvent = (error: string): string => {
  const found = bareError.safeParse(parseJson(error))
  return found.success ? JSON.stringify({ type: 'result', status: 'error', error: found.data }) : error
}

const readEvents = async (file: string): Promise<readonly string[]> => {
  const text = await readFile(file, 'utf8')
  const list = parseJson(text)
  return Array.isArray(list) ? list.map((event) => JSON.stringify(event)) : text.split('\n')
}

const readLog = async (file: string, take: (bytes: Uint8Array) => void): Promise<void> => {
  for await (const chunk of createReadStream(file)) take(chunk)
}
