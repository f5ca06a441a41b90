import { homedir } from 'node:os'
import { isAbsolute, join } from 'node:path'

type Environment = Readonly<Record<string, string | undefined>>
type Variable = 'XDG_CONFIG_HOME' | 'XDG_STATE_HOME'

/** Where they lie below the home of a user who names no other place. */
const usual: Readonly<Record<Variable, readonly string[]>> = {
  XDG_CONFIG_HOME: ['.config'],
  XDG_STATE_HOME: ['.local', 'state'],
}

/** Our directory in a base directory of this user: the one that the variable names, unless it is relative (the XDG specification has such ignored). */
export const ownDirectory = (env: Environment, variable: Variable): string => {
  const named = env[variable] ?? ''
  const base = isAbsolute(named) ? named : join(env['HOME'] || homedir(), ...usual[variable])
  return join(base, 'pool-failover')
}

/** What to say of a variable that is ignored; nothing where it isn't. */
export const ignoredBase = (env: Environment, variable: Variable): readonly string[] => {
  const named = env[variable] ?? ''
  return named === '' || isAbsolute(named) ? [] : [`${variable} is ignored: it names no absolute path`]
}
