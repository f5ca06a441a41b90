import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { makePrivate, writePrivate } from '../../src/process/private-files.ts'
import { removeAll } from '../../src/process/remove-all.ts'
import { scratch } from './scratch.ts'

describe('removing a private directory', () => {
  let parent = ''
  let outside = ''
  let ours = ''
  beforeEach(() => {
    const base = scratch()
    parent = join(base, 'runner-temp')
    outside = join(base, 'outside')
    mkdirSync(parent)
    mkdirSync(outside)
    writeFileSync(join(outside, 'precious'), 'x')
    writeFileSync(join(parent, 'precious'), 'x')
    ours = makePrivate(parent)
    writePrivate(ours, 'home/auth.json', 'FAKE')
  })
  const intact = (): boolean => existsSync(join(outside, 'precious')) && existsSync(join(parent, 'precious'))

  it('removes it, once', () => {
    expect(removeAll(ours, parent)).toEqual({ kind: 'removed' })
    expect(removeAll(ours, parent)).toEqual({ kind: 'absent' })
    expect([existsSync(ours), intact()]).toEqual([false, true])
  })

  it.each<[string, () => string]>([
    ['nothing', () => ''],
    ['the root', () => '/'],
    ['a relative path', () => 'pool-failover-abcdef'],
    ['the parent', () => parent],
    ['a directory of others', () => outside],
    ['a way round', () => `${ours}/../../outside`],
    ['a way round with our name at its end', () => `${ours}/../../outside/pool-failover-abcdef`],
    ['our name elsewhere', () => join(outside, 'pool-failover-abcdef')],
    ['a directory inside ours', () => join(ours, 'home')],
    ['our name with more', () => `${ours}x`],
    ['a name with NUL', () => `${parent}/pool-failover-abc\0ef`],
  ])('touches nothing when it is given %s', (_what, path) => {
    mkdirSync(join(outside, 'pool-failover-abcdef'))
    expect(removeAll(path(), parent).kind).toBe('refused')
    expect([intact(), existsSync(join(ours, 'home/auth.json'))]).toEqual([true, true])
    expect(existsSync(join(outside, 'pool-failover-abcdef'))).toBe(true)
  })

  it('touches nothing whatever text it is given', () => {
    const part = fc.oneof(fc.string(), fc.constantFrom('..', '.', '', 'outside', 'precious', 'pool-failover-abcdef'))
    const path = fc.array(part, { maxLength: 5 }).map((parts) => [parent, ...parts].join('/'))
    fc.assert(
      fc.property(fc.oneof(path, fc.string()), (text) => {
        removeAll(text, parent)
        expect([intact(), existsSync(join(ours, 'home/auth.json'))]).toEqual([true, true])
      }),
    )
  })

  it('refuses a link in its place', () => {
    const link = join(parent, 'pool-failover-linked')
    symlinkSync(outside, link)
    expect(removeAll(link, parent).kind).toBe('refused')
    expect([intact(), existsSync(link)]).toEqual([true, true])
  })

  it('removes links, pipes, locked directories and odd names in it, and follows none of them', () => {
    symlinkSync(outside, join(ours, 'link'))
    symlinkSync(join(outside, 'precious'), join(ours, 'home', 'link'))
    execFileSync(
      'bash',
      ['-c', "mkfifo p; touch $'\\xff\\xfe' $'new\\nline' -- -rf; mkdir -p locked/in; chmod 0 locked/in locked"],
      {
        cwd: ours,
        env: { PATH: process.env['PATH'] ?? '', SHLVL: '1' },
      },
    )
    expect(removeAll(ours, parent)).toEqual({ kind: 'removed' })
    expect([existsSync(ours), intact(), existsSync(join(outside, 'precious'))]).toEqual([false, true, true])
  })

  it('removes a directory deeper than a path may be long', () => {
    const script = 'for i in $(seq 300); do mkdir ddddddddddddddddddddd && cd ddddddddddddddddddddd; done; touch end'
    execFileSync('bash', ['-c', script], { cwd: ours, env: { PATH: process.env['PATH'] ?? '', SHLVL: '1' } })
    expect(removeAll(ours, parent)).toEqual({ kind: 'removed' })
    expect(readdirSync(parent)).toEqual(['precious'])
  })

  it('finds it by a parent that is a link', () => {
    const link = join(outside, 'temp')
    symlinkSync(parent, link)
    expect(removeAll(ours, link)).toEqual({ kind: 'removed' })
  })

  it('says so when the parent is gone', () => {
    chmodSync(parent, 0o700)
    expect(removeAll('/nowhere/pool-failover-abcdef', '/nowhere')).toEqual({ kind: 'left', reason: 'ENOENT' })
  })
})
