import type { Exit } from '../ports.ts'
import { claudeNeedles, readClaude, refusesResume } from './claude.ts'
import { codexNeedles, readCodex, readCodexLine } from './codex.ts'
import type { Channel, Detector } from './detector.ts'
import { type Fact, type Fields, parseObject } from './fact.ts'
import { byGeminiExit, geminiNeedles, readGemini, readGeminiRetry } from './gemini.ts'
import { genericNeedles, readGeneric, readUnknown, unknownNeedles } from './generic.ts'
import { asLatin1, createLines, decode, type Lines } from './lines.ts'
import type { Circumstance } from './message.ts'
import type { Signal, Speaker } from './signal.ts'
import { createTail, type Tail, type TailLine } from './tail.ts'
import { judgeText } from './text.ts'
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
}

/** What is read of a speaker's machine-readable output, and the literals by which such lines are found. */
interface Reader {
  readonly needles: readonly string[]
  readonly read: (event: Fields, at: Circumstance) => readonly Fact[]
  readonly readText: (line: string, at: Circumstance) => readonly Fact[]
}

const nothing = (): readonly Fact[] => []

const readerOf = (speaker: Speaker): Reader => {
  switch (speaker) {
    case 'claude':
      return { needles: claudeNeedles, read: readClaude, readText: nothing }
    case 'codex':
      return { needles: codexNeedles, read: readCodex, readText: readCodexLine }
    case 'gemini':
      return { needles: geminiNeedles, read: readGemini, readText: readGeminiRetry }
    case 'copilot':
    case 'cursor':
    case 'qwen':
    case 'opencode':
    case 'aider':
    case 'amp':
      return { needles: genericNeedles, read: readGeneric, readText: nothing }
    default:
      return { needles: unknownNeedles, read: readUnknown, readText: nothing }
  }
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
  const wordings = wordingsOf(speaker)
  let heard: Heard = nothingHeard
  let now = 0

  const takeLine = (line: string, channel: Channel): void => {
    const at = { now, zone, source: 'event', wordings } as const
    const shown = decode(line)
    const event = parseObject(shown)
    const facts = event === null ? reader.readText(shown, at) : reader.read(event, at)
    if (facts.length === 0 && event !== null && channel !== 'session') return
    for (const fact of facts) heard = hear(heard, fact, now, rules)
  }

  const scan =
    (channel: Channel) =>
    (block: string): void => {
      const wanted = heard.sessionId === null ? [...reader.needles, '"session_id"'] : reader.needles
      for (const line of hits(block, wanted, () => heard.pending !== null)) takeLine(line, channel)
    }

  const tails: Record<'stdout' | 'stderr', Tail> = { stdout: createTail(), stderr: createTail() }
  const lines: Record<Channel, Lines> = {
    stdout: createLines(scan('stdout')),
    stderr: createLines(scan('stderr')),
    session: createLines(scan('session')),
  }

  const push = (channel: Channel, chunk: Uint8Array, at: number): void => {
    now = at
    for (let start = 0; start < chunk.byteLength; start += windowSize) {
      const piece = asLatin1(chunk, start, start + windowSize)
      lines[channel].push(piece)
      if (channel !== 'session') tails[channel].push(piece, at)
    }
  }

  const finish = (exit: Exit, at: number, endedByUs: boolean): ReturnType<Detector['finish']> => {
    now = at
    for (const channel of Object.values(lines)) channel.end()
    const [out, err] = [tails.stdout.lines(), tails.stderr.lines()]
    for (const fact of [...lastObject(out), ...lastObject(err)].flatMap((event) =>
      reader.read(event, { now, zone, source: 'event', wordings }),
    )) {
      heard = hear(heard, fact, now, rules)
    }
    const refused = heard.resumeRefused !== null || [...err, ...out].some(({ text }) => refusalToResume(text))
    const judgement = conclude(heard, exit, endedByUs, () => explain(speaker, out, err, exit, zone))
    const refusedResume = options.resumed === true && judgement.verdict !== 'ok' && refused
    return { ...judgement, verdict: refusedResume ? 'failed' : judgement.verdict, refusedResume }
  }

  return { push, endSignal: () => heard.end, sessionId: () => heard.sessionId, finish }
}

/** The lines of a block that hold one of the literals; all lines that follow while `attentive`. */
function* hits(block: string, needles: readonly string[], attentive: () => boolean): Generator<string> {
  let from = 0
  const next = needles.map((needle) => block.indexOf(needle))
  while (from < block.length) {
    let hit = -1
    if (attentive()) hit = from
    else {
      for (const [index, needle] of needles.entries()) {
        let at = next[index] ?? -1
        if (at !== -1 && at < from) {
          at = block.indexOf(needle, from)
          next[index] = at
        }
        if (at !== -1 && (hit === -1 || at < hit)) hit = at
      }
    }
    if (hit === -1) return
    const start = block.lastIndexOf('\n', hit - 1) + 1
    const found = block.indexOf('\n', hit)
    const end = found === -1 ? block.length : found
    yield block.slice(Math.max(start, 0), end)
    from = end + 1
  }
}

/** The last object that was printed over several lines (Gemini's json format, pretty-printed results in CI logs). */
const lastObject = (lines: readonly TailLine[]): readonly Fields[] => {
  const end = lines.findLastIndex(({ text }) => text === '}')
  const start = lines.slice(0, end).findLastIndex(({ text }) => text === '{')
  if (end === -1 || start === -1) return []
  const event = parseObject(
    lines
      .slice(start, end + 1)
      .map(({ text }) => text)
      .join('\n'),
  )
  return event === null ? [] : [event]
}

const refusalToResume = (line: string): boolean =>
  refusesResume(line) || /^Error: thread\/resume|^Error resuming session/.test(line)

const explain = (
  speaker: Speaker,
  out: readonly TailLine[],
  err: readonly TailLine[],
  exit: Exit,
  zone: Zone,
): Signal | null => {
  const wordings = wordingsOf(speaker)
  const text = judgeText(wordings, err, zone) ?? judgeText(wordings, out, zone)
  if (text !== null) return text
  const verdict = speaker === 'gemini' && exit.kind === 'exited' ? byGeminiExit(exit.code) : null
  if (verdict === null || exit.kind !== 'exited') return null
  return {
    id: `exit/${exit.code}`,
    verdict,
    evidence: { source: 'exit', text: `exit code ${exit.code}` },
    reset: null,
    confidence: 0.6,
  }
}
