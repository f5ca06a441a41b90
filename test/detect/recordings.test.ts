import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { claude } from '../../scripts/record/claude.ts'
import { codex } from '../../scripts/record/codex.ts'
import { gemini } from '../../scripts/record/gemini.ts'
import { createDetector } from '../../src/detect/create.ts'
import { nextPacificMidnight } from '../../src/detect/reset-time.ts'
import type { Speaker } from '../../src/detect/signal.ts'
import type { Exit } from '../../src/ports.ts'

interface Recording {
  readonly cli: Speaker
  readonly exit_code: number | null
  readonly signal: string | null
  readonly stdout: string
  readonly stderr: string
  /** When, and in how many seconds the stub said that the limit ends; the first recordings don't tell. */
  readonly recorded_at?: string
  readonly told_s?: number | null
  /** What the agent's own files say of its API. */
  readonly session?: string
  readonly debug?: string
}
interface Label {
  readonly verdict: string
  readonly reset?: string
  readonly source?: string
  /** The recorder ended the run as we would. */
  readonly endedByUs?: boolean
}

const folder = new URL('../fixtures/', import.meta.url)
const labels: Record<string, Label> = JSON.parse(readFileSync(new URL('detect/recordings.json', folder), 'utf8'))
const names = readdirSync(new URL('recordings/', folder)).map((file) => file.replace(/\.json$/, ''))
const recordings = new Map<string, Recording>(
  names.map((name) => [name, JSON.parse(readFileSync(new URL(`recordings/${name}.json`, folder), 'utf8'))]),
)
/** The first runs were all recorded on this day, before the limits they met ended. */
const firstDay = Date.parse('2026-11-24T12:15:00Z')
const nowOf = ({ recorded_at }: Recording): number => (recorded_at === undefined ? firstDay : Date.parse(recorded_at))

const recording = (name: string): Recording => {
  const found = recordings.get(name)
  if (found === undefined) throw new Error(`no recording ${name}`)
  return found
}

const exitOf = ({ exit_code, signal }: Recording): Exit =>
  signal === null ? { kind: 'exited', code: exit_code ?? 1 } : { kind: 'signalled', signal }

/** Everything the detector says after these chunks. */
const follow = (
  run: Recording,
  chunks: readonly (readonly ['stdout' | 'stderr', Uint8Array])[],
  endedByUs: boolean,
) => {
  const detector = createDetector(run.cli)
  const now = nowOf(run)
  for (const [stream, chunk] of chunks) detector.push(stream, chunk, now)
  const end = detector.endSignal()
  return { judgement: detector.finish(exitOf(run), now, endedByUs), end, session: detector.sessionId() }
}

const whole = (run: Recording) =>
  [
    ['stdout', Buffer.from(run.stdout)],
    ['stderr', Buffer.from(run.stderr)],
  ] as const

/** When the limit ends, as the stub told the agent, who says it to the minute; Google tells no time for a spent day. */
const told = (run: Recording, source: string): number =>
  source === 'default' ? nextPacificMidnight(nowOf(run)).at : nowOf(run) + (run.told_s ?? 0) * 1000

test('every recording has a label and every label a recording', () => {
  expect(Object.keys(labels).sort()).toEqual([...names].sort())
})

test('whatever the recorder writes has a label', () => {
  const written = [claude, codex, gemini].flatMap(({ provider, scenarios }) =>
    scenarios.flatMap(({ name, credentials, formats, resumedAs }) =>
      credentials.flatMap((credential) =>
        formats.flatMap((format) =>
          [name, resumedAs ?? name].map((scenario) => [provider, scenario, credential.name, format].join('__')),
        ),
      ),
    ),
  )
  expect(written.filter((name) => labels[name] === undefined)).toEqual([])
})

describe('recordings of real CLIs', () => {
  test.each(names)('%s', (name) => {
    const run = recording(name)
    const label = labels[name]
    const { judgement } = follow(run, whole(run), label?.endedByUs === true)
    const { verdict, reset } = judgement
    expect({ verdict, source: reset?.source }).toEqual({ verdict: label?.verdict, source: label?.source })
    if (reset === null) return
    if (run.recorded_at === undefined) expect(new Date(reset.at).toISOString()).toBe(label?.reset)
    else expect(Math.abs(reset.at - told(run, reset.source))).toBeLessThan(120_000)
  })
})

describe("an agent's own files", () => {
  const kept = names.flatMap((name) =>
    (['session', 'debug'] as const)
      .filter((file) => (recording(name)[file] ?? '') !== '')
      .map((file) => [name, file] as const),
  )

  test.each(kept)('%s: its %s tells why it stops, and that it is to be ended', (name, file) => {
    const run = recording(name)
    const detector = createDetector(run.cli)
    detector.push('session', Buffer.from(run[file] ?? ''), nowOf(run))
    expect(detector.endSignal()).not.toBeNull()
    expect(detector.finish(exitOf(run), nowOf(run), false).verdict).toBe(labels[name]?.verdict)
  })

  test("there are Claude's record of a session and its debug log, and Codex's rollout file", () => {
    expect(kept.map(([name, file]) => `${recording(name).cli} ${file}`).sort()).toEqual([
      'claude debug',
      'claude session',
      'codex session',
    ])
  })
})

test('splitting the bytes anywhere changes nothing', () => {
  const pieces = (bytes: Uint8Array, cuts: readonly number[]): Uint8Array[] => {
    const at = [...new Set(cuts.map((cut) => cut % (bytes.length + 1)))].sort((a, b) => a - b)
    return [0, ...at].map((from, index) => bytes.subarray(from, at[index] ?? bytes.length))
  }
  fc.assert(
    fc.property(
      fc.constantFrom(...names),
      fc.array(fc.nat(), { maxLength: 30 }),
      fc.array(fc.nat(), { maxLength: 30 }),
      (name, outCuts, errCuts) => {
        const run = recording(name)
        const [[, out], [, err]] = whole(run)
        const chunks = [
          ...pieces(out, outCuts).map((chunk) => ['stdout', chunk] as const),
          ...pieces(err, errCuts).map((chunk) => ['stderr', chunk] as const),
        ]
        expect(follow(run, chunks, false)).toEqual(follow(run, whole(run), false))
      },
    ),
    { numRuns: 500 },
  )
})

test('byte by byte', () => {
  for (const name of names.filter((_, index) => index % 12 === 0)) {
    const run = recording(name)
    const bytes = whole(run).flatMap(([stream, chunk]) =>
      [...chunk].map((byte) => [stream, Uint8Array.of(byte)] as const),
    )
    expect(follow(run, bytes, false), name).toEqual(follow(run, whole(run), false))
  }
})
