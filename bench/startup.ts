/** What the action costs around a command that does nothing, how long its code takes to load, and how large it is. */
import { execFileSync, spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { actionEnv, dist, inPlace } from './place.ts'
import { median, type Row } from './row.ts'

const rounds = 31

const entry = (name: string): string => join(dist, name, 'index.js')

const bare = "require('node:child_process').spawnSync('bash', ['--noprofile', '--norc', '-c', 'true'])"

/** What is timed: arguments of a node, and the exit code it must end with. */
const cases = {
  spawner: { args: ['-e', bare], code: 0 },
  action: { args: [entry('action')], code: 0 },
  version: { args: [entry('cli'), '--version'], code: 0 },
  // A node that runs one empty file, and ours that end once all is loaded.
  node: { args: ['-e', ''], code: 0 },
  cli: { args: [entry('cli'), 'run', '--accounts', '/nowhere', '--', 'true'], code: 64 },
  host: { args: [entry('host')], code: 64 },
  post: { args: [entry('post')], code: 0 },
} as const

type Case = keyof typeof cases

export const run = (): Promise<readonly Row[]> =>
  inPlace((directory) => {
    const env = actionEnv(directory, 'true')
    const times = new Map<Case, number[]>()
    for (let round = 0; round < rounds; round += 1) {
      for (const name of names) times.set(name, [...(times.get(name) ?? []), timed(name, env, directory)])
    }
    const time = (name: Case): number => median(times.get(name) ?? [])
    const ratio = (what: Case, to: Case, name: string, most: number | null): Row => {
      const value = time(what) / time(to)
      const goal = most === null ? '' : `<= ${most}x`
      return { name, value: `${value.toFixed(2)}x`, goal, met: most === null || value <= most }
    }
    return [
      ratio('action', 'spawner', `action around \`true\`, against a node that spawns it (${ms(time('spawner'))})`, 3),
      ratio(
        'version',
        'node',
        `\`pool-failover --version\`, against a node that does nothing (${ms(time('node'))})`,
        1.5,
      ),
      ratio('cli', 'node', 'load of `pool-failover run`, against the same', null),
      ratio('host', 'node', 'load of the agent host, against the same', 1.5),
      ratio('post', 'node', 'the post step, against the same', 1.5),
      ...['action', 'cli', 'host', 'lib', 'post'].map(size),
      ...packageRows(),
    ]
  })

const names = Object.keys(cases).filter((name): name is Case => name in cases)

const timed = (name: Case, env: Readonly<Record<string, string>>, cwd: string): number => {
  const { args, code } = cases[name]
  const started = performance.now()
  const { status } = spawnSync(process.execPath, args, { env, cwd, stdio: ['ignore', 'ignore', 'ignore'] })
  const took = performance.now() - started
  if (status !== code) throw new Error(`${name} ended with ${status}`)
  return took
}

const ms = (time: number): string => `${time.toFixed(0)} ms`

/** All files, and of them the one that every start reads. */
const size = (name: string): Row => {
  const files = readdirSync(join(dist, name)).filter((file) => file.endsWith('.js'))
  const all = files.reduce((sum, file) => sum + statSync(join(dist, name, file)).size, 0)
  const first = statSync(entry(name)).size
  return {
    name: `size of dist/${name} (index.js: ${(first / 1e3).toFixed(0)} kB)`,
    value: `${(all / 1e6).toFixed(2)} MB`,
    goal: '',
    met: true,
  }
}

/** The package as npm would fetch and install it. */
const packageRows = (): readonly Row[] => {
  const cwd = join(dist, '..')
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
