/** `timeout` bounds each attempt; a typed signal ends an agent that would only wait. */
import { expect, it } from 'vitest'
import { accountsOf, answers, byAccount } from './agents.ts'
import { runAction } from './run-action.ts'

const { accounts, secrets } = accountsOf('ab')

it('ends an attempt that takes too long with 124, and all that it started', async () => {
  const run = await runAction({
    inputs: { accounts, run: 'setsid sleep 300 & echo working; sleep 300', store: 'memory', timeout: '1s' },
    secrets,
  })
  expect(run, run.log).toMatchObject({
    code: 124,
    outputs: { outcome: 'timed-out', 'exit-code': '124', failovers: '0' },
  })
  expect(run.log).toContain('timed out on claude/a')
})

it('has no limit with `timeout: 0`', async () => {
  const inputs = { accounts, run: `sleep 0.3; ${answers('done')}`, store: 'memory', timeout: '0' }
  expect(await runAction({ inputs, secrets })).toMatchObject({ code: 0, outputs: { outcome: 'succeeded' } })
})

it('ends an agent that would sleep until its limit is over, and goes on', async () => {
  const init = { type: 'system', subtype: 'init', session_id: 'b5ce6a6e-2f0d-4f39-9f0a-5d0f4d1c2b3a' }
  const retry = {
    type: 'system',
    subtype: 'api_retry',
    attempt: 1,
    retry_delay_ms: 3_600_000,
    error_status: 429,
    error: 'rate_limit',
  }
  const run = await runAction({
    inputs: {
      accounts,
      run: byAccount({
        a: [...[init, retry].map((event) => `echo '${JSON.stringify(event)}'`), 'sleep 300'].join('; '),
        b: answers('done'),
      }),
      store: 'memory',
    },
    secrets,
  })
  expect(run, run.log).toMatchObject({ code: 0, outputs: { account: 'b', failovers: '1' } })
  expect(JSON.parse(run.outputs['attempts'] ?? '')[0]).toMatchObject({ endedEarly: true, account: 'a' })
})

it('leaves a script alone that prints the old log of an agent', async () => {
  const resetsAt = Math.ceil(Date.now() / 1_000) + 3_600
  const info = { status: 'rejected', rateLimitType: 'five_hour', resetsAt }
  const old = `echo '${JSON.stringify({ type: 'rate_limit_event', rate_limit_info: info, session_id: 'old' })}'`
  const run = await runAction({
    inputs: { accounts, run: `${old}; ${old} >&2; sleep 0.5; echo tests pass`, store: 'memory' },
    secrets,
  })
  expect(run, run.log).toMatchObject({ code: 0, outputs: { outcome: 'succeeded', account: 'a', failovers: '0' } })
  expect(run.log).toContain('tests pass')
})
