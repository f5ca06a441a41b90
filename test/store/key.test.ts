import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AccountRecord, conditionVerdicts } from '../../src/pool/record.ts'
import { resetSources } from '../../src/pool/verdict.ts'
import {
  formatKey,
  longestCooldownMs,
  parseKey,
  prefixOf,
  rankOf,
  ranksBeyond,
  scopeOf,
  skewAllowanceMs,
} from '../../src/store/key.ts'
import { accountId, cleared, HOUR, limited, used } from './records.ts'

const now = 1_800_000_000_000
const scope = scopeOf('pool', 'refs/heads/main')
const nonce = '01234567'
const instant = fc.integer({ min: 0, max: now + skewAllowanceMs })
const hex = (length: number) => fc.stringMatching(new RegExp(`^[0-9a-f]{${length}}$`))
const part = fc.option(fc.integer({ min: 0, max: 1000 }).map((n) => n / 1000))

const condition = fc
  .record({
    account: hex(12),
    observedAt: instant,
    rest: fc.integer({ min: 1, max: longestCooldownMs }),
    verdict: fc.constantFrom(...conditionVerdicts),
    source: fc.constantFrom(...resetSources),
    failures: fc.integer({ min: 0, max: 99 }),
    fingerprint: hex(8),
  })
  .map(({ rest, ...record }): AccountRecord => {
    const until = record.verdict === 'ok' ? 0 : record.observedAt + rest
    return { kind: 'condition', ...record, until }
  })
const use = fc
  .record({
    account: hex(12),
    observedAt: instant,
    succeededAt: instant,
    five: part,
    seven: part,
    ends: fc.option(fc.record({ fiveHour: fc.option(instant), sevenDay: instant }), { nil: undefined }),
  })
  .map(({ five, seven, ends, ...record }): AccountRecord => {
    const succeededAt = Math.min(record.succeededAt, record.observedAt)
    const told = { fiveHour: five, sevenDay: seven, ...(ends === undefined ? {} : { ends }) }
    const utilization = five === null && seven === null ? null : told
    return { kind: 'use', ...record, succeededAt, utilization }
  })
const anyRecord = fc.oneof(condition, use)

describe('a key', () => {
  it('holds its record and scope exactly', () => {
    fc.assert(
      fc.property(anyRecord, (record) => {
        expect(parseKey(formatKey(scope, record, nonce), now)).toEqual({ scope, record })
      }),
    )
  })

  it('has one length a kind, far below the limit of 512, and no comma', () => {
    fc.assert(
      fc.property(anyRecord, (record) => {
        const key = formatKey(scope, record, nonce)
        expect(key).toMatch(/^[0-9a-z.-]+$/)
        expect(key.length).toBe(record.kind === 'condition' ? 90 : 111)
      }),
    )
  })

  it('of a use is read without the ends of its windows too, as it was written before they were kept', () => {
    const record = used(accountId(1), now, { utilization: { fiveHour: 0.5, sevenDay: 0.125 } })
    const { pool, ref } = scope
    const key = `pf1.${pool}.${ref}.u.${record.account}.${now}.${now}.0500.0125.${nonce}`
    expect(parseKey(key, now)?.record).toEqual({ ...record, utilization: { fiveHour: 0.5, sevenDay: 0.125 } })
  })

  it('begins with the prefix of its kind, account and rank, and with no other', () => {
    fc.assert(
      fc.property(anyRecord, anyRecord, (record, other) => {
        const key = formatKey(scope, record, nonce)
        expect(key.startsWith(prefixOf(scope, record.kind))).toBe(true)
        expect(key.startsWith(prefixOf(scope, other.kind, other.account))).toBe(
          record.kind === other.kind && record.account === other.account,
        )
        if (record.kind === 'condition') {
          expect(key.startsWith(prefixOf(scope, 'condition', record.account, rankOf(record)))).toBe(true)
        }
      }),
    )
  })

  it('shows nothing of the names of pool and branch', () => {
    const named = scopeOf('acme secret pool', 'refs/heads/cve-2026-1')
    expect(formatKey(named, used(accountId(1), now), nonce)).not.toMatch(/acme|secret|cve/)
    expect(named.pool).not.toBe(scopeOf('other').pool)
  })

  it.each([
    [59 * 60_000, 's'],
    [HOUR, 'm'],
    [6 * HOUR, 'l'],
  ])('of a cooldown of %d ms has rank %s', (rest, rank) => {
    expect(rankOf(limited(accountId(1), now, rest))).toBe(rank)
  })

  it('of a cleared account has a rank of its own', () => {
    expect(rankOf(cleared(accountId(1), now))).toBe('z')
  })
})

it('of a rank that need not be looked at never outlasts the condition it was looked for', () => {
  const condition = fc.record({
    observedAt: fc.integer({ min: now - longestCooldownMs, max: now + skewAllowanceMs }),
    length: fc.integer({ min: 1, max: longestCooldownMs }),
  })
  fc.assert(
    fc.property(condition, fc.integer({ min: 1, max: longestCooldownMs }), ({ observedAt, length }, leftMs) => {
      const key = formatKey(scope, limited(accountId(1), observedAt, length), '00000000')
      const record = parseKey(key, now)?.record
      if (record?.kind !== 'condition' || ranksBeyond(now + leftMs, now).includes(rankOf(record))) return
      expect(record.until).toBeLessThanOrEqual(now + leftMs)
    }),
  )
  expect(ranksBeyond(now + 5 * 3_600_000, now)).toEqual(['m', 'l', 'z'])
  expect(ranksBeyond(now + 7 * 86_400_000, now)).toEqual(['l', 'z'])
})

describe('numbers out of range', () => {
  const written = (record: AccountRecord) => parseKey(formatKey(scope, record, nonce), now)?.record

  it('are brought into it when a key is made', () => {
    const base = limited(accountId(1), now, HOUR, { failures: 1_000, fingerprint: 'not hex' })
    const expected = { failures: 99, fingerprint: '00000000', until: now + longestCooldownMs }
    expect(written({ ...base, until: now * 10 })).toMatchObject(expected)
    expect(written({ ...base, until: Number.NaN })).toMatchObject({ until: 1 })
    expect(written({ ...base, until: -5, failures: -5 })).toMatchObject({ until: 1, failures: 0 })
    expect(written(used(accountId(1), now, { utilization: { fiveHour: 7, sevenDay: -1 } }))).toMatchObject({
      utilization: { fiveHour: 1, sevenDay: 0 },
    })
  })

  it('are brought into it or refused when a key is read', () => {
    const key = formatKey(scope, limited(accountId(1), now, 12 * HOUR), nonce)
    const endless = key.replace(String(now + 12 * HOUR), '9999999999999')
    expect(parseKey(endless, now)?.record).toMatchObject({ until: now + longestCooldownMs })
    expect(parseKey(key, now - skewAllowanceMs)).not.toBeNull()
    expect(parseKey(key, now - skewAllowanceMs - 1)).toBeNull()
  })
})

describe('what is not a key', () => {
  const key = formatKey(scope, limited(accountId(1), now, 2 * HOUR), nonce)
  it.each([
    ['', 'nothing'],
    [`${key}x`, 'a longer key'],
    [key.slice(0, -1), 'a shorter key'],
    [`${key}\n`, 'a key and a line'],
    [`\n${key}`, 'a line and a key'],
    [key.toUpperCase(), 'a key in upper case'],
    [key.replace('pf1', 'pf2'), 'a key of another version'],
    [key.replace('.m.', '.l.'), 'a key of a wrong rank'],
    [key.replace('.ue.', '.ke.'), 'a clear that lasts'],
    [key.replace('.ue.', '.xx.'), 'a verdict that does not exist'],
    [key.replace('.ue.', '.__proto__.'), 'a property of objects'],
    [key.replace(/\d(?=\.\d{13}\.ue)/, '٣'), 'digits of another script'],
  ])('%j is nothing', (text) => {
    expect(parseKey(text, now)).toBeNull()
  })

  it('is nothing, whatever it is, or a record within the limits', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (text) => {
        expect(parseKey(text, now)).toBeNull()
      }),
    )
  })
})
