import { describe, expect, it } from 'vitest'
import { recordsOf } from '../../src/pool/ledger.ts'
import type { AccountRecord } from '../../src/pool/record.ts'
import { parseState } from '../../src/store/file.ts'
import { livingIn } from '../../src/store/file-leases.ts'
import { formatHold, isCredible, parseHold } from '../../src/store/hold-key.ts'
import { formatKey, longestCooldownMs, parseKey, scopeOf, skewAllowanceMs } from '../../src/store/key.ts'
import { chanceOf, mutate } from './mutations.ts'
import { accountId, cleared, HOUR, limited, used } from './records.ts'

const now = Date.now()
const seed = Number(process.env['SEED'] ?? now % 2 ** 32)
const scope = scopeOf('pool', 'refs/heads/main')
const records = [limited(accountId(1), now, 5 * HOUR), cleared(accountId(2), now), used(accountId(3), now)]
const keys = records.map((record) => formatKey(scope, record, '01234567'))
const state = JSON.stringify({ version: 1, records: keys })

/** The most that a record can do: keep its account waiting for a bounded time. */
const onlyDelays = (record: AccountRecord): boolean => {
  const fits = /^[0-9a-f]{12}$/.test(record.account) && record.observedAt <= now + skewAllowanceMs
  if (record.kind === 'use') return fits && Object.keys(record).length === 5
  const bounded = record.until <= record.observedAt + longestCooldownMs && record.failures <= 99
  return fits && bounded && Object.keys(record).length === 8 && /^[0-9a-f]{8}$/.test(record.fingerprint)
}

describe(`a million mutations (SEED=${seed} repeats this run)`, () => {
  it('of keys never throw and never say more than a delay', () => {
    const chance = chanceOf(seed)
    let understood = 0
    for (let n = 0; n < 700_000; n += 1) {
      const key = mutate(keys[n % keys.length] ?? '', chance)
      const parsed = parseKey(key, now)
      if (parsed === null) continue
      understood += 1
      if (!onlyDelays(parsed.record))
        expect.fail(`${JSON.stringify(key)} of seed ${seed} says ${JSON.stringify(parsed)}`)
    }
    expect(understood).toBeGreaterThan(1_000)
  })

  it('of keys that say an account is in use never throw, and are believed for 45 minutes at most', () => {
    const chance = chanceOf(seed + 2)
    const key = formatHold(scope, { account: accountId(1), until: now + 15 * 60_000 }, '01234567')
    let believed = 0
    for (let n = 0; n < 100_000; n += 1) {
      const text = mutate(key, chance)
      const hold = parseHold(text)
      if (hold === null || !isCredible(hold, now)) continue
      believed += 1
      if (/^[0-9a-f]{12}$/.test(hold.account) && hold.until <= now + 45 * 60_000) continue
      expect.fail(`${JSON.stringify(text)} of seed ${seed} says ${JSON.stringify(hold)}`)
    }
    expect(believed).toBeGreaterThan(100)
  })

  it('of lists of runs that use accounts never throw, and are believed for 45 minutes at most', () => {
    const chance = chanceOf(seed + 3)
    const holder = { account: accountId(1), token: '0123', pid: process.pid, host: 'another', until: now + 90_000 }
    const text = JSON.stringify([holder, { ...holder, account: accountId(2) }])
    let believed = 0
    for (let n = 0; n < 100_000; n += 1) {
      const living = livingIn(mutate(text, chance), now, 90_000)
      believed += living.length
      if (living.some(({ until }) => until > now + 45 * 60_000)) expect.fail(`seed ${seed}: ${JSON.stringify(living)}`)
    }
    expect(believed).toBeGreaterThan(1_000)
  })

  it('of state files never throw and never say more than a delay', () => {
    const chance = chanceOf(seed + 1)
    const kinds = { read: 0, damaged: 0 }
    for (let n = 0; n < 100_000; n += 1) {
      const text = mutate(state, chance)
      const parsed = parseState(text, scope, now)
      kinds[parsed === 'damaged' ? 'damaged' : 'read'] += 1
      if (parsed === 'damaged' || recordsOf(parsed).every(onlyDelays)) continue
      expect.fail(`${JSON.stringify(text)} of seed ${seed} was read as more than a delay`)
    }
    expect(Math.min(kinds.read, kinds.damaged)).toBeGreaterThan(1_000)
  })
})
