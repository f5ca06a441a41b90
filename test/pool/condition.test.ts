import { describe, expect, it, test } from 'vitest'
import { conditionOf, shareLimit } from '../../src/pool/condition.ts'
import type { ConditionRecord } from '../../src/pool/record.ts'
import { account, condition, day, hour, ledgerOf, minute, noon, poolOf, use } from './make.ts'

const alone = account('a')

describe('conditionOf an account by itself', () => {
  test.each<[string, Partial<ConditionRecord>, string]>([
    ['a usage limit', {}, 'cooling'],
    ['a throttle', { verdict: 'rate-limit' }, 'cooling'],
    ['a cooldown that ends now', { until: noon }, 'available'],
    ['a cooldown met with an earlier credential', { fingerprint: 'old' }, 'cooling'],
    ['a refused credential', { verdict: 'auth' }, 'quarantined'],
    ['spent credit', { verdict: 'billing' }, 'quarantined'],
    ['a refused credential that was replaced', { verdict: 'auth', fingerprint: 'old' }, 'available'],
    ['a refused credential after its 8 days', { verdict: 'auth', until: noon - 1 }, 'available'],
    ['a clear', { verdict: 'ok', until: 0 }, 'available'],
  ])('after %s', (_what, change, kind) => {
    const record = condition(alone, change)
    const found = conditionOf(poolOf(alone), ledgerOf(record), alone, noon)
    expect(found).toEqual(kind === 'available' ? { kind } : { kind, until: record.until, record })
  })

  it('is available where nothing is known, or only a use', () => {
    expect(conditionOf(poolOf(alone), ledgerOf(use(alone, noon)), alone, noon)).toEqual({ kind: 'available' })
  })

  it('is disabled, whatever else is known', () => {
    const off = account('a', { disabled: true })
    expect(conditionOf(poolOf(off), ledgerOf(condition(off)), off, noon)).toEqual({ kind: 'disabled' })
  })
})

describe('conditionOf accounts that share a limit', () => {
  const a = account('a', { group: 'org' })
  const b = account('b', { group: 'org' })
  const off = account('off', { group: 'org', disabled: true })
  const elsewhere = account('c', { group: 'org', provider: 'codex' })
  const single = account('d')
  const pool = poolOf(a, b, off, elsewhere, single)

  it('cools all of the group until the last of its cooldowns ends', () => {
    const long = condition(b, { until: noon + 2 * hour })
    const ledger = ledgerOf(condition(a), long)
    for (const one of [a, b]) {
      expect(conditionOf(pool, ledger, one, noon)).toEqual({ kind: 'cooling', until: long.until, record: long })
    }
  })

  it('leaves other providers and accounts without a group alone', () => {
    const ledger = ledgerOf(condition(a))
    expect(conditionOf(pool, ledger, elsewhere, noon).kind).toBe('available')
    expect(conditionOf(poolOf(a, single, account('e')), ledger, single, noon).kind).toBe('available')
  })

  it('counts the limit of a disabled account of the group', () =>
    expect(conditionOf(pool, ledgerOf(condition(off)), a, noon).kind).toBe('cooling'))

  test.each(['auth', 'billing'] as const)('does not spread %s, which is one credential’s own', (verdict) =>
    expect(conditionOf(pool, ledgerOf(condition(b, { verdict, until: noon + day })), a, noon).kind).toBe('available'),
  )

  it('says quarantined rather than cooling of an account that is both', () => {
    const ledger = ledgerOf(condition(a, { verdict: 'auth', until: noon + minute }), condition(b))
    expect(conditionOf(pool, ledger, a, noon).kind).toBe('quarantined')
  })

  test.each([
    [a, a, true],
    [a, b, true],
    [a, elsewhere, false],
    [a, single, false],
    [single, single, true],
    [single, account('e'), false],
  ])('shareLimit %#', (one, other, expected) => expect(shareLimit(one, other)).toBe(expected))
})
