import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { type Provider, providers } from '../../pool/account.ts'
import { which } from '../../process/which.ts'
import { type Check, type Environment, ok, warn } from './check.ts'

const limitMs = 15_000

/** Every agent: where it is, and the version it tells. One that the pool needs and that is not there is a warning. */
export const checkAgents = (needed: readonly Provider[], env: Environment, cwd: string): Promise<readonly Check[]> =>
  Promise.all(
    providers
      .filter((provider) => provider !== 'custom')
      .map(async (agent): Promise<Check> => {
        const own = ownEnvironment(env)
        const path = which({ file: agent, env: own, cwd })
        if (typeof path === 'string') return found(agent, path, await versionOf(path, own))
        const missing = path.code === 127 ? 'not found on the PATH' : path.reason
        if (needed.includes(agent)) return warn(agent, `${missing}, and the pool has accounts for it`)
        return ok(agent, `${missing}; no account needs it`)
      }),
  )

const found = (agent: string, path: string, version: string | null): Check =>
  version === null ? warn(agent, `${path} does not tell its version`) : ok(agent, `${version} (${path})`)

/** It is asked with nothing in its environment that could be a secret. */
const ownEnvironment = (env: Environment): Readonly<Record<string, string>> =>
  Object.fromEntries(
    ['PATH', 'PATHEXT', 'HOME', 'USERPROFILE', 'SystemRoot', 'TMPDIR', 'TEMP'].flatMap((name) => {
      const value = env[name]
      return value === undefined ? [] : [[name, value]]
    }),
  )

const versionOf = async (path: string, env: Readonly<Record<string, string>>): Promise<string | null> => {
  try {
    const shell = process.platform === 'win32'
    const { stdout } = await promisify(execFile)(path, ['--version'], { env, timeout: limitMs, shell })
    return /\d+\.\d+[\w.+-]*/.exec(stdout)?.[0] ?? null
  } catch {
    return null
  }
}
