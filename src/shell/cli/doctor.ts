import { styleText } from 'node:util'
import { checkAgents } from '../doctor/agents.ts'
import { checkCache } from '../doctor/cache.ts'
import type { Check } from '../doctor/check.ts'
import { checkClock } from '../doctor/clock.ts'
import { checkFiles } from '../doctor/files.ts'
import { checkNode } from '../doctor/node.ts'
import { checkAccounts, checkStore, poolSettings } from '../doctor/pool.ts'
import { type Options, text } from './load.ts'

/** `doctor`: what a run on this machine would meet. Exit code 1 where something must be mended. */
export const doctor = async (options: Options): Promise<number> => {
  const { env } = process
  const settings = poolSettings(options, env)
  const state = text(options, 'state')
  // Before the accounts are read, which closes their file to others.
  const files = await checkFiles(env, { accounts: text(options, 'accounts'), state })
  const [accounts, store, clock] = await Promise.all([
    checkAccounts(options, env),
    checkStore(settings, env, state),
    checkClock(
      settings.store === 'redis' ? settings.storeUrl : null,
      text(options, 'clock') ?? env['GITHUB_API_URL'] ?? null,
    ),
  ])
  const agents = await checkAgents(accounts.needed, env, process.cwd())
  const checks = [
    checkNode(process.versions.node),
    ...agents,
    ...accounts.checks,
    ...files,
    store,
    clock,
    checkCache(env),
  ]
  const good = checks.every(({ result }) => result !== 'fail')
  if (options['json'] === true) console.log(JSON.stringify({ ok: good, checks }))
  else for (const check of checks) console.log(line(check))
  return good ? 0 : 1
}

const colours = { ok: 'green', warn: 'yellow', fail: 'red' } as const

const line = ({ name, result, text: found }: Check): string =>
  `${styleText(colours[result], result.padEnd(4), { stream: process.stdout })}  ${name}: ${found}`
