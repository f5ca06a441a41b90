import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { asLatin1, createLines, decode } from '../../src/detect/lines.ts'
import { createTail } from '../../src/detect/tail.ts'

const bytes = (text: string): string => Buffer.from(text).toString('latin1')

const linesOf = (pieces: readonly string[], only = ''): readonly string[] => {
  const got: string[] = []
  const lines = createLines((block) => got.push(...block.split('\n')), only)
  for (const piece of pieces) lines.push(piece)
  lines.end()
  return got.filter((line) => line !== '')
}

/** A text cut anywhere. */
const cutText = fc
  .tuple(
    fc.array(fc.constantFrom('a', 'é', '\n', '\r', '"', '\0', '😀'), { maxLength: 60 }),
    fc.array(fc.nat(200), { maxLength: 8 }),
  )
  .map(([parts, cuts]) => {
    const text = bytes(parts.join(''))
    const at = [...new Set(cuts.map((cut) => Math.min(cut, text.length)))].sort((a, b) => a - b)
    return { text, pieces: [0, ...at].map((from, index) => text.slice(from, at[index] ?? text.length)) }
  })

describe('lines', () => {
  test('are the same however the stream is cut', () => {
    fc.assert(
      fc.property(cutText, ({ text, pieces }) => {
        expect(linesOf(pieces)).toEqual(text.split('\n').filter((line) => line !== ''))
      }),
    )
  })

  test('are the same where only some matter, but for others that were cut', () => {
    fc.assert(
      fc.property(cutText, ({ text, pieces }) => {
        const wanted = (lines: readonly string[]): readonly string[] => lines.filter((line) => line.startsWith('a'))
        expect(wanted(linesOf(pieces, 'a'))).toEqual(wanted(text.split('\n')))
      }),
    )
  })

  test('that nobody wants are not kept', () => {
    const got: string[] = []
    const lines = createLines((block) => got.push(block), '{')
    for (const piece of ['no', 'ne{', '\n{"a"', ':1}', '\nlast']) lines.push(piece)
    lines.end()
    expect(got).toEqual(['{"a":1}'])
  })

  test('a last line without a newline counts', () => expect(linesOf(['a\nb'])).toEqual(['a', 'b']))

  test('of a line longer than 1 MiB only its beginning is kept, and what follows is whole again', () => {
    const lengths: number[] = []
    const lines = createLines((block) => lengths.push(block.length))
    for (let sent = 0; sent < 64; sent++) lines.push('x'.repeat(1 << 20))
    lines.push('\nshort\n')
    expect(lengths).toEqual([1 << 20, 5])
  })

  test('each byte is handed on at most once', () => {
    let handed = 0
    const lines = createLines((block) => {
      handed += block.length
    })
    for (let index = 0; index < 20_000; index++) lines.push(index % 7 === 0 ? 'ab\n' : 'cdef')
    lines.end()
    expect(handed).toBeLessThanOrEqual(20_000 * 4)
  })
})

describe('text', () => {
  test.each(['plain', 'You’ve hit', '日本', '\0\u0001'])('%j comes back as it was', (text) => {
    const encoded = Buffer.from(text)
    expect(decode(asLatin1(encoded, 0, encoded.length))).toBe(text)
  })

  test('bytes that are not UTF-8 become replacement characters', () => {
    expect(decode(asLatin1(Uint8Array.of(0x61, 0xff, 0x62), 0, 3))).toBe('a\ufffdb')
  })
})

describe('the end of a stream', () => {
  test('is the same however the stream is cut, and bare carriage returns end lines', () => {
    fc.assert(
      fc.property(cutText, ({ text, pieces }) => {
        const [whole, cut] = [createTail(), createTail()]
        whole.push(text, 1)
        for (const piece of pieces) cut.push(piece, 1)
        expect(cut.lines()).toEqual(whole.lines())
        expect(whole.lines().some((line) => line.text.includes('\r'))).toBe(false)
      }),
    )
  })

  test('never holds more than 64 KiB, and begins with a whole line', () => {
    const tail = createTail()
    for (let index = 0; index < 5000; index++) tail.push(`line ${index} ${'x'.repeat(80)}\n`, index)
    const lines = tail.lines()
    expect(lines.reduce((sum, { text }) => sum + text.length + 1, 0)).toBeLessThanOrEqual(1 << 16)
    expect(lines[0]?.text).toMatch(/^line \d+ x+$/)
    expect(lines.at(-1)?.text).toMatch(/^line 4999 /)
  })

  test('knows when each line was written', () => {
    const tail = createTail()
    tail.push(`${'a'.repeat(2000)}\n`, 10_000)
    tail.push(`${'b'.repeat(2000)}\n`, 90_000)
    expect(tail.lines().map(({ now }) => now)).toEqual([10_000, 90_000])
  })
})
