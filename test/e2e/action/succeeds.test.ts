/** The healthy path: the first account does the work, and the run leaves as little as a `run:` step would. */
import { expect, it, onTestFinished } from 'vitest'
import { startCacheServer } from '../../cache-server/server.ts'
import { accountsOf, answers } from './agents.ts'
import { runAction } from './run-action.ts'

const { accounts, secrets } = accountsOf('ab')

it('runs the agent, passes its output on and saves one record of its use', async () => {
  const cache = await startCacheServer()
  onTestFinished(cache.close)
  const run = await runAction({
    inputs: { accounts, run: `echo out; ${answers('done')}; echo "$ANTHROPIC_API_KEY"` },
    env: cache.env('v2'),
    secrets,
  })
  expect(run.code, run.log).toBe(0)
  expect(run.outputs).toMatchObject({
    outcome: 'succeeded',
    account: 'a',
    provider: 'claude',
    'exit-code': '0',
    failovers: '0',
  })
  expect(run.log).toMatch(/^attempt 1: claude\/a$/m)
  expect(run.log).toMatch(/^out$/m)
  expect(run.log).toMatch(/^\*\*\*$/m)
  expect(run.stderr).toBe('')
  expect(
    run.judged.obeyed.map(({ name }) => name).filter((name) => !/^(add-mask|stop-commands|[0-9a-f]{32})$/.test(name)),
  ).toEqual([])
  expect(cache.log.filter(({ operation }) => operation === 'commit')).toHaveLength(1)
  expect(cache.entries.list()).toHaveLength(1)
})
