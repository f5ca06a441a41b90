/** What the action costs around a command that does nothing, how fast the command line answers, and how large both are. */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { median, type Row } from './row.ts'

const dist = fileURLToPath(new URL('../dist', import.meta.url))
const rounds = 15

export const run = async (): Promise<readonly Row[]> => {
  const directory = mkdtempSync(join(tmpdir(), 'pool-failover-bench-'))
  try {
    const files = ['GITHUB_OUTPUT', 'GITHUB_STATE', 'GITHUB_STEP_SUMMARY'].map((name) => {
      writeFileSync(join(directory, name), '')
      return [name, join(directory, name)] as const
    })
    const env = {
      PATH: process.env['PATH'] ?? '',
      SHLVL: '1',
      RUNNER_TEMP: directory,
      GITHUB_WORKSPACE: directory,
      ...Object.fromEntries(files),
      INPUT_ACCOUNTS: JSON.stringify([{ label: 'a', provider: 'claude', secret: 'sk-ant-api03-FAKE-bench-account' }]),
      INPUT_RUN: 'true',
      INPUT_STORE: 'memory',
    }
    const bare = "require('node:child_process').spawnSync('bash', ['--noprofile', '--norc', '-c', 'true'])"
    const times: Record<'empty' | 'node' | 'action' | 'cli', number[]> = { empty: [], node: [], action: [], cli: [] }
    for (let round = 0; round < rounds; round += 1) {
      times.empty.push(timed(['-e', ''], env, directory))
      times.node.push(timed(['-e', bare], env, directory))
      times.action.push(timed([join(dist, 'action', 'index.js')], env, directory))
      times.cli.push(timed([join(dist, 'cli', 'index.js'), '--version'], env, directory))
    }
    const node = median(times.node)
    const around = median(times.action) / node
    const cold = median(times.cli) / median(times.empty)
    return [
      {
        name: 'action around `true`, against a node that spawns it',
        value: `${around.toFixed(2)}x`,
        goal: '<= 3x',
        met: around <= 3,
      },
      {
        name: '`pool-failover --version`, against a node that does nothing',
        value: `${cold.toFixed(2)}x`,
        goal: '<= 1.5x',
        met: cold <= 1.5,
      },
      ...['action', 'cli', 'host', 'lib', 'post'].map((entry) => ({
        name: `size of dist/${entry}`,
        value: `${(sizeOf(join(dist, entry)) / 1e6).toFixed(2)} MB`,
        goal: '',
        met: true,
      })),
      ...packageRows(),
    ]
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}

const timed = (args: readonly string[], env: Record<string, string>, cwd: string): number => {
  const started = performance.now()
  const { status } = spawnSync(process.execPath, args, { env, cwd, stdio: ['ignore', 'ignore', 'ignore'] })
  if (status !== 0) throw new Error(`the measured process ended with ${status}`)
  return performance.now() - started
}

const sizeOf = (directory: string): number =>
  readdirSync(directory, { withFileTypes: true }).reduce(
    (sum, entry) => sum + (entry.name.endsWith('.js') ? statSync(join(directory, entry.name)).size : 0),
    0,
  )

/** The package as npm would fetch and install it. */
const packageRows = (): readonly Row[] => {
  const cwd = fileURLToPath(new URL('..', import.meta.url))
  const packed = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { cwd, encoding: 'utf8' })
  const [{ size, unpackedSize, entryCount }] = JSON.parse(packed)
  const { dependencies = {} } = JSON.parse(readFileSync(join(cwd, 'package.json'), 'utf8'))
  const row = (name: string, value: string): Row => ({ name, value, goal: '', met: true })
  return [
    row('npm package, to fetch', `${(size / 1e6).toFixed(2)} MB`),
    row('npm package, installed', `${(unpackedSize / 1e6).toFixed(2)} MB`),
    row('files of the npm package', String(entryCount)),
    row('dependencies that come with it', String(Object.keys(dependencies).length)),
  ]
}
