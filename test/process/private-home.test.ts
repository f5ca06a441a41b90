import {
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { makePrivate } from '../../src/process/private-files.ts'
import { prepareHome } from '../../src/process/private-home.ts'
import { scratch } from './scratch.ts'

const token = (of: string): string => JSON.stringify({ refresh_token: `FAKE-refresh-${of}` })

describe("an agent's private home", () => {
  let realHome = ''
  let base = ''
  beforeEach(() => {
    const root = scratch()
    realHome = join(root, '.codex')
    base = makePrivate(root)
  })
  const put = (path: string, text: string): void => {
    mkdirSync(dirname(join(realHome, path)), { recursive: true })
    writeFileSync(join(realHome, path), text)
  }
  const real = (path: string): string => readFileSync(join(realHome, path), 'utf8')
  const prepare = (files: Record<string, string>, linkExcept: string[] = []) =>
    prepareHome({ base, name: '.codex', realHome, files, linkExcept })

  it("holds the account's files and the user's own by links", () => {
    put('config.toml', 'model = "x"')
    put('sessions/2026/rollout.jsonl', '{}')
    put('auth.json', token('of-the-user'))
    const home = prepare({ 'auth.json': token('a') })
    expect(readFileSync(join(home.path, 'auth.json'), 'utf8')).toBe(token('a'))
    expect(readlinkSync(join(home.path, 'config.toml'))).toBe(join(realHome, 'config.toml'))
    expect(readFileSync(join(home.path, 'sessions/2026/rollout.jsonl'), 'utf8')).toBe('{}')
    expect([home.path, lstatSync(home.path).mode & 0o777]).toEqual([join(base, '.codex'), 0o700])
    expect(real('auth.json')).toBe(token('of-the-user'))
  })

  it("keeps the user's other credentials out", () => {
    put('oauth_creds.json', token('of-the-user'))
    put('deep/keys.json', token('of-the-user'))
    put('deep/other.json', '1')
    const home = prepare({ 'deep/auth.json': token('a') }, ['oauth_creds.json', 'deep/keys.json'])
    expect(['oauth_creds.json', 'deep/keys.json'].filter((path) => existsSync(join(home.path, path)))).toEqual([])
    expect(readFileSync(join(home.path, 'deep/other.json'), 'utf8')).toBe('1')
    expect(readFileSync(join(home.path, 'deep/auth.json'), 'utf8')).toBe(token('a'))
  })

  it('needs no home of the user', () => {
    const home = prepare({ 'auth.json': token('a') })
    home.carryBack()
    expect([readFileSync(join(home.path, 'auth.json'), 'utf8'), existsSync(realHome)]).toEqual([token('a'), false])
  })

  it('tells which files the agent changed', () => {
    const home = prepare({ 'auth.json': token('a'), 'other.json': token('b') })
    expect(home.readBack()).toEqual({})
    writeFileSync(join(home.path, 'auth.json'), token('rotated'))
    expect(home.readBack()).toEqual({ 'auth.json': token('rotated') })
  })

  it('reads nothing back through a link', () => {
    const home = prepare({ 'sub/passwd': token('a') })
    rmSync(join(home.path, 'sub'), { recursive: true })
    symlinkSync('/etc', join(home.path, 'sub'))
    expect(home.readBack()).toEqual({})
  })

  it('carries new sessions and settings back, and no credential', () => {
    put('config.toml', 'old')
    const home = prepare({ 'auth.json': token('a') }, ['.credentials.json'])
    mkdirSync(join(home.path, 'sessions/2026'), { recursive: true })
    writeFileSync(join(home.path, 'sessions/2026/rollout.jsonl'), '{"new":1}')
    writeFileSync(join(home.path, '.credentials.json'), token('written'))
    symlinkSync('/etc/passwd', join(home.path, 'passwd'))
    home.carryBack()
    expect(real('sessions/2026/rollout.jsonl')).toBe('{"new":1}')
    expect(['auth.json', '.credentials.json', 'passwd'].filter((name) => existsSync(join(realHome, name)))).toEqual([])
    expect(real('config.toml')).toBe('old')
  })

  it('carries back a file that the agent put in the place of a link', () => {
    put('projects.json', '{}')
    const home = prepare({ 'auth.json': token('a') })
    const link = join(home.path, 'projects.json')
    expect(lstatSync(link).isSymbolicLink()).toBe(true)
    writeFileSync(`${link}.tmp`, '{"slug":1}')
    renameSync(`${link}.tmp`, link)
    home.carryBack()
    expect(real('projects.json')).toBe('{"slug":1}')
  })

  it("goes into a directory that is a link of the user's own", () => {
    const dotfiles = join(dirname(realHome), 'dotfiles')
    mkdirSync(dotfiles)
    mkdirSync(realHome)
    writeFileSync(join(dotfiles, 'theme'), 'dark')
    symlinkSync(dotfiles, join(realHome, 'deep'))
    const home = prepare({ 'deep/auth.json': token('a') })
    expect(readFileSync(join(home.path, 'deep/theme'), 'utf8')).toBe('dark')
    expect(existsSync(join(dotfiles, 'auth.json'))).toBe(false)
  })

  it('hands sessions from one account to the next', () => {
    const first = prepare({ 'auth.json': token('a') })
    mkdirSync(join(first.path, 'sessions'))
    writeFileSync(join(first.path, 'sessions/one.jsonl'), 'turn 1\n')
    first.carryBack()
    const second = prepareHome({
      base: makePrivate(dirname(realHome)),
      name: '.codex',
      realHome,
      files: { 'auth.json': token('b') },
      linkExcept: [],
    })
    writeFileSync(join(second.path, 'sessions/one.jsonl'), 'turn 2\n', { flag: 'a' })
    second.carryBack()
    expect(real('sessions/one.jsonl')).toBe('turn 1\nturn 2\n')
  })
})
