import { existsSync, lstatSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { cleanUp } from '../../src/shell/action/post.ts'

const place = () => {
  const base = mkdtempSync(join(tmpdir(), 'hostile-state-'))
  onTestFinished(() => rmSync(base, { recursive: true, force: true }))
  const temporary = join(base, 'temp')
  const victim = join(base, 'victim')
  for (const directory of [temporary, victim, join(temporary, 'pool-failover-a'), join(temporary, 'other')])
    mkdirSync(directory)
  writeFileSync(join(victim, 'precious'), '')
  return { temporary, victim }
}

it('removes the directory that main made', async () => {
  const { temporary } = place()
  await cleanUp({ RUNNER_TEMP: temporary, STATE_directory: join(temporary, 'pool-failover-a') })
  expect(existsSync(join(temporary, 'pool-failover-a'))).toBe(false)
})

it.each([
  ['nothing', ''],
  ['the root', '/'],
  ['a relative path', 'victim'],
  ['the temporary directory', '{temp}'],
  ["another step's directory", '{temp}/other'],
  ['a way out', '{temp}/pool-failover-a/../../victim'],
  ['a way out under our name', '{temp}/pool-failover-a/../../victim/pool-failover-x'],
  ['a directory that is not there', '{temp}/pool-failover-none'],
])('removes nothing when a hostile agent writes %s into the state', async (_name, state) => {
  const { temporary, victim } = place()
  await cleanUp({ RUNNER_TEMP: temporary, STATE_directory: state.replace('{temp}', temporary) })
  expect(existsSync(join(victim, 'precious'))).toBe(true)
  expect(existsSync(join(temporary, 'other'))).toBe(true)
})

it('removes a link in the place of our directory, not what it leads to', async () => {
  const { temporary, victim } = place()
  const link = join(temporary, 'pool-failover-link')
  symlinkSync(victim, link)
  await cleanUp({ RUNNER_TEMP: temporary, STATE_directory: link })
  expect(lstatSync(link, { throwIfNoEntry: false })).toBeUndefined()
  expect(existsSync(join(victim, 'precious'))).toBe(true)
})
