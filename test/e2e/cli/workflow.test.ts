/** `workflow init`: what it writes is right for the linters and fits the pool. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type CliPlace, createCliPlace } from './cli-place.ts'

let place: CliPlace
beforeEach(() => {
  place = createCliPlace()
  spawnSync('git', ['init', '-q'], { cwd: place.home })
})
afterEach(() => place.remove())

const path = '.github/workflows/agent.yml'
const written = () => readFileSync(join(place.home, path), 'utf8')
const pool = (...list: readonly object[]): void => {
  mkdirSync(dirname(place.list), { recursive: true, mode: 0o700 })
  writeFileSync(place.list, JSON.stringify(list), { mode: 0o600 })
}
const claude = { label: 'a', provider: 'claude', secret: 'sk-ant-api03-FAKE-0123456789' }
const codex = { label: 'b', provider: 'codex', secret: 'sk-FAKE-0123456789abcdef' }
const gemini = { label: 'c', provider: 'gemini', secret: 'AIzaFAKE-0123456789abcdef' }
const custom = { label: 'd', provider: 'custom', env: { SOME_KEY: 'FAKE-0123456789abcdef' } }

/** Runs a linter where there is one; in CI there must be. */
const lint = (name: string, ...args: string[]): void => {
  const { status, stdout, stderr, error } = spawnSync(name, args, { cwd: place.home, encoding: 'utf8' })
  if (error !== undefined && process.env['CI'] !== 'true') {
    process.stderr.write(`${name}: skipped: not installed\n`)
    return
  }
  expect(status, `${stdout}${stderr}`).toBe(0)
}

/** The names of the action's inputs that the file gives. */
const given = (): readonly string[] => [...written().matchAll(/^ {10}([a-z-]+):/gm)].map(([, name = '']) => name)

describe('workflow init', () => {
  it.each([
    ['no list', [], ['claude-code'], ['claude-args']],
    ['one provider', [codex], ['@openai/codex'], ['codex-args']],
    ['all providers', [claude, codex, gemini], ['claude-code', 'codex', 'gemini-cli'], ['claude-args', 'gemini-args']],
    ['custom accounts too', [custom, gemini], ['gemini-cli'], ['agent', 'gemini-args']],
    ['custom accounts alone', [custom], [], ['run']],
  ])('fits a pool of %s, and the linters find nothing', async (_, list, packages, inputs) => {
    if (list.length > 0) pool(...list)
    const done = await place.run(['workflow', 'init'])
    expect(done, done.stderr).toMatchObject({ code: 0, stdout: expect.stringContaining(`wrote ${path}`) })
    for (const name of packages) expect(written()).toContain(name)
    expect(given()).toEqual(expect.arrayContaining(['accounts', ...inputs]))
    const action = readFileSync('action.yml', 'utf8')
    const known = [...action.matchAll(/^ {2}([\w-]+):$/gm)].map(([, name]) => name)
    expect(given().filter((name) => name !== 'persist-credentials' && !known.includes(name))).toEqual([])
    lint('actionlint')
    lint('zizmor', '--offline', '--no-progress', '.')
  })

  it('passes single secrets on, and leaves disabled accounts out', async () => {
    pool(claude, { ...codex, disabled: true })
    expect(await place.run(['workflow', 'init', '--split', '--secret', 'POOL'])).toMatchObject({ code: 0 })
    expect(written()).toContain(`          POOL_CLAUDE_A: $\{{ secrets.POOL_CLAUDE_A }}`)
    expect(written()).not.toContain('@openai/codex')
    lint('actionlint')
  })

  it('replaces nothing unless told to', async () => {
    mkdirSync(join(place.home, '.github/workflows'), { recursive: true })
    writeFileSync(join(place.home, path), 'mine')
    expect(await place.run(['workflow', 'init'])).toMatchObject({
      code: 64,
      stdout: '',
      stderr: expect.stringContaining('--force'),
    })
    expect(written()).toBe('mine')
    const forced = await place.run(['workflow', 'init', '--force', '--json'])
    expect(JSON.parse(forced.stdout)).toEqual({ path, secret: 'POOL_ACCOUNTS', providers: ['claude'], variables: [] })
    expect(written()).toContain('name: Agent')
  })

  it('tells wrong options, a damaged list and a place that can not be written', async () => {
    expect(await place.run(['workflow', 'init', '--wrong'])).toMatchObject({ code: 64 })
    expect((await place.run(['workflow', 'init', '--print'])).stdout).toContain('name: Agent')
    writeFileSync(join(place.home, '.github'), '')
    expect(await place.run(['workflow', 'init'])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("can't be written (E"),
    })
    mkdirSync(dirname(place.list), { recursive: true, mode: 0o700 })
    writeFileSync(place.list, '{', { mode: 0o600 })
    expect(await place.run(['workflow', 'init'])).toMatchObject({
      code: 64,
      stderr: expect.stringContaining('is damaged'),
    })
  })
})
