import fc from 'fast-check'
import { expect, it } from 'vitest'
import { decide } from '../../src/pool/decide.ts'
import { emptyLedger } from '../../src/pool/ledger.ts'
import { pick } from '../../src/pool/pick.ts'
import { initialState } from '../../src/pool/run-state.ts'
import { anyRun } from './arbitrary.ts'
import { account, condition, hour, ledgerOf, noon, poolOf } from './make.ts'

const ordering = { strategy: 'round-robin', spreadIndex: 0 } as const
const [a, b, d] = [account('a'), account('b'), account('d')]
const off = account('c', { disabled: true })

it('passes over the cooling, the quarantined and the disabled, and says so', () => {
  const cooling = condition(a, { observedAt: noon - 1 })
  const refused = condition(b, { observedAt: noon - hour, verdict: 'auth' })
  const picked = pick(poolOf(a, b, off, d), ledgerOf(cooling, refused), ordering, noon)
  expect(picked.account).toBe(d)
  expect(picked.skipped).toMatchObject([
    { account: b, skip: { kind: 'quarantined', record: refused } },
    { account: off, skip: { kind: 'disabled' } },
    { account: a, skip: { kind: 'cooling', record: cooling } },
  ])
})

it('picks none where none is free', () => {
  expect(pick(poolOf(a), ledgerOf(condition(a)), ordering, noon).account).toBeNull()
  expect(pick(poolOf(), emptyLedger, ordering, noon)).toEqual({ account: null, skipped: [] })
})

it('picks what a run would start with', () => {
  fc.assert(
    fc.property(anyRun(), ({ pool, ledger, rules }) => {
      const picked = pick(pool, ledger, rules.ordering, noon)
      const { effects } = decide(initialState(pool, ledger, { ...rules, whenExhausted: 'fail', probe: false }), {
        type: 'begun',
        now: noon,
      })
      const last = effects.at(-1)
      expect(picked.account).toBe(last?.do === 'attempt' ? last.plan.account : null)
    }),
  )
})
