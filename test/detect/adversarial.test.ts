import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { createDetector } from '../../src/detect/create.ts'
import { speakers } from '../../src/detect/signal.ts'
import { createTail } from '../../src/detect/tail.ts'

const now = Date.parse('2026-11-24T12:15:00Z')
const limit = "You've hit your limit · resets 3pm (UTC)\n"

const judge = (chunks: readonly Uint8Array[], speaker: (typeof speakers)[number] = 'claude') => {
  const detector = createDetector(speaker)
  for (const chunk of chunks) detector.push('stdout', chunk, now)
  return detector.finish({ kind: 'exited', code: 1 }, now, false)
}

describe('a limit is found behind', () => {
  test.each<[string, Uint8Array]>([
    ['a line of 10 MB', Buffer.from(`${'x'.repeat(10_000_000)}\n`)],
    [
      'a line of 10 MB that looks like an event',
      Buffer.from(`{"type":"result","is_error":${'9'.repeat(10_000_000)}\n`),
    ],
    ['a line of 10 MB of quotes', Buffer.from(`${'"'.repeat(10_000_000)}\n`)],
    ['a million deep lists', Buffer.from(`{"is_error":${'['.repeat(500_000)}${']'.repeat(500_000)}}\n`)],
    ['bytes that are not UTF-8', Buffer.concat([Uint8Array.of(0xff, 0xfe, 0xc3, 0x28, 0x0a)])],
    ['NUL', Buffer.from('a\0b\n\0\0\n')],
    ['a progress bar of bare carriage returns', Buffer.from(`${'working 42%\r'.repeat(100_000)}\n`)],
    ['escape codes that never end', Buffer.from(`${'\u001b[38;5;'.repeat(10_000)}\n`)],
    ['ten thousand blank lines', Buffer.from('\n'.repeat(10_000))],
  ])('%s', (_, before) => {
    expect(judge([before, Buffer.from(limit)])).toMatchObject({ verdict: 'usage-limit' })
  })
})

test.each(['init', 'cut off before it'])('only lines that hold one of the literals are parsed: %s', (subtype) => {
  const parse = vi.spyOn(JSON, 'parse')
  const lines = Array.from(
    { length: 1000 },
    (_, index) => `{"type":"assistant","message":{"content":[{"type":"text","text":"rate limit ${index}"}]}}\n`,
  )
  const detector = createDetector('claude')
  detector.push('stdout', Buffer.from(`{"type":"system","subtype":"${subtype}","session_id":"s"}\n`), now)
  detector.push('stdout', Buffer.from(lines.join('')), now)
  detector.push('stdout', Buffer.from('{"type":"result","is_error":false,"session_id":"s"}\n'), now)
  expect(parse).toHaveBeenCalledTimes(2)
  parse.mockRestore()
})

test('what is kept does not grow with what has passed', () => {
  const tail = createTail()
  const piece = 'y'.repeat(1000)
  for (let sent = 0; sent < 50_000; sent++) tail.push(sent % 3 === 0 ? `${piece}\n` : piece, sent)
  expect(tail.lines().reduce((sum, { text }) => sum + text.length, 0)).toBeLessThanOrEqual(1 << 16)
})

test('any bytes get an answer', () => {
  const bit = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    '"',
    '\\',
    ':',
    ',',
    '\n',
    '\r',
    '\0',
    'limit',
    'You',
    "'ve",
    ' hit ',
    'error',
    '429',
    '"type":"result"',
    '"is_error":true',
    '"rate_limit_event"',
    'Attempt 1 failed',
    '##[error]',
    '\u001b[',
    '·',
    'é',
  )
  fc.assert(
    fc.property(
      fc.constantFrom(...speakers),
      fc.array(fc.oneof(bit, fc.string({ maxLength: 6 })), { maxLength: 80 }),
      (speaker, parts) => {
        const { verdict, confidence } = judge([Buffer.from(parts.join(''))], speaker)
        expect(typeof verdict).toBe('string')
        expect(confidence).toBeGreaterThan(0)
      },
    ),
    { numRuns: 1000 },
  )
})
