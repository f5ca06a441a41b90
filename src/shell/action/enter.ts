import * as core from '@actions/core'
import { withdraw } from '../../process/clean-start.ts'
import { printer } from '../../report/action-screen.ts'
import { type Write, writeTo } from '../../report/out.ts'
import type { Line } from '../../report/words.ts'
import { maskCommands } from '../../secure/commands.ts'
import { maskable, secretsOf } from '../../secure/mask.ts'
import { createRedactor, type Redact } from '../../secure/redact.ts'
import type { ReadInput } from '../../settings/inputs.ts'
import type { SettingsContext } from '../../settings/parse.ts'
import type { PoolSettings } from '../../settings/settings.ts'
import { ignoredBase } from '../base-directory.ts'
import type { ReadySetup, Setup } from '../setup.ts'
import { spreadIndex } from './spread.ts'
import { tellRunner } from './tell-runner.ts'

export type Environment = Readonly<Record<string, string | undefined>>

/** A step's voice: its log, and what hides secrets in it. */
export interface Voice {
  readonly redact: Redact
  readonly write: Write
  readonly say: (line: Line) => void
}

export interface Entered<T extends PoolSettings> extends Voice {
  readonly setup: ReadySetup<T>
}

/** How every step of ours begins: masks before any other output, then all inputs checked. Null: problems were told, the step has failed. */
export const enter = async <T extends PoolSettings>(
  check: (read: ReadInput, env: Environment, context: SettingsContext) => Setup<T> | Promise<Setup<T>>,
  env: Environment,
): Promise<Entered<T> | null> => {
  const secrets = [...maskable(core.getInput('accounts')), ...maskable(core.getInput('store-url'))]
  const voice = speak(secrets)
  const setup = await check(core.getInput, env, {
    defaultStore: 'actions-cache',
    spreadIndex: spreadIndex(env),
    argv: [],
  })
  if (!setup.ok) {
    misconfigured(setup.problems, voice)
    return null
  }
  const all = secretsOf(setup.accounts)
  void voice.write(maskCommands(all.filter((secret) => !secrets.includes(secret))))
  voice.redact.add(all)
  // What we start without saying what it may see (tar, for the cache) must not see the accounts.
  withdraw(all)
  if (setup.settings.store === 'file')
    for (const text of ignoredBase(env, 'XDG_STATE_HOME')) voice.say({ level: 'notice', text })
  return { ...voice, setup }
}

/** Masks these secrets, and hides them in all that is said. */
export const speak = (secrets: readonly string[]): Voice => {
  const write = writeTo(process.stdout)
  void write(maskCommands(secrets))
  const redact = createRedactor(secrets)
  return { redact, write, say: printer(write, redact) }
}

/** Tells what is wrong with the inputs. */
export const misconfigured = (problems: readonly string[], { say }: Voice): void => {
  for (const text of problems) say({ level: 'error', text })
  tellRunner('output', { outcome: 'misconfigured', 'exit-code': String(misconfiguredCode) })
}

/** The exit code of a step whose inputs are wrong. */
export const misconfiguredCode = 64
