/** The latest CLIs against the stub, through our own CLI: shows when their words or events have drifted away from us. */
import { beforeAll, describe, expect, it } from 'vitest'
import { keys } from '../../real-clis/accounts.ts'
import { type InstalledCli, installCli } from '../../real-clis/install.ts'
import { type PoolRun, runPool } from '../../real-clis/run-pool.ts'
import { overloaded, rateLimit, refused, type Step, say, tool, unpaid, usageLimit } from '../../stub/step.ts'

const apiKeys = ['sk-ant-api03-FAKE-a', 'sk-ant-api03-FAKE-b'] as const
const failures = {
  claude: [
    ['usage-limit', usageLimit(), keys.claude],
    ['auth', refused, keys.claude],
    ['usage-limit', usageLimit(864_000), apiKeys],
    ['rate-limit', rateLimit(), apiKeys],
    ['rate-limit', rateLimit(3600), apiKeys],
    ['auth', refused, apiKeys],
    ['billing', unpaid, apiKeys],
  ],
  codex: [
    ['usage-limit', usageLimit(), keys.codex],
    ['rate-limit', rateLimit(), keys.codex],
    ['rate-limit', rateLimit(3600), keys.codex],
    ['auth', refused, keys.codex],
    ['billing', unpaid, keys.codex],
  ],
  gemini: [
    ['usage-limit', usageLimit(), keys.gemini],
    ['rate-limit', rateLimit(), keys.gemini],
    ['auth', refused, keys.gemini],
    ['billing', unpaid, keys.gemini],
  ],
} as const

describe.each(['claude', 'codex', 'gemini'] as const)('%s', (provider) => {
  let cli: InstalledCli
  beforeAll(async () => {
    cli = await installCli(provider)
  })

  it.each(failures[provider])('%s after %j: the other account does the work', async (verdict, step, secrets) => {
    const run = await runPool(provider, cli, [[tool('printf RESULT-%s 42'), step], [say('hello')]], secrets)
    expect(run.attempts[0], run.stderr).toMatchObject({ account: 'account-a', verdict })
    expect(run.attempts.at(-1)).toMatchObject({ account: 'account-b', verdict: 'ok', session: 'resumed' })
    expect(run.outcome).toBe('succeeded')
    process.stdout.write(
      `${provider} ${cli.version}: ${verdict}, ${seconds(run)} s from the first refusal to the next key\n`,
    )
  })
})

it('claude: an overloaded API is no fault of the account, which tries again', async () => {
  const script: readonly Step[] = [overloaded, overloaded, overloaded, say('hello')]
  const run = await runPool('claude', await installCli('claude'), [script, [say('wrong account')]])
  expect(run.attempts.map(({ account, verdict }) => [account, verdict])).toEqual([
    ['account-a', 'overloaded'],
    ['account-a', 'ok'],
  ])
})

const seconds = ({ requests }: PoolRun): string => {
  const first = requests[0]?.key
  const failed = requests.find(({ status }) => status >= 400)
  const next = requests.find(({ key }) => key !== first)
  return (((next?.at ?? Number.NaN) - (failed?.answeredAt ?? Number.NaN)) / 1000).toFixed(1)
}
