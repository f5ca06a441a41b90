/** An overloaded provider is no account's fault: two more tries, then another provider. */
import { expect, it } from 'vitest'
import { answers, byAccount, overloaded } from './agents.ts'
import { runAction } from './run-action.ts'

const secrets = ['sk-ant-api03-FAKE-a-0123456789', 'sk-ant-api03-FAKE-b-0123456789', 'sk-FAKE-codex-0123456789']
const accounts = JSON.stringify([
  { label: 'a', provider: 'claude', secret: secrets[0] },
  { label: 'b', provider: 'claude', secret: secrets[1] },
  { label: 'c', provider: 'codex', secret: secrets[2] },
])

it('tries the same account twice more, then another provider; nobody cools', async () => {
  const run = await runAction({
    inputs: { accounts, run: byAccount({ c: answers('from elsewhere'), '*': overloaded }), store: 'memory' },
    secrets,
  })
  expect(run, run.log).toMatchObject({ code: 0, outputs: { outcome: 'succeeded', account: 'c', failovers: '1' } })
  const attempts: { account: string; verdict: string; coolingUntil: string | null }[] = JSON.parse(
    run.outputs['attempts'] ?? '',
  )
  expect(attempts.map(({ account, verdict }) => `${account} ${verdict}`)).toEqual([
    'a overloaded',
    'a overloaded',
    'a overloaded',
    'c ok',
  ])
  expect(attempts.every(({ coolingUntil }) => coolingUntil === null)).toBe(true)
  expect(run.log).toMatch(/try 1 of 2 again in \d+ s/)
})
