import { expect, it } from 'vitest'
import { redisTrouble } from '../../src/store/redis-trouble.ts'

const script = 'bd6f3018b28bbdb36260f19d3c44afed740db987'
const behind = `ERR Error running script (call to f_${script}): @user_script:1:`

/** What a command within a script meets, as each server puts it. */
const told: readonly (readonly [server: string, message: string, reason: string])[] = [
  ['Redis 6', `${behind} @user_script: 1: -OOM command not allowed when used memory > 'maxmemory'.`, 'read-only'],
  ['Redis 6', `${behind} @user_script: 1: -READONLY You can't write against a read only replica.`, 'read-only'],
  ['Redis 6', `${behind} WRONGTYPE Operation against a key holding the wrong kind of value`, 'damaged'],
  [
    'Redis 6',
    `${behind} @user_script: 1: The user executing the script can't run this command or subcommand`,
    'denied',
  ],
  [
    'Redis 7',
    `OOM command not allowed when used memory > 'maxmemory'. script: ${script}, on @user_script:1.`,
    'read-only',
  ],
  [
    'Redis 7',
    `ERR The user executing the script can't run this command or subcommand script: ${script}, on @user_script:1.`,
    'denied',
  ],
  [
    'Valkey 9',
    "ERR ACL failure in script: User u has no permissions to run the 'set' command script: on @user_script:1.",
    'denied',
  ],
  [
    'Valkey 9',
    'WRONGTYPE Operation against a key holding the wrong kind of value script: on @user_script:1.',
    'damaged',
  ],
]

it.each(told)('%s: %s', (_, message, reason) => {
  const trouble = redisTrouble(new Error(message), 'write')
  expect(trouble.reason).toBe(reason)
  if (reason === 'read-only') expect(trouble.notice).toMatch(/takes no writes at the moment \((OOM|READONLY)\)/)
})
