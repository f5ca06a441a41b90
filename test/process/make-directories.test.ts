import { mkdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { makeDirectories } from '../../src/process/make-directories.ts'
import { scratch } from './scratch.ts'

it('makes what is missing, for this user only, and leaves alone what is there', () => {
  const base = scratch()
  mkdirSync(join(base, 'open'), { mode: 0o755 })
  for (let time = 0; time < 2; time += 1) makeDirectories(join(base, 'open', 'a', 'b'))
  const modes = ['open', 'open/a', 'open/a/b'].map((name) => statSync(join(base, name)).mode & 0o777)
  expect(modes).toEqual([0o755, 0o700, 0o700])
})

it.each([
  ['a file in the way', 'file/x/y', 'ENOTDIR'],
  ['a link to nowhere', 'link/x', 'ENOENT'],
])('fails at %s', (_what, path, code) => {
  const base = scratch()
  writeFileSync(join(base, 'file'), '')
  symlinkSync(join(base, 'nowhere'), join(base, 'link'))
  expect(() => makeDirectories(join(base, path))).toThrow(code)
})

it.runIf(process.platform === 'linux')('fails below /proc, where Node tries for ever', () => {
  expect(() => makeDirectories('/proc/none/a/b')).toThrow('ENOENT')
})
