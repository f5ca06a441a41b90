import { describe, expect, it } from 'vitest'
import { toLookUp } from '../../src/pool/look-up.ts'
import { account, poolOf } from './make.ts'

const accounts = Array.from({ length: 20 }, (_, n) => account(`a${n}`, n === 3 || n === 19 ? { group: 'one' } : {}))
const pool = poolOf(...accounts)
const ids = (...numbers: readonly number[]) => numbers.map((n) => `id-claude-a${n}`)

describe('to be looked up before a choice', () => {
  it.each([
    ['the first few where nothing is known', accounts, ids(), ids(0, 1, 2)],
    ['nothing once the first two are known', accounts, ids(0, 1), []],
    ['more where only the first is known', accounts, ids(0), ids(1, 2, 3, 19)],
    ['more where those that were known turned out resting', accounts.slice(5), ids(0, 1, 2, 3, 4), ids(5, 6, 7)],
    ['those that share a limit with one of them', accounts.slice(3), ids(0), ids(3, 4, 5, 19)],
    ['nothing where none is free', [], ids(0), []],
    ['nothing where the only free one is known', accounts.slice(0, 1), ids(0), []],
  ])('is %s', (_, free, known, expected) => {
    expect(toLookUp(pool, free, new Set(known), 3)).toEqual(expected)
  })
})
