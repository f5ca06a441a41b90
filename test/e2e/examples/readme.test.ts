/** The workflow that the README shows, as a reader would copy it, under act with the real Claude Code. */
import { readFileSync } from 'node:fs'
import { afterEach, expect, it } from 'vitest'
import { findLeaks } from '../../oracle/search-secrets.ts'
import { withAct } from '../act/run-act.ts'
import { createCommands } from './commands.ts'
import { createRepository, type Repository } from './repository.ts'
import { type Providers, startProviders } from './try.ts'

const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8')
const block = (language: string, holds: string): string =>
  [...readme.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].find(
    ([, found, text = '']) => found === language && text.includes(holds),
  )?.[2] ?? ''

withAct("the README's workflow, under act", () => {
  let [repository, providers]: [Repository | null, Providers | null] = [null, null]
  afterEach(async () => {
    await providers?.close()
    await repository?.remove()
  })

  it('goes on with the second account of the list that the README shows, and the next run starts there', async () => {
    providers = await startProviders(['claude'])
    repository = await createRepository(['nightly-agent.yml'], () => block('yaml', 'org/pool-failover@v1'))
    const commands = createCommands(repository.directory)
    const { secrets } = providers
    const list: object[] = JSON.parse(block('json', 'team-a'))
    const accounts = JSON.stringify(list.map((one, index) => ({ ...one, secret: secrets[index] })))
    const request = {
      workflow: 'nightly-agent.yml',
      env: providers.env,
      bins: [commands.bin, ...providers.bins],
      secrets: { POOL_ACCOUNTS: accounts },
    }
    const first = await repository.run(request)
    expect(first.code, first.log).toBe(0)
    expect(first.log).toContain('succeeded on claude/team-b')
    expect(commands.calls()).toEqual(['npm [install] [-g] [@anthropic-ai/claude-code]'])
    const second = await repository.run(request)
    expect(second.code, second.log).toBe(0)
    expect(providers.asked()).toEqual(['claude a', 'claude b', 'claude b'])
    expect(findLeaks(first.log + second.log, secrets)).toEqual([])
  })
})
