import * as core from '@actions/core'
import { type Write, writeTo } from '../../report/out.ts'
import { maskCommands } from '../../secure/commands.ts'
import { maskable, secretsOf } from '../../secure/mask.ts'
import { createRedactor, type Redact } from '../../secure/redact.ts'
import type { ReadInput } from '../../settings/inputs.ts'
import type { SettingsContext } from '../../settings/parse.ts'
import type { PoolSettings } from '../../settings/settings.ts'
import type { ReadySetup, Setup } from '../setup.ts'
import { spreadIndex } from './spread.ts'

export type Environment = Readonly<Record<string, string | undefined>>

export interface Entered<T extends PoolSettings> {
  readonly setup: ReadySetup<T>
  readonly redact: Redact
  readonly write: Write
}

/** How every step of ours begins: masks before any other output, then all inputs checked. Null: problems were told, the step has failed. */
export const enter = <T extends PoolSettings>(
  check: (read: ReadInput, env: Environment, context: SettingsContext) => Setup<T>,
  env: Environment,
): Entered<T> | null => {
  const write = writeTo(process.stdout)
  const secrets = [...maskable(core.getInput('accounts')), ...maskable(core.getInput('store-url'))]
  void write(maskCommands(secrets))
  const redact = createRedactor(secrets)
  const setup = check(core.getInput, env, { defaultStore: 'actions-cache', spreadIndex: spreadIndex(env), argv: [] })
  if (!setup.ok) {
    for (const problem of setup.problems) core.error(redact(problem), { title: 'pool-failover' })
    core.setOutput('outcome', 'misconfigured')
    core.setOutput('exit-code', '64')
    return null
  }
  const all = secretsOf(setup.accounts)
  void write(maskCommands(all.filter((secret) => !secrets.includes(secret))))
  redact.add(all)
  return { setup, redact, write }
}

/** The exit code of a step whose inputs are wrong. */
export const misconfiguredCode = 64
