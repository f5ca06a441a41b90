/** The main job: a limit in the middle of the work, another account, the same session; and the next run remembers. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CacheServer, startCacheServer } from '../../cache-server/server.ts'
import { freeArgs, keys } from '../../real-clis/accounts.ts'
import { type InstalledCli, installCli, pathWith } from '../../real-clis/install.ts'
import { say, tool, usageLimit } from '../../stub/step.ts'
import { type Stub, startStub } from '../../stub/stub.ts'
import { type ActionRun, runAction } from './run-action.ts'

describe.each(['claude', 'codex', 'gemini'] as const)('%s, the real CLI', (provider) => {
  const [spent, fresh] = keys[provider]
  let cli: InstalledCli
  let stub: Stub
  let cache: CacheServer
  beforeAll(async () => {
    cli = await installCli(provider)
    cache = await startCacheServer()
    stub = await startStub({
      provider,
      accounts: { [spent]: [tool('printf RESULT-%s 42'), usageLimit(7200)], [fresh]: [say('The work is done.')] },
    })
  })
  afterAll(async () => {
    await stub?.close()
    await cache?.close()
  })

  const go = (): Promise<ActionRun> =>
    runAction({
      inputs: {
        accounts: JSON.stringify([
          { label: 'Team A', provider, secret: spent },
          { label: 'Team B', provider, secret: fresh },
        ]),
        prompt: 'THE-TASK: run a command and say what it printed',
        'agent-args': freeArgs[provider].join(' '),
      },
      env: { ...stub.env, ...cache.env('v2'), PATH: pathWith(cli) },
      secrets: [spent, fresh],
    })

  it('goes on in the same session under the next account, and the next run starts there', async () => {
    const first = await go()
    expect(first.code, first.log).toBe(0)
    expect(first.outputs).toMatchObject({
      outcome: 'succeeded',
      account: 'team-b',
      failovers: '1',
      result: 'The work is done.',
    })
    const [a, b] = JSON.parse(first.outputs['attempts'] ?? '[]')
    expect(a).toMatchObject({ account: 'team-a', verdict: 'usage-limit', session: 'fresh' })
    expect(b).toMatchObject({ account: 'team-b', verdict: 'ok', session: 'resumed' })

    const [, limit, next] = stub.requests()
    expect(next).toMatchObject({ key: fresh })
    expect(next?.body.includes('RESULT-42')).toBe(true)
    const seconds = ((next?.at ?? 0) - (limit?.answeredAt ?? 0)) / 1000
    process.stdout.write(
      `${provider} ${cli.version}: ${seconds.toFixed(1)} s from the limit to the next account's first request\n`,
    )

    const before = stub.requests().length
    const second = await go()
    expect(second.code, second.log).toBe(0)
    expect(second.outputs).toMatchObject({ outcome: 'succeeded', account: 'team-b', failovers: '0' })
    expect(
      stub
        .requests()
        .slice(before)
        .map(({ key }) => key),
    ).toEqual([fresh])
    expect(second.log).toContain('skipped')
  })

  it.skipIf(provider === 'codex')(
    'begins another session where a script fixes one and can not take it up',
    async () => {
      const run = await runAction({
        inputs: {
          accounts: JSON.stringify([spent, fresh].map((secret, index) => ({ label: 'ab'[index], provider, secret }))),
          run: `${provider} -p "do it" --session-id "$POOL_FAILOVER_SESSION_ID" ${freeArgs[provider].join(' ')}`,
          store: 'memory',
        },
        env: { ...stub.env, PATH: pathWith(cli) },
        secrets: [spent, fresh],
      })
      expect(run.code, run.log).toBe(0)
      const verdicts = JSON.parse(run.outputs['attempts'] ?? '[]').map(({ verdict }: { verdict: string }) => verdict)
      expect(verdicts).toEqual(['usage-limit', 'failed', 'ok'])
      expect(run.log).toContain('starting afresh')
      expect(run.outputs['session-id']).toMatch(/^[\da-f-]{36}$/)
    },
  )
})
