import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { makePrivate, readPrivate, writePrivate } from '../../src/process/private-files.ts'
import { scratch } from './scratch.ts'

const secret = 'sk-ant-api03-FAKE-private'
const mode = (path: string): number => statSync(path).mode & 0o777

describe('private files', () => {
  let base = ''
  let ours = ''
  beforeEach(() => {
    base = scratch()
    ours = makePrivate(base)
  })

  it('lie in a directory that only we can enter', () => {
    expect(dirname(ours)).toBe(base)
    expect(basename(ours)).toMatch(/^pool-failover-\d+-[A-Za-z0-9]{6}$/)
    expect(mode(ours)).toBe(0o700)
  })

  it('are ours alone, whatever the umask, and read back as written', () => {
    const before = process.umask(0)
    try {
      writePrivate(ours, 'a/b/auth.json', secret)
    } finally {
      process.umask(before)
    }
    expect(['a', 'a/b', 'a/b/auth.json'].map((path) => mode(join(ours, path)))).toEqual([0o700, 0o700, 0o600])
    expect(readPrivate(ours, 'a/b/auth.json')).toBe(secret)
  })

  it('replace what was there, with the rights of a new file', () => {
    writeFileSync(join(ours, 'auth.json'), 'old', { mode: 0o644 })
    writePrivate(ours, 'auth.json', secret)
    expect([readPrivate(ours, 'auth.json'), mode(join(ours, 'auth.json'))]).toEqual([secret, 0o600])
  })

  it.each(['', '.', '..', '/etc/x', '../x', 'a/../../x', 'a//b', 'a/', 'a\0b', './a'])('refuse the path %j', (path) => {
    expect(() => writePrivate(ours, path, secret)).toThrow('must be relative and lead down only')
    expect(() => readPrivate(ours, path)).toThrow('must be relative and lead down only')
  })

  it('are not written through a link that stands in for a directory', () => {
    const elsewhere = join(base, 'elsewhere')
    mkdirSync(elsewhere)
    symlinkSync(elsewhere, join(ours, 'sub'))
    expect(() => writePrivate(ours, 'sub/auth.json', secret)).toThrow()
    expect(existsSync(join(elsewhere, 'auth.json'))).toBe(false)
  })

  it('are not written through a link that stands in for our directory', () => {
    const link = join(base, 'link')
    symlinkSync(ours, link)
    expect(() => writePrivate(link, 'auth.json', secret)).toThrow()
  })

  it('replace a link instead of following it', () => {
    const victim = join(base, 'victim')
    writeFileSync(victim, 'untouched')
    symlinkSync(victim, join(ours, 'auth.json'))
    writePrivate(ours, 'auth.json', secret)
    expect([readFileSync(victim, 'utf8'), readPrivate(ours, 'auth.json')]).toEqual(['untouched', secret])
  })

  it.each<[string, (path: string) => void]>([
    ['absent', () => {}],
    ['a link', (path) => symlinkSync('/etc/passwd', path)],
    ['a directory', (path) => mkdirSync(path)],
    ['a named pipe', (path) => void execFileSync('mkfifo', [path])],
    ['larger than 1 MB', (path) => writeFileSync(path, Buffer.alloc(1_048_577))],
  ])('read as nothing when the file is %s', (_what, put) => {
    put(join(ours, 'auth.json'))
    expect(readPrivate(ours, 'auth.json')).toBeNull()
  })

  it('read as nothing below a link', () => {
    symlinkSync('/etc', join(ours, 'sub'))
    expect(readPrivate(ours, 'sub/passwd')).toBeNull()
  })
})
