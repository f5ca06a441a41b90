import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { ignoredBase, ownDirectory } from '../../src/shell/base-directory.ts'

const home = resolve('/home/me')
const elsewhere = resolve('/var/state')
const ignored = 'XDG_STATE_HOME is ignored: it names no absolute path'

test.each<[string | undefined, string, readonly string[]]>([
  [undefined, resolve(home, '.local/state/pool-failover'), []],
  ['', resolve(home, '.local/state/pool-failover'), []],
  [elsewhere, resolve(elsewhere, 'pool-failover'), []],
  ['state', resolve(home, '.local/state/pool-failover'), [ignored]],
  ['./state', resolve(home, '.local/state/pool-failover'), [ignored]],
])('XDG_STATE_HOME=%s', (named, path, notices) => {
  const env = { HOME: home, XDG_STATE_HOME: named }
  expect(ownDirectory(env, 'XDG_STATE_HOME')).toBe(path)
  expect(ignoredBase(env, 'XDG_STATE_HOME')).toEqual(notices)
})
