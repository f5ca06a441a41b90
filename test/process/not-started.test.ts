import { chmodSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { scratch } from './scratch.ts'
import { bash, command, plainEnv, ran } from './start.ts'

const nowhere = { env: { PATH: '/nowhere' } }

describe('an agent that can not be started', () => {
  it.each([
    {
      what: 'no file of that name on its own PATH',
      wanted: command('bash', [], nowhere),
      code: 127,
      reason: 'not found on the PATH',
    },
    { what: 'no file at that path', wanted: command('/nowhere/x', []), code: 127, reason: "/nowhere/x doesn't exist" },
    { what: 'an empty name', wanted: command('', []), code: 127, reason: 'not found' },
    { what: 'a name with NUL', wanted: command('ba\0sh', []), code: 127, reason: 'not found' },
    { what: 'a directory', wanted: command('/usr', []), code: 126, reason: "/usr can't be executed" },
    { what: 'no working directory', wanted: bash('', { cwd: '/nowhere' }), code: 126, reason: '/nowhere' },
    { what: 'an argument with NUL', wanted: command('bash', ['a\0b']), code: 126, reason: 'null bytes' },
    { what: 'too long an argument', wanted: command('bash', ['x'.repeat(200_000)]), code: 126, reason: 'E2BIG' },
  ])('says why: $what', async ({ wanted, code, reason }) => {
    const temporary = scratch()
    const { exit, stdout } = await ran(wanted, { temporary })
    expect(exit).toEqual({ kind: 'not-started', code, reason: expect.stringContaining(reason) })
    expect([stdout, readdirSync(temporary)]).toEqual(['', []])
  })

  it.each([
    { name: 'locked', content: '#!/bin/sh\n', mode: 0o600, code: 126, reason: "can't be executed" },
    {
      name: 'orphaned',
      content: '#!/nowhere/interpreter\n',
      mode: 0o700,
      code: 126,
      reason: 'the interpreter it names is missing',
    },
  ])('says why: a file that is $name', async ({ name, content, mode, code, reason }) => {
    const directory = scratch()
    writeFileSync(join(directory, name), content)
    chmodSync(join(directory, name), mode)
    const { exit } = await ran(command(name, [], { env: { ...plainEnv, PATH: directory } }))
    expect(exit).toEqual({ kind: 'not-started', code, reason: expect.stringContaining(reason) })
  })

  it('is looked for further along the PATH when the first of its name is no program', async () => {
    const [first, second] = [scratch(), scratch()]
    mkdirSync(join(first, 'tool'))
    writeFileSync(join(second, 'tool'), '#!/bin/sh\nexit 8\n', { mode: 0o700 })
    const { exit } = await ran(command('tool', [], { env: { ...plainEnv, PATH: `${first}:${second}` } }))
    expect(exit).toEqual({ kind: 'exited', code: 8 })
  })

  it('is found from its own working directory', async () => {
    const cwd = scratch()
    writeFileSync(join(cwd, 'tool'), '#!/bin/sh\nexit 8\n', { mode: 0o700 })
    expect((await ran(command('./tool', [], { cwd }))).exit).toEqual({ kind: 'exited', code: 8 })
    expect((await ran(command('tool', [], { cwd, env: { PATH: '.' } }))).exit).toEqual({ kind: 'exited', code: 8 })
  })

  it.each([
    { what: 'there is none', hostPath: '/nowhere/host.js' },
    { what: 'it is broken', hostPath: '/etc/hostname' },
  ])('says why the host is at fault: $what', async ({ hostPath }) => {
    const temporary = scratch()
    const { exit } = await ran(bash('exit 0'), { hostPath, temporary })
    expect(exit).toEqual({ kind: 'not-started', code: 126, reason: expect.stringContaining("agent host didn't start") })
    expect(readdirSync(temporary)).toEqual([])
  })

  it('says why the private directory is at fault', async () => {
    const { exit } = await ran(bash('exit 0'), { temporary: '/nowhere' })
    expect(exit).toEqual({ kind: 'not-started', code: 126, reason: expect.stringContaining('ENOENT') })
  })
})
