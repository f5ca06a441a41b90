import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Stream } from '../../src/ports.ts'
import { joinLines } from '../../src/report/join-lines.ts'

type Piece = readonly [Stream, string]

const joined = (pieces: readonly Piece[]): { text: string; last: number | null; writes: number } => {
  const written: string[] = []
  const lines = joinLines((bytes) => void written.push(Buffer.from(bytes).toString()))
  for (const [stream, text] of pieces) void lines.write(stream, Buffer.from(text))
  const last = lines.close()
  return { text: written.join(''), last, writes: written.length }
}

describe('joinLines', () => {
  it.each<{ what: string; pieces: readonly Piece[]; text: string }>([
    { what: 'nothing', pieces: [], text: '' },
    {
      what: 'whole lines as they come',
      pieces: [
        ['stdout', 'a\n'],
        ['stderr', 'b\n'],
        ['stdout', 'c\n'],
      ],
      text: 'a\nb\nc\n',
    },
    {
      what: 'a begun line after the line that came meanwhile',
      pieces: [
        ['stdout', 'a'],
        ['stderr', 'b\n'],
        ['stdout', 'c\n'],
      ],
      text: 'b\nac\n',
    },
    {
      what: 'two unended lines, each on its own',
      pieces: [
        ['stdout', 'a'],
        ['stderr', 'b'],
      ],
      text: 'a\nb',
    },
    {
      what: 'an unended line alone, unchanged',
      pieces: [
        ['stderr', 'a'],
        ['stderr', 'b'],
      ],
      text: 'ab',
    },
    {
      what: 'a line too long to wait, in one piece',
      pieces: [
        ['stdout', 'x'.repeat(70_000)],
        ['stdout', 'y'],
      ],
      text: `${'x'.repeat(70_000)}y`,
    },
  ])('gives $what', ({ pieces, text }) => {
    expect(joined(pieces)).toMatchObject({ text, last: text === '' ? null : text.charCodeAt(text.length - 1) })
  })

  it('keeps every line of both streams whole and in its order, however they are cut', () => {
    const line = fc.string({ unit: fc.constantFrom('a', 'b', ' ', ':'), maxLength: 9 })
    const cut = fc.record({
      out: fc.array(line),
      err: fc.array(line),
      cuts: fc.array(fc.tuple(fc.boolean(), fc.nat(5)), { minLength: 400, maxLength: 400 }),
    })
    fc.assert(
      fc.property(cut, ({ out, err, cuts }) => {
        const left: Record<Stream, string> = {
          stdout: out.map((text) => `O${text}\n`).join(''),
          stderr: err.map((text) => `E${text}\n`).join(''),
        }
        const pieces = cuts.map(([first, size]): Piece => {
          const stream: Stream = first ? 'stdout' : 'stderr'
          const text = left[stream].slice(0, size)
          left[stream] = left[stream].slice(size)
          return [stream, text]
        })
        const { text } = joined([...pieces, ['stdout', left.stdout], ['stderr', left.stderr]])
        const lines = text.split('\n').slice(0, -1)
        expect(lines.filter((one) => one.startsWith('O'))).toEqual(out.map((one) => `O${one}`))
        expect(lines.filter((one) => one.startsWith('E'))).toEqual(err.map((one) => `E${one}`))
        expect(lines).toHaveLength(out.length + err.length)
      }),
    )
  })
})
