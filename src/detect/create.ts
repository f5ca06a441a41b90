import type { Exit } from '../ports.ts'
import { refusesResume } from './claude.ts'
import type { Channel, Detector } from './detector.ts'
import { explain, explainByUser } from './explain.ts'
import { type Fact, type Fields, parseEvents, parseObject } from './fact.ts'
import { eachEvent, eachLine, everyLiteral } from './hits.ts'
import { asLatin1, createLines, decode, type Lines } from './lines.ts'
import { readerOf } from './reader.ts'
import type { Speaker } from './signal.ts'
import { createTail, type Tail, type TailLine } from './tail.ts'
import type { UserPattern } from './user-patterns.ts'
import { conclude, type EndRules, type Heard, hear, nothingHeard } from './verdict.ts'
import { wordingsOf } from './wording/of.ts'
import type { Zone } from './zone.ts'

export interface DetectorOptions {
  /** The attempt tries to take up an earlier session. Default: false. */
  readonly resumed?: boolean
  /** A retry of the agent's own that is further away than this ends it early. Default: 60,000. */
  readonly retryDelayThresholdMs?: number
  /** No other account is free: short throttles are left to the agent's own retries. Default: false. */
  readonly patient?: boolean
  /** The zone of times that name none: an IANA name or minutes east of UTC. Default: UTC, which agents are started with. */
  readonly zone?: Zone
  /** The user's own wordings; they go before the built-in ones. */
  readonly patterns?: readonly UserPattern[]
  /** Told of every fact that a line of the agent's states, as it is read. */
  readonly observe?: (fact: Fact) => void
}

/** Bytes are searched in windows of this size, however large the chunks are. */
const windowSize = 1 << 18

/** Follows one attempt of this speaker: see `Detector`. */
export const createDetector = (speaker: Speaker, options: DetectorOptions = {}): Detector => {
  const zone = options.zone ?? 0
  const rules: EndRules = {
    retryDelayThresholdMs: options.retryDelayThresholdMs ?? 60_000,
    patient: options.patient ?? false,
  }
  const reader = readerOf(speaker)
  const { interest } = reader
  const beforeSession = { ...interest, heads: [], literals: [...everyLiteral(interest), '"session_id"'] }
  const wordings = wordingsOf(speaker)
  let heard: Heard = nothingHeard
  let streaming = false
  let now = 0

  const at = () => ({ now, zone, source: 'event', wordings }) as const
  const takeLine = (line: string, channel: Channel): void => {
    const shown = decode(line)
    const event = parseObject(shown)
    streaming ||= channel === 'stdout' && event !== null && beginsStream(event)
    // A script may print an old log, a tool its findings: that ends no healthy agent.
    const ends = event === null || channel === 'session' || (channel === 'stdout' && streaming)
    for (const fact of event === null ? reader.readText(shown, channel, at()) : reader.read(event, at())) {
      options.observe?.(fact)
      const next = hear(heard, fact, now, rules)
      heard = ends || next.end === null ? next : { ...next, end: heard.end }
    }
  }
  const scan = (channel: Channel): ((block: string) => void) => {
    // Only JSON lines matter on stdout, so that plain text there is searched at the speed of memory.
    const each = channel === 'stdout' ? eachEvent : eachLine
    const attentive = (): boolean => heard.pending !== null
    const take = (line: string): void => takeLine(line, channel)
    return (block) => each(block, heard.sessionId === null ? beforeSession : interest, attentive, take)
  }

  const tails: Record<'stdout' | 'stderr', Tail> = { stdout: createTail(), stderr: createTail() }
  const lines: Record<Channel, Lines> = {
    stdout: createLines(scan('stdout'), '{'),
    stderr: createLines(scan('stderr')),
    session: createLines(scan('session')),
  }

  const push = (channel: Channel, chunk: Uint8Array, instant: number): void => {
    now = instant
    for (let start = 0; start < chunk.byteLength; start += windowSize) {
      const piece = asLatin1(chunk, start, start + windowSize)
      lines[channel].push(piece)
      if (channel !== 'session') tails[channel].push(piece, instant)
    }
  }

  const finish = (exit: Exit, instant: number, endedByUs: boolean): ReturnType<Detector['finish']> => {
    now = instant
    for (const channel of Object.values(lines)) channel.end()
    const [out, err] = [tails.stdout.lines(), tails.stderr.lines()]
    for (const event of [...printed(out), ...printed(err)]) {
      for (const fact of reader.read(event, at())) heard = hear(heard, fact, now, rules)
    }
    const remains = { speaker, out, err, exit, zone, patterns: options.patterns ?? [] }
    const judgement = conclude(heard, exit, endedByUs, {
      ofFailure: () => explain(remains),
      ofSuccess: () => explainByUser(remains, false),
    })
    const unexplained = judgement.verdict === 'failed' || judgement.verdict === 'config'
    const refused = heard.resumeRefused !== null || [...err, ...out].some(({ text }) => refusalToResume(text))
    const refusedResume = options.resumed === true && unexplained && refused
    return { ...judgement, verdict: refusedResume ? 'failed' : judgement.verdict, refusedResume }
  }

  return { push, endSignal: () => heard.end, sessionId: () => heard.sessionId, finish }
}

/** Every recorded stream of the three CLIs begins with its session, but for hooks of the user's before it. */
const beginsStream = (event: Fields): boolean => {
  const id = event['session_id'] ?? event['thread_id']
  const first = event['type'] === 'init' || event['type'] === 'thread.started' || event['subtype'] === 'init'
  return first && typeof id === 'string'
}

/** The last object, or list of events, that was printed over several lines, or a list on one line (Claude's verbose json). */
const printed = (lines: readonly TailLine[]): readonly Fields[] => {
  const list = lines.findLast(({ text }) => text.startsWith('[{'))
  const texts = [between(lines, '{', '}'), list?.text ?? between(lines, '[', ']')]
  return texts.flatMap((text) => parseEvents(text))
}

/** The lines from an opening bracket alone on its line to the last closing one. */
const between = (lines: readonly TailLine[], open: string, close: string): string => {
  const end = lines.findLastIndex(({ text }) => text === close)
  const start = lines.slice(0, Math.max(end, 0)).findLastIndex(({ text }) => text === open)
  if (start === -1) return ''
  const inside = lines.slice(start, end + 1).map(({ text }) => text)
  return inside.join('\n')
}

const refusalToResume = (line: string): boolean =>
  refusesResume(line) ||
  /^Error: thread\/resume|^Error resuming session|^Error starting session: Session ID|^Error: Session ID \S+ is already in use/.test(
    line,
  )
