/** A refused credential sets its account aside until the credential changes: the next run knows. */
import { expect, it, onTestFinished } from 'vitest'
import { startCacheServer } from '../../cache-server/server.ts'
import { accountsOf, answers, byAccount, refused } from './agents.ts'
import { runAction } from './run-action.ts'

it('remembers a refused credential, and forgets it with a new one', async () => {
  const cache = await startCacheServer()
  onTestFinished(cache.close)
  const { accounts, secrets } = accountsOf('ab')
  const go = (list: string, script: string) =>
    runAction({
      inputs: { accounts: list, run: script, strategy: 'priority' },
      env: cache.env('v2'),
      secrets: [...secrets, renewed],
    })
  const renewed = 'sk-ant-api03-FAKE-renewed-0123456789'

  const first = await go(accounts, byAccount({ a: refused, b: answers('done') }))
  expect(first, first.log).toMatchObject({ code: 0, outputs: { account: 'b', failovers: '1' } })
  expect(first.judged.obeyed.filter(({ name }) => name === 'warning').map(({ data }) => data)).toEqual([
    expect.stringContaining('claude/a was refused'),
  ])

  const second = await go(accounts, answers('done'))
  expect(second, second.log).toMatchObject({ code: 0, outputs: { account: 'b', failovers: '0' } })
  expect(second.log).toMatch(/skipped claude\/a: auth, quarantined until its credential changes/)

  const third = await go(accounts.replace(secrets[0] ?? '', renewed), answers('done'))
  expect(third, third.log).toMatchObject({ code: 0, outputs: { account: 'a', failovers: '0' } })
})
