import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createDetector } from '../../src/detect/create.ts'
import type { Speaker } from '../../src/detect/signal.ts'
import type { Exit } from '../../src/ports.ts'

interface Recording {
  readonly cli: Speaker
  readonly exit_code: number | null
  readonly signal: string | null
  readonly stdout: string
  readonly stderr: string
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
/** All runs were recorded on this day, before the limits they met ended. */
const now = Date.parse('2026-11-24T12:15:00Z')

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
  for (const [stream, chunk] of chunks) detector.push(stream, chunk, now)
  const end = detector.endSignal()
  return { judgement: detector.finish(exitOf(run), now, endedByUs), end, session: detector.sessionId() }
}

const whole = (run: Recording) =>
  [
    ['stdout', Buffer.from(run.stdout)],
    ['stderr', Buffer.from(run.stderr)],
  ] as const

test('every recording has a label and every label a recording', () => {
  expect(Object.keys(labels).sort()).toEqual([...names].sort())
})

describe('recordings of real CLIs', () => {
  test.each(names)('%s', (name) => {
    const run = recording(name)
    const label = labels[name]
    const { judgement } = follow(run, whole(run), label?.endedByUs === true)
    expect({
      verdict: judgement.verdict,
      ...(judgement.reset === null
        ? {}
        : { reset: new Date(judgement.reset.at).toISOString(), source: judgement.reset.source }),
    }).toEqual({
      verdict: label?.verdict,
      ...(label?.reset === undefined ? {} : { reset: label.reset, source: label.source }),
    })
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
