/** The library as npm users get it: packed, installed without scripts, imported by name. */
import { execFile, execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const directory = mkdtempSync(join(tmpdir(), 'pool-failover-library-'))
const env = {
  PATH: [dirname(process.execPath), process.env['PATH'] ?? ''].join(delimiter),
  HOME: directory,
  npm_config_update_notifier: 'false',
}

beforeAll(() => {
  const npm = (cwd: string, ...args: string[]): string =>
    execFileSync('npm', args, { cwd, env, encoding: 'utf8', shell: process.platform === 'win32' })
  const [{ filename }] = JSON.parse(npm(root, 'pack', '--json', '--ignore-scripts', '--pack-destination', directory))
  writeFileSync(join(directory, 'package.json'), '{"private": true, "type": "module"}')
  npm(directory, 'install', '--offline', '--no-audit', '--no-fund', '--ignore-scripts', `./${filename}`)
})
afterAll(() => rmSync(directory, { recursive: true, force: true }))

const node = (name: string, source: string): Promise<{ code: number; stdout: string; stderr: string }> => {
  writeFileSync(join(directory, name), source)
  return new Promise((resolve) =>
    execFile(process.execPath, [name], { cwd: directory, env }, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : Number(error.code ?? -1), stdout, stderr }),
    ),
  )
}

describe('docs/library.md', () => {
  const page = readFileSync(join(root, 'docs', 'library.md'), 'utf8')
  const examples = [...page.matchAll(/```js\n([\s\S]*?)```\n\n```console\n([\s\S]*?)```/g)]

  it.each(examples.map(([, source = '', output = ''], index) => [index + 1, source, output] as const))(
    'example %i prints what the page says',
    async (index, source, output) => {
      const own = source.replaceAll("'/tmp/pool-failover'", JSON.stringify(join(directory, `state-${index}`)))
      expect(await node(`example-${index}.js`, own)).toEqual({ code: 0, stdout: output, stderr: '' })
    },
  )

  it('has examples, and names only what is exported', async () => {
    expect(examples).toHaveLength(2)
    const { stdout } = await node('names.js', "console.log(Object.keys(await import('pool-failover')).join())")
    const exported = stdout.trim().split(',')
    const table = page.split('## The parts')[1]?.split('\n\n')[1] ?? ''
    const named = [...table.matchAll(/`(\w+)`/g)].map(([, name = '']) => name)
    expect(named.length).toBeGreaterThan(12)
    expect(named.filter((name) => !exported.includes(name) && name !== 'Store')).toEqual([])
  })
})

it('runs an agent on the pool, and goes on with the next account', async () => {
  const script = `
    import { runPool } from 'pool-failover'
    const bytes = []
    const limited = JSON.stringify({ type: 'result', is_error: true, api_error_status: 429, result: "You've hit your limit · resets 11pm (UTC)", session_id: 's' })
    const agent = 'if (process.env.POOL_FAILOVER_ACCOUNT === "a") { console.log(process.argv[1]); process.exit(1) } else console.log("key", process.env.ANTHROPIC_API_KEY.length)'
    const run = await runPool({
      accounts: ['a', 'b'].map((label) => ({ label, provider: 'claude', secret: 'sk-ant-api03-FAKE-of-account-' + label })),
      command: [process.execPath, '-e', agent, limited],
      store: 'memory',
      onOutput: (stream, chunk) => void bytes.push(stream + ' ' + Buffer.from(chunk)),
    })
    console.log(JSON.stringify({ ...run, attempts: run.attempts.map(({ account, verdict }) => account + ' ' + verdict), last: bytes.at(-1) }))
  `
  const { stdout, stderr, code } = await node('agent.js', script)
  expect(code, stderr).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({
    outcome: 'succeeded',
    exitCode: 0,
    account: 'b',
    failovers: 1,
    attempts: ['a usage-limit', 'b ok'],
    last: 'stdout key 30\n',
  })
})

it('tells every problem of what it is given, and no value', async () => {
  const script = `
    import { runPool, UsageError } from 'pool-failover'
    const accounts = [{ label: 'a', provider: 'claude', secert: 'sk-ant-api03-FAKE-of-account-a' }]
    await runPool({ accounts, strategy: 'best', command: ['true'] }).catch((error) => {
      console.log(error instanceof UsageError, error.problems.length)
      console.error(error.message)
    })`
  const { stdout, stderr } = await node('wrong.js', script)
  expect(stdout).toBe('true 2\n')
  expect(stderr).toMatch(/strategy must be one of/)
  expect(stderr).not.toContain('FAKE')
})

it('has types that need no other package than those of Node', () => {
  const consumer = `
    import { createStore, failover, parseAccounts, runPool, type Verdict } from 'pool-failover'
    const parsed = parseAccounts([{ label: 'a', provider: 'claude', secret: 'FAKE' }])
    if (!parsed.ok) throw new Error(parsed.problems.join())
    const store = createStore({ kind: 'memory' })
    const { value } = await failover({ pool: parsed.pool, store, attempt: async () => ({ verdict: 'ok', value: 5 }) })
    export const five: number | null = value
    export const verdict: Verdict = 'usage-limit'
    // @ts-expect-error: no such strategy
    export const wrong = runPool({ accounts: '[]', strategy: 'best' })
  `
  writeFileSync(join(directory, 'consumer.ts'), consumer)
  symlinkSync(join(root, 'node_modules', '@types'), join(directory, 'node_modules', '@types'), 'junction')
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc')
  const options = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2024', '--types', 'node']
  const checked = execFileSync(process.execPath, [tsc, ...options, 'consumer.ts'], { cwd: directory, encoding: 'utf8' })
  expect(checked).toBe('')
  expect(readdirSync(join(directory, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual([
    '@types',
    'pool-failover',
  ])
})
