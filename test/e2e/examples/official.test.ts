/** Examples around the agents' own actions, under act, with the real CLIs and select and report as built. */
import { afterEach, expect, it } from 'vitest'
import { findLeaks } from '../../oracle/search-secrets.ts'
import { withAct } from '../act/run-act.ts'
import { createRepository, type Repository } from './repository.ts'
import { type Providers, startProviders } from './try.ts'

withAct('the official actions, under act', () => {
  let [repository, providers]: [Repository | null, Providers | null] = [null, null]
  afterEach(async () => {
    await providers?.close()
    await repository?.remove()
  })

  it.each([
    ['claude', 'claude-code-action.yml'],
    ['codex', 'codex-action.yml'],
    ['gemini', 'run-gemini-cli.yml'],
  ] as const)('%s: %s goes on with the second account, and the next run starts there', async (provider, workflow) => {
    providers = await startProviders([provider])
    repository = await createRepository([workflow])
    const { env, bins, secrets } = providers
    const request = { workflow, env, bins, secrets: { POOL_ACCOUNTS: providers.accounts() } }

    const first = await repository.run(request)
    expect(first.code, first.log).toBe(0)
    expect(first.log).toContain(`selected ${provider}/a`)
    expect(first.log).toMatch(new RegExp(`${provider}/a met its usage limit \\((event|text): .*Cooling until`))
    expect(first.log).toContain('retry: true (another account is free)')
    expect(first.log).toContain(`selected ${provider}/b`)
    expect(first.log).toContain(`${provider}/b succeeded`)
    const asked = providers.asked()
    expect(new Set(asked)).toEqual(new Set([`${provider} a`, `${provider} b`]))
    expect(asked.at(-1)).toBe(`${provider} b`)

    const second = await repository.run(request)
    expect(second.code, second.log).toBe(0)
    expect(second.log).toMatch(new RegExp(`skipped ${provider}/a: usage-limit, cooling until`))
    expect(new Set(providers.asked().slice(asked.length))).toEqual(new Set([`${provider} b`]))
    expect(findLeaks(first.log + second.log, secrets)).toEqual([])
  })

  it('a ladder: rungs.yml calls rung.yml until one of three providers has done the work', async () => {
    const names = ['claude', 'codex', 'gemini'] as const
    providers = await startProviders(names)
    repository = await createRepository(['rungs.yml', 'rung.yml'])
    const accounts = JSON.parse(providers.accounts())
    const spent = accounts.filter(({ label }: { label: string }) => label === 'a')
    const ladder = [...spent.slice(0, 2), accounts.at(-1)].map((one, index) => ({ ...one, priority: index }))
    const { env, bins, secrets } = providers
    const request = { workflow: 'rungs.yml', env, bins, secrets: { POOL_ACCOUNTS: JSON.stringify(ladder) } }
    const inputs = { prompt: 'Say that the work is done.' }

    const first = await repository.run({ ...request, inputs })
    expect(first.code, first.log).toBe(0)
    expect(first.log).toContain('first: usage-limit, second: usage-limit, third: ok')
    expect([...new Set(providers.asked())]).toEqual(['claude a', 'codex a', 'gemini b'])
    expect(providers.requests().every(({ body }) => body.includes(inputs.prompt))).toBe(true)

    const second = await repository.run({ ...request, inputs })
    expect(second.code, second.log).toBe(0)
    expect(second.log).toContain('first: ok, second: , third: ')
    expect(findLeaks(first.log + second.log, secrets)).toEqual([])
  })

  it('a ladder ends in red, and says when to come back, where all are spent', async () => {
    providers = await startProviders(['claude'])
    repository = await createRepository(['rungs.yml', 'rung.yml'])
    const { env, bins } = providers
    const only = JSON.stringify(JSON.parse(providers.accounts()).slice(0, 1))
    const { code, log } = await repository.run({
      workflow: 'rungs.yml',
      env,
      bins,
      secrets: { POOL_ACCOUNTS: only },
      inputs: { prompt: 'Say that the work is done.' },
    })
    expect(code).toBe(1)
    expect(log).toContain('first: usage-limit, second: , third: ')
    expect(log).toMatch(/next-available-at=20\d\d-/)
  })
})
