import { execFileSync } from 'node:child_process'
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest'
import { gitState } from '../../src/shell/git-state.ts'

let directory: string
let tree: string
let temporary: string
const at = (...path: string[]) => join(tree, ...path)
const git = (...args: string[]): string =>
  execFileSync('git', ['-C', tree, '-c', 'user.name=test', '-c', 'user.email=test@example.invalid', ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  })
const state = () => gitState(tree, temporary)

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'git-state-'))
  tree = join(directory, 'tree')
  temporary = join(directory, 'temporary')
  for (const one of [tree, temporary]) mkdirSync(one)
  git('init', '-q', '-b', 'main')
  writeFileSync(at('.gitignore'), 'ignored\n')
  writeFileSync(at('tracked'), 'one\n')
  git('add', '-A')
  git('commit', '-q', '-m', 'first')
  writeFileSync(at('untracked'), 'one\n')
  writeFileSync(at('ignored'), 'one\n')
})
afterEach(() => rmSync(directory, { recursive: true, force: true }))

test.each<[string, () => void]>([
  ['a tracked file changes', () => appendFileSync(at('tracked'), 'two\n')],
  ['a tracked file is removed', () => rmSync(at('tracked'))],
  ['a file becomes executable', () => chmodSync(at('tracked'), 0o755)],
  ['a new file appears', () => writeFileSync(at('new file\n'), '')],
  ['a file that git does not know changes', () => writeFileSync(at('untracked'), 'two\n')],
  ['a commit is made', () => git('commit', '-q', '--allow-empty', '-m', 'second')],
  ['a commit is made on another branch', () => git('branch', 'other')],
  ['a tag is set', () => git('tag', 'v1')],
])('differs when %s', async (_what, touch) => {
  const before = await state()
  expect(before).toMatch(/^[0-9a-f]{16}$/)
  touch()
  expect(await state()).not.toBe(before)
})

test.each<[string, () => void]>([
  ['nothing happens', () => undefined],
  ['an ignored file changes', () => writeFileSync(at('ignored'), 'two\n')],
  ['a change is staged only', () => git('add', 'untracked')],
  ['a file is written with what it held', () => writeFileSync(at('tracked'), 'one\n')],
])('is the same when %s', async (_what, touch) => {
  const before = await state()
  touch()
  expect(await state()).toBe(before)
})

describe('the repository', () => {
  it('is not written to, and nothing is left behind', async () => {
    const objects = () => git('count-objects', '-v')
    const [before, status] = [objects(), git('status', '--porcelain')]
    await state()
    expect([objects(), git('status', '--porcelain')]).toEqual([before, status])
    expect(readdirSync(temporary)).toEqual([])
  })

  it('may be looked at from a folder inside', async () => {
    mkdirSync(at('below'))
    const before = await gitState(at('below'), temporary)
    expect(before).toBe(await state())
    appendFileSync(at('tracked'), 'two\n')
    expect(await gitState(at('below'), temporary)).not.toBe(before)
  })

  it('may be empty', async () => {
    rmSync(at('.git'), { recursive: true })
    git('init', '-q')
    expect(await state()).toMatch(/^[0-9a-f]{16}$/)
  })

  it('is no repository: nothing can be told', async () => {
    expect(await gitState(directory, temporary)).toBe('')
    expect(await gitState(join(directory, 'nowhere'), temporary)).toBe('')
    expect(readdirSync(temporary)).toEqual([])
  })

  it('can not make us start a program of its choice', async () => {
    const mark = join(directory, 'started')
    const program = at('evil')
    writeFileSync(program, `#!/bin/sh\ntouch ${mark}\n`, { mode: 0o755 })
    for (const hook of ['post-index-change', 'reference-transaction']) {
      writeFileSync(at('.git', 'hooks', hook), `#!/bin/sh\ntouch ${mark}\n`, { mode: 0o755 })
    }
    git('config', 'core.fsmonitor', program)
    git('config', 'diff.external', program)
    rmSync(mark, { force: true })
    appendFileSync(at('tracked'), 'two\n')
    expect(await state()).toMatch(/^[0-9a-f]{16}$/)
    expect(existsSync(mark)).toBe(false)
  })
})
