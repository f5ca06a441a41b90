import { spawnSync } from 'node:child_process'
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
  for (const directory of [temporary, victim, join(temporary, 'pool-failover-abcdef'), join(temporary, 'other')])
    mkdirSync(directory)
  writeFileSync(join(victim, 'precious'), '')
  return { temporary, victim }
}

it('removes the directory that main made', () => {
  const { temporary } = place()
  cleanUp({ RUNNER_TEMP: temporary, STATE_directory: join(temporary, 'pool-failover-abcdef') })
  expect(existsSync(join(temporary, 'pool-failover-abcdef'))).toBe(false)
})

it.each([
  ['nothing', ''],
  ['the root', '/'],
  ['a relative path', 'victim'],
  ['the temporary directory', '{temp}'],
  ["another step's directory", '{temp}/other'],
  ['a way out', '{temp}/pool-failover-abcdef/../../victim'],
  ['a way out under our name', '{temp}/pool-failover-abcdef/../../victim/pool-failover-x'],
  ['a directory that is not there', '{temp}/pool-failover-none'],
])('removes nothing when a hostile agent writes %s into the state', (_name, state) => {
  const { temporary, victim } = place()
  cleanUp({ RUNNER_TEMP: temporary, STATE_directory: state.replace('{temp}', temporary) })
  expect(existsSync(join(victim, 'precious'))).toBe(true)
  expect(existsSync(join(temporary, 'other'))).toBe(true)
})

it('follows no link in the place of our directory', () => {
  const { temporary, victim } = place()
  const link = join(temporary, 'pool-failover-linked')
  symlinkSync(victim, link)
  cleanUp({ RUNNER_TEMP: temporary, STATE_directory: link })
  expect(existsSync(join(victim, 'precious'))).toBe(true)
})

it('removes the hand-overs of processes that are gone, and no others; a link is left alone', () => {
  const { temporary, victim } = place()
  const { pid: gone } = spawnSync(process.execPath, ['-e', ''])
  const names = [
    `pf-${gone}-abcdef`,
    `pf-${process.pid}-abcdef`,
    'pf-x',
    `pf-${gone}-`,
    `pf-${gone}-linked`,
    `pool-failover-${gone}-abcdef`,
    `pool-failover-${process.pid}-abcdef`,
  ]
  for (const name of names.filter((one) => !one.endsWith('linked'))) mkdirSync(join(temporary, name))
  writeFileSync(join(temporary, `pf-${gone}-abcdef`, 'env'), '')
  symlinkSync(victim, join(temporary, `pf-${gone}-linked`))
  cleanUp({ RUNNER_TEMP: temporary })
  expect(names.map((name) => lstatSync(join(temporary, name), { throwIfNoEntry: false }) !== undefined)).toEqual([
    false,
    true,
    true,
    true,
    true,
    false,
    true,
  ])
  expect(existsSync(join(victim, 'precious'))).toBe(true)
})
