import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fold } from '../../src/detect/clean.ts'
import { nextPacificMidnight, resetTime } from '../../src/detect/reset-time.ts'
import { instantOf, namedZone, wallOf } from '../../src/detect/zone.ts'

/** A Tuesday. */
const now = Date.parse('2026-11-24T12:15:00Z')

const told = (text: string, at = now): string | null => {
  const reset = resetTime(fold(text), at, 0)
  return reset === null ? null : new Date(reset.at).toISOString().replace('.000Z', 'Z')
}

describe('a reset time told', () => {
  test.each([
    // Epochs.
    ['Claude AI usage limit reached|1795527309', '2026-11-24T13:35:09Z'],
    ['"resets_at": 1795527309', '2026-11-24T13:35:09Z'],
    ['"X-RateLimit-Reset":"1795527309000"', '2026-11-24T13:35:09Z'],
    // Dates.
    ['will regain access on 2026-12-01 at 00:00 UTC.', '2026-12-01T00:00:00Z'],
    ['resets at 2026-11-27T23:01:00.000Z', '2026-11-27T23:01:00Z'],
    ['retry-after: Fri, 27 Nov 2026 23:01:00 GMT', '2026-11-27T23:01:00Z'],
    ['try again at Nov 27th, 2026 11:09 PM.', '2026-11-27T23:09:00Z'],
    ['resets Jan 2, 2027, 3pm (UTC)', '2027-01-02T15:00:00Z'],
    ['resets Nov 27, 11:01pm (UTC)', '2026-11-27T23:01:00Z'],
    ['resets Jan 2, 3pm', '2027-01-02T15:00:00Z'],
    ['resets Dec 1', '2026-12-01T00:00:00Z'],
    ['try again at 10 de dez. de 2026, 11:52.', '2026-12-10T11:52:00Z'],
    ['try again at 27. Nov. 2026 um 15:00 Uhr', '2026-11-27T15:00:00Z'],
    ['try again at 27 nov. 2026 à 15h30', '2026-11-27T15:30:00Z'],
    ['try again at 2026年11月27日 下午3:01', '2026-11-27T15:01:00Z'],
    ['monthly cycle ends on 12/8/2026.', '2026-12-08T00:00:00Z'],
    ['monthly cycle ends on 8/12/2026.', '2026-12-08T00:00:00Z'],
    ['monthly cycle ends on 08.12.2026', '2026-12-08T00:00:00Z'],
    // Times of day: the next such time.
    ['resets 1:35pm (UTC)', '2026-11-24T13:35:00Z'],
    ['resets 3am', '2026-11-25T03:00:00Z'],
    ['resets 3pm (America/New_York)', '2026-11-24T20:00:00Z'],
    ['reset at 1pm (Etc/GMT+5)', '2026-11-24T18:00:00Z'],
    ['resets tomorrow at 5:00 PM PST', '2026-11-26T01:00:00Z'],
    ['resets Monday at 9am', '2026-11-30T09:00:00Z'],
    ['resets midnight (America/Los_Angeles)', '2026-11-25T08:00:00Z'],
    ['reset at 16:00 UTC+8', '2026-11-25T08:00:00Z'],
    // Durations.
    ['try again in 3 days 2 hours 4 minutes.', '2026-11-27T14:19:00Z'],
    ['reset after 16h54m5s.', '2026-11-25T05:09:05Z'],
    ['Please retry in 36.8s.', '2026-11-24T12:15:36.800Z'],
    ['try again in 300ms', '2026-11-24T12:15:00.300Z'],
    ['Retry in PT1H', '2026-11-24T13:15:00Z'],
    ['wait 587 hours 33 minutes before trying again', '2026-12-18T23:48:00Z'],
    ['resets in 02:13:04', '2026-11-24T14:28:04Z'],
    ['try again in an hour', '2026-11-24T13:15:00Z'],
    ['retry-after: 30', '2026-11-24T12:15:30Z'],
    ["'retry-after': '90'", '2026-11-24T12:16:30Z'],
    ['"retryDelay": "36s"', '2026-11-24T12:15:36Z'],
    ['"resets_in_seconds": 3600', '2026-11-24T13:15:00Z'],
    ['retry_after_ms: 1500', '2026-11-24T12:15:01.500Z'],
  ])('%s', (text, expected) => expect(told(text)).toBe(expected))

  test.each([
    'try again later.',
    'wait for limits to reset (every 5h and every week.)',
    'Please wait and try again',
    'resets soon',
    'in 5 files',
    'resets 99pm',
    'resets in 500 days',
  ])('none: %s', (text) => expect(told(text)).toBeNull())

  test('in the very minute it names, the limit holds until its end', () => {
    expect(told('resets 12:15pm (UTC)', now + 20_000)).toBe('2026-11-24T12:16:00Z')
  })

  test.each([
    ["you've hit your 5-hour limit · resets 12:13pm (UTC)", '2026-11-24T12:13:00Z'],
    ["you've hit your session limit · resets 4am (America/Los_Angeles)", '2026-11-24T12:00:00Z'],
    ['five-hour usage limit reached. try again at 12:01 PM', '2026-11-24T12:01:00Z'],
    ["you've hit your 5-hour limit · resets 5pm", '2026-11-24T17:00:00Z'],
    // Longer ago: the clock may be that of another zone.
    ["you've hit your 5-hour limit · resets 9am", '2026-11-25T09:00:00Z'],
    // Another window, or nobody knows which.
    ["you've hit your weekly limit · resets 12:13pm (UTC)", '2026-11-25T12:13:00Z'],
    ["you've hit your limit · resets 12:13pm (UTC)", '2026-11-25T12:13:00Z'],
    ['the 5-hour and weekly limits are reached, resets 12:13pm (UTC)', '2026-11-25T12:13:00Z'],
    ["you've hit your group budget · resets 12:13pm · your 5-hour limit resets 1pm", '2026-11-25T12:13:00Z'],
  ])('a window of five hours that ended a moment ago ends within no day: %s', (text, expected) =>
    expect(told(text)).toBe(expected),
  )

  test('and so does one that ended before midnight', () =>
    expect(told('5-hour limit reached, resets 11:58pm (UTC)', Date.parse('2026-11-24T00:03:00Z'))).toBe(
      '2026-11-23T23:58:00Z',
    ))

  test('the next midnight in California, in winter and in summer', () => {
    expect(new Date(nextPacificMidnight(now).at).toISOString()).toBe('2026-11-25T08:00:00.000Z')
    expect(new Date(nextPacificMidnight(Date.parse('2026-07-01T06:59:00Z')).at).toISOString()).toBe(
      '2026-07-01T07:00:00.000Z',
    )
  })

  test('any text gives an answer', () => {
    const word = fc.constantFrom(
      'resets',
      'try again',
      'in',
      'at',
      '3pm',
      '5',
      'days',
      'nov',
      '2026',
      '-',
      '/',
      '(utc)',
      '|',
      'P',
      '13:99',
      '99',
      '\u0000',
      '年',
      '月',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(word, fc.string({ maxLength: 8 })), { maxLength: 20 }), (words) => {
        const reset = resetTime(fold(words.join(' ')), now, 0)
        expect(reset === null || Number.isFinite(reset.at)).toBe(true)
      }),
    )
  })
})

describe('wall clocks', () => {
  const berlin = 'Europe/Berlin'
  const wall = { year: 2026, month: 10, day: 25, hour: 2, minute: 30, second: 0 }

  test('of a time that comes twice the later is meant', () => {
    expect(new Date(instantOf(wall, berlin)).toISOString()).toBe('2026-10-25T01:30:00.000Z')
  })

  test('a time that never comes is as long after the gap', () => {
    expect(new Date(instantOf({ ...wall, month: 3, day: 29 }, berlin)).toISOString()).toBe('2026-03-29T01:30:00.000Z')
  })

  test('are the way back from an instant', () => {
    const zones = fc.constantFrom('America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'UTC', 0, -210)
    fc.assert(
      fc.property(zones, fc.integer({ min: 1_700_000_000, max: 1_900_000_000 }), (zone, seconds) => {
        const instant = instantOf(wallOf(seconds * 1000, zone), zone)
        // Only in an overlap may the way back lead to the later of two instants.
        expect([0, 1_800_000, 3_600_000]).toContain(instant - seconds * 1000)
      }),
    )
  })

  test.each([
    ['UTC', 0],
    ['PST', 'America/Los_Angeles'],
    ['UTC+5:30', 330],
    ['-0800', -480],
    ['Europe/Berlin', 'europe/berlin'],
    ['nowhere', null],
    ['Mars/Base', null],
  ])('%s', (name, zone) => expect(namedZone(name)).toBe(zone))
})
