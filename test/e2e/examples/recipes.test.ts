/** Examples around the main action, under act, with the real CLIs: the first account is spent, the second goes on. */
import { afterEach, expect, it } from 'vitest'
import { findLeaks } from '../../oracle/search-secrets.ts'
import { startRedis, withRedis } from '../../store/redis-server.ts'
import { usageLimit } from '../../stub/step.ts'
import { withAct } from '../act/run-act.ts'
import { type Commands, createCommands } from './commands.ts'
import { createRepository, type Repository, type RunRequest } from './repository.ts'
import { type Providers, startProviders } from './try.ts'

withAct('examples around the main action, under act', () => {
  let [repository, providers]: [Repository | null, Providers | null] = [null, null]
  afterEach(async () => {
    await providers?.close()
    await repository?.remove()
  })

  interface Tried {
    readonly run: (change?: Partial<RunRequest>) => Promise<{ readonly code: number; readonly log: string }>
    readonly commands: Commands
    readonly providers: Providers
  }

  const given = async (
    workflow: string,
    {
      names = ['claude'],
      b,
      change,
    }: { names?: Parameters<typeof startProviders>[0]; b?: 'spent'; change?: (list: object[]) => object[] } = {},
  ): Promise<Tried> => {
    const started = await startProviders(names, b === 'spent' ? { b: [usageLimit(7200)] } : {})
    const made = await createRepository([workflow])
    ;[repository, providers] = [made, started]
    const commands = createCommands(made.directory)
    const list = change?.(JSON.parse(started.accounts())) ?? JSON.parse(started.accounts())
    const request: RunRequest = {
      workflow,
      env: started.env,
      bins: [commands.bin, ...started.bins],
      secrets: { POOL_ACCOUNTS: JSON.stringify(list) },
    }
    return {
      run: async (more = {}) => {
        const ended = await made.run({ ...request, ...more, secrets: { ...request.secrets, ...more.secrets } })
        expect(findLeaks(ended.log, started.secrets)).toEqual([])
        return ended
      },
      commands,
      providers: started,
    }
  }

  it.each(['nightly-agent.yml', 'subscription-first.yml'])('%s goes on with the second account', async (workflow) => {
    const tried = await given(workflow, { change: (list) => list.map((one, index) => ({ ...one, priority: index })) })
    const first = await tried.run()
    expect(first.code, first.log).toBe(0)
    expect(tried.providers.asked()).toEqual(['claude a', 'claude b'])
    const second = await tried.run()
    expect(second.code, second.log).toBe(0)
    expect(tried.providers.asked()).toEqual(['claude a', 'claude b', 'claude b'])
  })

  it('matrix.yml: both jobs end well, whichever account they begin with', async () => {
    const tried = await given('matrix.yml')
    const { code, log } = await tried.run()
    expect(code, log).toBe(0)
    expect(log.match(/succeeded on claude\/b/g)).toHaveLength(2)
  })

  it('mixed-providers.yml goes from a spent provider to another', async () => {
    const names = ['claude', 'codex', 'gemini'] as const
    const tried = await given('mixed-providers.yml', {
      names,
      change: (list) => [list[0] ?? {}, list[2] ?? {}, list[5] ?? {}],
    })
    const { code, log } = await tried.run()
    expect(code, log).toBe(0)
    expect([...new Set(tried.providers.asked())]).toEqual(['claude a', 'codex a', 'gemini b'])
  })

  it('neutral-and-again.yml ends green, waits for the next account, and starts itself again', async () => {
    const tried = await given('neutral-and-again.yml', { b: 'spent' })
    const { code, log } = await tried.run()
    expect(code, log).toBe(0)
    const calls = tried.commands.calls()
    const waited = Number(/^sleep \[(\d+)\]$/m.exec(calls.join('\n'))?.[1])
    expect(waited).toBeGreaterThan(7_000)
    expect(waited).toBeLessThan(7_300)
    expect(calls.at(-1)).toBe('gh [workflow] [run] [neutral-and-again.yml] [--ref] [main]')
  })

  it('neutral-and-again.yml does not start again after a success', async () => {
    const tried = await given('neutral-and-again.yml')
    const { code, log } = await tried.run()
    expect(code, log).toBe(0)
    expect(tried.commands.calls().filter((call) => call.startsWith('gh'))).toEqual([])
  })

  const pullRequest = {
    event: 'pull_request',
    payload: {
      pull_request: { number: 7, head: { repo: { full_name: 'org/repo' }, ref: 'x' }, base: { ref: 'main' } },
    },
  }

  it('review-bot.yml comments with the review of the second account', async () => {
    const tried = await given('review-bot.yml')
    const { code, log } = await tried.run(pullRequest)
    expect(code, log).toBe(0)
    expect(tried.commands.calls().at(-1)).toMatch(/^gh \[pr\] \[comment\] \[7\] .*\[--body\] \[The work is done\.\]$/)
  })

  it('review-bot.yml says so in green where no account is free', async () => {
    const tried = await given('review-bot.yml', { b: 'spent' })
    const { code, log } = await tried.run(pullRequest)
    expect(code, log).toBe(0)
    expect(tried.commands.calls().at(-1)).toMatch(/\[No account is free for a review until 20\d\d-.*Z\.\]$/)
  })

  it.each([
    ['MEMBER', true],
    ['NONE', false],
  ])('issue-comment.yml answers a %s: %s', async (association, answered) => {
    const tried = await given('issue-comment.yml')
    const { code, log } = await tried.run({
      event: 'issue_comment',
      payload: {
        action: 'created',
        issue: { number: 9 },
        comment: { body: '@agent what is this?', author_association: association },
      },
    })
    expect(code, log).toBe(0)
    expect(tried.providers.asked()).toEqual(answered ? ['claude a', 'claude b'] : [])
    const calls = tried.commands.calls().filter((call) => call.startsWith('gh'))
    expect(calls).toEqual(answered ? ['gh [issue] [comment] [9] [--body] [The work is done.]'] : [])
  })

  withRedis('organisation-redis.yml', () => {
    it('shares a cooldown through Redis', async () => {
      const redis = await startRedis()
      try {
        const tried = await given('organisation-redis.yml', {
          change: (list) => list.map((one) => ({ ...one, maxConcurrent: 2 })),
        })
        const secrets = { POOL_REDIS_URL: `redis://127.0.0.1:${redis.port}` }
        for (const asked of [
          ['claude a', 'claude b'],
          ['claude a', 'claude b', 'claude b'],
        ]) {
          const { code, log } = await tried.run({ secrets })
          expect(code, log).toBe(0)
          expect(tried.providers.asked()).toEqual(asked)
        }
      } finally {
        await redis.stop()
      }
    })
  })
})
