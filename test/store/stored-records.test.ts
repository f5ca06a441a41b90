import { describe, expect, it } from 'vitest'
import type { AccountRecord } from '../../src/pool/record.ts'
import { formatHold } from '../../src/store/hold-key.ts'
import { formatKey, scopeOf } from '../../src/store/key.ts'
import { readEntries, spentEntries, standings } from '../../src/store/stored-records.ts'
import { accountId, cleared, DAY, HOUR, limited, MINUTE, used } from './records.ts'

const now = 1_800_000_000_000
const [a, b] = [accountId(1), accountId(2)]
const [main, topic] = ['refs/heads/main', 'refs/heads/topic']

const entry = (id: number, record: AccountRecord | string, ref = main, createdAt = now - DAY + id) => ({
  id,
  ref,
  createdAt,
  key: typeof record === 'string' ? record : formatKey(scopeOf('p', ref), record, id.toString(16).padStart(8, '0')),
})
const spent = (...entries: readonly ReturnType<typeof entry>[]) =>
  spentEntries(readEntries(entries, now), now).map(({ entry: { id }, why }) => `${id} ${why}`)

describe('the entries of a pool', () => {
  it('say of each account and ref what was made last, whenever it was seen', () => {
    const [first, last] = [limited(a, now, 5 * HOUR), limited(a, now - MINUTE, 2 * HOUR)]
    const read = readEntries(
      [entry(4, limited(b, now, HOUR), topic), entry(2, last), entry(1, first), entry(3, used(a, now))],
      now,
    )
    expect(standings(read)).toEqual([
      { account: a, ref: main, condition: last, use: used(a, now), inUseUntil: 0 },
      { account: b, ref: topic, condition: limited(b, now, HOUR), use: null, inUseUntil: 0 },
    ])
  })

  it('that are no records are told apart, those of a clock far ahead among them', () => {
    const read = readEntries([entry(1, 'pf1.rubbish'), entry(2, limited(a, now + HOUR, HOUR))], now)
    expect([read.records, read.unreadable.map(({ id }) => id)]).toEqual([[], [1, 2]])
    expect(spent(entry(1, 'pf1.rubbish'))).toEqual(['1 unreadable'])
  })
})

describe('an entry that says an account is in use', () => {
  const hold = (until: number) => formatHold(scopeOf('p', main), { account: a, until }, '00000001')
  it('is of effect while it is the newest and not over', () => {
    const until = now + 10 * MINUTE
    expect(spent(entry(1, hold(until)))).toEqual([])
    expect(spent(entry(1, hold(until)), entry(2, hold(until), topic))).toEqual([])
    const told = standings(readEntries([entry(2, hold(until)), entry(1, hold(0)), entry(3, hold(0), topic)], now))
    expect(told).toEqual([{ account: a, ref: main, condition: null, use: null, inUseUntil: until }])
  })

  it('goes once a newer one hides it, and a release goes last', () => {
    expect(spent(entry(2, hold(0)), entry(1, hold(now + MINUTE)))).toEqual(['1 superseded', '2 expired'])
    expect(spent(entry(1, hold(now - HOUR)), entry(2, hold(now + MINUTE)))).toEqual(['1 superseded'])
  })

  it('is not believed, nor hides another, where it claims more than a run would', () => {
    expect(spent(entry(1, hold(now + MINUTE)), entry(2, hold(now + HOUR)))).toEqual(['2 unreadable'])
  })
})

describe('an entry is of no effect', () => {
  const cases: readonly [string, readonly ReturnType<typeof entry>[], readonly string[]][] = [
    ['never while it is the only one', [entry(1, limited(a, now, HOUR)), entry(2, used(a, now - 90 * DAY))], []],
    [
      'under a newer one that lasts as long',
      [entry(1, limited(a, now, HOUR)), entry(2, limited(a, now, HOUR))],
      ['1 superseded'],
    ],
    ['under a clear', [entry(1, limited(a, now, 5 * HOUR)), entry(2, cleared(a, now))], ['1 superseded']],
    ['under a newer use', [entry(1, used(a, now - 5)), entry(2, used(a, now))], ['1 superseded']],
    [
      'not under a shorter one, which may have hidden it by mistake',
      [entry(1, limited(a, now, 5 * HOUR)), entry(2, limited(a, now, MINUTE))],
      [],
    ],
    [
      'not under one of another ref, account or kind',
      [
        entry(1, limited(a, now, HOUR)),
        entry(2, limited(a, now, HOUR), topic),
        entry(3, limited(b, now, HOUR)),
        entry(4, used(a, now)),
      ],
      [],
    ],
    ['a day after its end', [entry(1, limited(a, now - DAY - HOUR, HOUR - 1))], ['1 expired']],
    ['not before: its failures count', [entry(1, limited(a, now - DAY, HOUR))], []],
    [
      'once all that it cleared is over',
      [entry(1, cleared(a, now - 9 * DAY - 1)), entry(2, cleared(b, now - 8 * DAY))],
      ['1 expired'],
    ],
  ]
  it.each(cases)('%s', (_, entries, expected) => {
    expect(spent(...entries)).toEqual(expected)
  })
})
