/** The examples as linters and the official actions' own inputs and outputs have them. */
import { spawnSync } from 'node:child_process'
import { cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const examples = globSync('examples/*.yml').filter((path) => basename(path) !== 'zizmor.yml')
let directory: string
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'examples-'))
  const workflows = join(directory, '.github', 'workflows')
  mkdirSync(workflows, { recursive: true })
  for (const path of examples) cpSync(path, join(workflows, basename(path)))
  spawnSync('git', ['init', '-q'], { cwd: directory })
})
afterAll(() => rmSync(directory, { recursive: true, force: true }))

/** Runs a linter where there is one; in CI there must be. */
const lint = (name: string, ...args: string[]): void => {
  const { status, stdout, stderr, error } = spawnSync(name, args, { cwd: directory, encoding: 'utf8' })
  if (error !== undefined && process.env['CI'] !== 'true') {
    process.stderr.write(`${name}: skipped: not installed\n`)
    return
  }
  expect(status, `${stdout}${stderr}`).toBe(0)
}

describe('every example', () => {
  it('is there', () => expect(examples.length).toBeGreaterThan(10))
  it('is right for actionlint', () => lint('actionlint'))
  it('is safe for zizmor', () =>
    lint('zizmor', '--offline', '--no-progress', '--config', join(process.cwd(), 'examples', 'zizmor.yml'), '.'))
  it.each(examples)('%s holds no secret, gives no more rights than it names, and is bounded in time', (path) => {
    const text = readFileSync(path, 'utf8')
    expect(text).toMatch(/^permissions:/m)
    const jobs = text.match(/^ {4}runs-on:/gm)?.length ?? 0
    const bounded = text.match(/^ {4}timeout-minutes:/gm)?.length ?? 0
    expect(bounded).toBeGreaterThanOrEqual(path.endsWith('rungs.yml') ? 0 : jobs)
  })
})

/** The names under a key of an action's file. */
const names = (text: string, key: 'inputs' | 'outputs'): readonly string[] => {
  const block = new RegExp(`^${key}:\\n((?: .*\\n)+)`, 'm').exec(text)?.[1] ?? ''
  return [...block.matchAll(/^ {2}([\w-]+):/gm)].map(([, name = '']) => name)
}

/** Where each action that an example uses describes itself. */
const described: Readonly<Record<string, string>> = {
  'org/pool-failover@v1': 'action.yml',
  'org/pool-failover/select@v1': 'select/action.yml',
  'org/pool-failover/report@v1': 'report/action.yml',
  'anthropics/claude-code-action@v1': 'test/stand-ins/claude-code-action/action.yml',
  'openai/codex-action@v1': 'test/stand-ins/codex-action/action.yml',
  'google-github-actions/run-gemini-cli@v0': 'test/stand-ins/run-gemini-cli/action.yml',
}

/** The steps of a workflow that use an action, by the plain form in which the examples are written. */
const steps = (text: string): readonly { id: string; uses: string; given: readonly string[] }[] =>
  text.split(/^ {6}- /m).flatMap((step) => {
    const uses = /^ *uses: (\S+)$/m.exec(step)?.[1]
    const block = /^ {8}with:\n((?: {10}.*\n?)+)/m.exec(step)?.[1] ?? ''
    const given = [...block.matchAll(/^ {10}([\w-]+):/gm)].map(([, name = '']) => name)
    return uses === undefined ? [] : [{ id: /^ *id: (\S+)$/m.exec(step)?.[1] ?? '', uses, given }]
  })

describe('every action', () => {
  const text = examples.map((path) => readFileSync(path, 'utf8')).join('\n')

  it('is known here', () => {
    const used = new Set(steps(text).map(({ uses }) => uses))
    expect([...used].filter((uses) => described[uses] === undefined).sort()).toEqual(['actions/checkout@v5'])
    expect(used.size).toBe(Object.keys(described).length + 1)
  })

  it.each(examples)('in %s is given inputs that it has, and asked for outputs that it has', (path) => {
    const example = readFileSync(path, 'utf8')
    for (const { id, uses, given } of steps(example)) {
      const file = described[uses]
      if (file === undefined) continue
      const action = readFileSync(file, 'utf8')
      expect(names(action, 'inputs')).toEqual(expect.arrayContaining([...given]))
      const asked = id === '' ? [] : [...example.matchAll(new RegExp(`steps\\.${id}\\.outputs\\.([\\w-]+)`, 'g'))]
      const outputs = asked.map(([, name = '']) => name)
      // Two jobs may use one id for steps of different actions: codex-action.yml doesn't.
      expect(names(action, 'outputs'), `${path}: ${id}`).toEqual(expect.arrayContaining(outputs))
    }
  })
})

describe('neutral-and-again.yml', () => {
  const text = readFileSync('examples/neutral-and-again.yml', 'utf8')
  const script =
    text
      .split('        run: |\n')[1]
      ?.split('        env:')[0]
      ?.replace(/^ {10}/gm, '') ?? ''
  const again = (at: string) => {
    const gh = 'sleep() { echo "sleep $1"; }; gh() { echo "gh $*"; }\n'
    const env = { PATH: process.env['PATH'] ?? '', AT: at, GITHUB_REF_NAME: 'main' }
    return spawnSync('bash', ['-e', '-c', `${gh}${script}`], { env, encoding: 'utf8' })
  }

  // `date --date` is GNU's; GitHub's Ubuntu has it.
  const soon = new Date(Date.now() + 7 * 86_400_000).toISOString()
  it.skipIf(process.platform !== 'linux').each([
    ['nobody knows when an account is free', '', /^::notice::when an account is free is not known/],
    ['an account is free in a week', soon, /^::notice::no account is free before 20/],
  ])('leaves the work to the schedule where %s', (_, at, notice) => {
    const { status, stdout } = again(at)
    expect(status).toBe(0)
    expect(stdout).toMatch(notice)
    expect(stdout).not.toContain('gh ')
  })

  it.skipIf(process.platform !== 'linux')('starts again where one is free by now', () =>
    expect(again('2001-01-01T00:00:00Z').stdout).toBe('sleep 0\ngh workflow run neutral-and-again.yml --ref main\n'),
  )
})
