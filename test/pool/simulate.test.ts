import { expect, it } from 'vitest'
import { simulate } from '../../src/pool/simulate.ts'
import type { Verdict } from '../../src/pool/verdict.ts'
import { account, minute, noon, poolOf, stateOf } from './make.ts'
import { nameOf } from './play.ts'

const [a, b] = [account('a'), account('b')]
const verdictOf = (verdicts: Readonly<Record<string, Verdict>>) => (plan: { account: { label: string } }) =>
  verdicts[plan.account.label] ?? 'ok'

it('makes the decisions of a real run', () => {
  const { steps, ending } = simulate(stateOf(poolOf(a, b)), noon, verdictOf({ a: 'usage-limit' }))
  const attempts = steps.flatMap((step) =>
    step.kind === 'attempt' ? [`${nameOf(step.plan.account)} ${step.verdict}`] : [],
  )
  expect(attempts).toEqual(['claude/a usage-limit', 'claude/b ok'])
  expect(ending).toMatchObject({ outcome: 'succeeded', exitCode: 0, account: b })
})

it('lets virtual time go by while it waits, and ends though nothing ever works', () => {
  const rules = { whenExhausted: 'wait', maxWaitMs: 60 * minute } as const
  const { steps, ending } = simulate(stateOf(poolOf(a), rules), noon, verdictOf({ a: 'rate-limit' }))
  expect(steps.filter(({ kind }) => kind === 'wait')).toHaveLength(10)
  expect(steps.at(-1)?.at).toBeGreaterThan(noon + 50 * minute)
  expect(ending).toMatchObject({ outcome: 'exhausted', exitCode: 75 })
})
