import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { hashOf, markOwned, removeAbandoned } from '../../src/process/abandoned.ts'
import { makePrivate, writePrivate } from '../../src/process/private-files.ts'

const token = '{"tokens":{"refresh_token":"FAKE-refresh-a"}}'
/** A process that has ended. */
const { pid: ended } = spawnSync(process.execPath, ['--version'])

let temporary: string
beforeEach(() => {
  temporary = mkdtempSync(join(tmpdir(), 'abandoned-'))
  onTestFinished(() => rmSync(temporary, { recursive: true, force: true }))
})

/** A private directory with a credential, as a run leaves it that was killed; `change` what its mark says. */
const leave = (change: Readonly<Record<string, unknown>> = { pid: ended }): string => {
  const directory = makePrivate(temporary)
  markOwned(directory, { 'home/auth.json': hashOf(token) })
  writePrivate(directory, 'home/auth.json', token)
  const mark = join(directory, 'owner.json')
  writeFileSync(mark, JSON.stringify({ ...JSON.parse(readFileSync(mark, 'utf8')), ...change }))
  return directory
}

it('what a run that has ended left is removed, with nothing that it links to', () => {
  const directory = leave()
  const outside = join(temporary, 'outside')
  mkdirSync(outside)
  writeFileSync(join(outside, 'kept'), '')
  symlinkSync(outside, join(directory, 'home', 'sessions'))
  expect(removeAbandoned(temporary)).toEqual([])
  expect(existsSync(directory)).toBe(false)
  expect(existsSync(join(outside, 'kept'))).toBe(true)
})

it.runIf(process.platform === 'linux')('so it is where another process has its number by now', () => {
  const directory = leave({ born: '1' })
  removeAbandoned(temporary)
  expect(existsSync(directory)).toBe(false)
})

describe('nothing is touched', () => {
  const stays = (directory: string): void => {
    expect(removeAbandoned(temporary)).toEqual([])
    expect(existsSync(directory)).toBe(true)
  }

  it.each<[string, Record<string, unknown>]>([
    ['of a run that goes on', {}],
    ['of one elsewhere: another machine, start or container', { pid: ended, place: 'elsewhere' }],
    ['of a process whose birth nobody knows', { born: '' }],
    ['that names no process', { pid: -1 }],
    ['that names itself oddly', { pid: 'x' }],
  ])('%s', (_, change) => stays(leave(change)))

  it('that bears no mark', () => {
    const directory = leave()
    rmSync(join(directory, 'owner.json'))
    stays(directory)
  })

  it('that has a damaged mark', () => {
    const directory = leave()
    writeFileSync(join(directory, 'owner.json'), '{')
    stays(directory)
  })

  it('that others can enter', () => {
    const directory = leave()
    chmodSync(directory, 0o755)
    stays(directory)
  })

  it('that has not our name, or is a link', () => {
    const directory = leave()
    const moved = join(temporary, 'their-own')
    renameSync(directory, moved)
    symlinkSync(moved, directory)
    stays(moved)
    expect(existsSync(directory)).toBe(true)
  })
})

it('a credential that was renewed is kept, and told each time', () => {
  const directory = leave()
  writePrivate(directory, 'home/auth.json', token.replace('-a', '-b'))
  for (const _ of [1, 2]) expect(removeAbandoned(temporary)).toEqual([join(directory, 'home', 'auth.json')])
})

it('a place that is not there holds nothing', () => {
  expect(removeAbandoned(join(temporary, 'none'))).toEqual([])
})
