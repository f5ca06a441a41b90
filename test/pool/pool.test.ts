import { describe, expect, it } from 'vitest'
import { register, remove } from '../../src/pool/pool.ts'
import { account, poolOf } from './make.ts'

const [a, b] = [account('a'), account('b')]
const codexA = account('a', { provider: 'codex' })

describe('register', () => {
  it('puts the account last and leaves the given pool as it was', () => {
    const pool = poolOf(a)
    expect(register(pool, b)).toEqual({ ok: true, pool: poolOf(a, b) })
    expect(pool).toEqual(poolOf(a))
  })

  it('takes the same label for another provider', () =>
    expect(register(poolOf(a), codexA)).toEqual({ ok: true, pool: poolOf(a, codexA) }))

  it('replaces nothing', () => {
    const other = account('a', { credential: { kind: 'secret', secret: 'sk-ant-api03-FAKE-other' } })
    expect(register(poolOf(a), other)).toEqual({ ok: false, problem: 'the pool has an account a of claude already' })
  })
})

describe('remove', () => {
  it('takes out the one of this provider and label', () =>
    expect(remove(poolOf(a, codexA, b), 'claude', 'a')).toEqual({ ok: true, pool: poolOf(codexA, b) }))

  it('finds the label however it is written', () =>
    expect(remove(poolOf(account('team-a')), 'claude', 'Team A')).toEqual({ ok: true, pool: poolOf() }))

  it('says when there is none', () =>
    expect(remove(poolOf(codexA), 'claude', 'a')).toEqual({
      ok: false,
      problem: 'the pool has no account a of claude',
    }))

  it('does not repeat a label that may be a secret', () => {
    const removed = remove(poolOf(a), 'claude', 'sk-ant-api03-FAKE-0123456789')
    expect(removed).toEqual({ ok: false, problem: 'the pool has no such account of claude' })
  })
})
