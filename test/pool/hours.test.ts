import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { type Hours, isOpen, nextOpening, parseHours } from '../../src/pool/hours.ts'

const minute = 60_000
const day = 24 * 60 * minute
const at = (iso: string): number => Date.parse(iso)
const hours = (text: string): Hours => {
  const parsed = parseHours(text)
  if (parsed === null) throw new Error(`no hours: ${text}`)
  return parsed
}
const iso = (instant: number): string => new Date(instant).toISOString().slice(0, 16)

describe('what users write', () => {
  test.each<[string, Hours]>([
    [
      'Mon-Fri 18:00-08:00 Europe/Rome',
      { spans: [{ days: [1, 2, 3, 4, 5], from: 1080, to: 480 }], zone: 'Europe/Rome' },
    ],
    ['sat-sun', { spans: [{ days: [6, 0], from: 0, to: 1440 }], zone: 'UTC' }],
    ['9:30-17:00', { spans: [{ days: [0, 1, 2, 3, 4, 5, 6], from: 570, to: 1020 }], zone: 'UTC' }],
    ['Fri-Mon 00:00-24:00 UTC', { spans: [{ days: [5, 6, 0, 1], from: 0, to: 1440 }], zone: 'UTC' }],
    [
      'Mon-Fri 20:00-06:00, Sat-Sun America/Argentina/Buenos_Aires',
      {
        spans: [
          { days: [1, 2, 3, 4, 5], from: 1200, to: 360 },
          { days: [6, 0], from: 0, to: 1440 },
        ],
        zone: 'America/Argentina/Buenos_Aires',
      },
    ],
  ])('%s', (text, parsed) => expect(parseHours(text)).toEqual(parsed))

  test.each([
    '',
    ' ',
    ',',
    'Mon-',
    'Mon-Fri 18:00',
    '18-08',
    '24:00-08:00',
    '08:00-24:01',
    '08:60-09:00',
    'Foo 08:00-09:00',
    '08:00-09:00 Mars/Olympus',
    'Mon 08:00-09:00,',
    '08:00-09:00 CET+1',
    'Mon-Fri-Sat 08:00-09:00',
  ])('%j is none', (text) => expect(parseHours(text)).toBeNull())
})

describe('an evening that goes on to the next morning', () => {
  const evenings = hours('Mon-Fri 18:00-08:00 Europe/Rome')
  test.each([
    ['2026-11-25T16:59Z', false],
    ['2026-11-25T17:00Z', true],
    ['2026-11-26T06:59Z', true],
    ['2026-11-26T07:00Z', false],
    // Friday's goes on to Saturday morning; Sunday's would begin on Sunday.
    ['2026-11-28T06:59Z', true],
    ['2026-11-28T18:00Z', false],
    ['2026-11-30T03:00Z', false],
  ])('%s: %s', (instant, open) => expect(isOpen(evenings, at(instant))).toBe(open))

  test.each([
    ['2026-11-25T12:00Z', '2026-11-25T17:00'],
    ['2026-11-25T18:30Z', '2026-11-25T18:30'],
    ['2026-11-28T07:00Z', '2026-11-30T17:00'],
  ])('after %s it opens at %s', (from, opens) => expect(iso(nextOpening(evenings, at(from)))).toBe(opens))
})

describe('a clock that is changed', () => {
  test.each([
    [
      'an hour that is left out opens at its end',
      '02:15-02:45, 02:50-04:00 Europe/Rome',
      '2026-03-29T00:00Z',
      '2026-03-29T01:00',
    ],
    ['a span wholly inside it waits a day', '02:15-02:45 Europe/Rome', '2026-03-29T00:50Z', '2026-03-30T00:15'],
    ['an hour that comes twice opens twice', '02:15-02:45 Europe/Rome', '2026-10-25T00:50Z', '2026-10-25T01:15'],
    ['a jump back lands in the midst of a span', '02:00-02:30 Europe/Rome', '2026-10-25T00:31Z', '2026-10-25T01:00'],
    ['noon stays noon', 'Mon 12:00-13:00 America/New_York', '2026-11-01T00:00Z', '2026-11-02T17:00'],
    ['half an hour of change', '02:00-02:20 Australia/Lord_Howe', '2026-04-04T14:30Z', '2026-04-04T15:30'],
  ])('%s', (_what, text, from, opens) => expect(iso(nextOpening(hours(text), at(from)))).toBe(opens))
})

it('opens at the first minute at which it is open, in any zone, around any change', () => {
  const time = fc
    .integer({ min: 0, max: 95 })
    .map((quarter) => `${Math.floor(quarter / 4)}:${['00', '15', '30', '45'][quarter % 4]}`)
  const days = fc.constantFrom('', 'Mon ', 'Sun ', 'Fri-Mon ', 'Mon-Fri ')
  const span = fc.tuple(days, time, time).map(([when, from, to]) => `${when}${from}-${to}`)
  const zone = fc.constantFrom('Europe/Rome', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'UTC')
  const around = fc.constantFrom('2026-03-28', '2026-10-24', '2026-10-31', '2026-04-04', '2026-07-01')
  const text = fc
    .tuple(fc.array(span, { minLength: 1, maxLength: 2 }), zone)
    .map(([spans, name]) => `${spans.join(',')} ${name}`)
  fc.assert(
    fc.property(text, around, fc.integer({ min: 0, max: 4 * 24 * 60 }), (written, from, minutes) => {
      const parsed = hours(written)
      const start = at(`${from}T00:00Z`) + minutes * minute
      let first = start
      while (!isOpen(parsed, first) && first < start + 8 * day) first += minute
      expect(iso(nextOpening(parsed, start))).toBe(iso(first))
    }),
    { numRuns: 150 },
  )
})
