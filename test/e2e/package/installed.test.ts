/** The command line tool as npm users get it: packed, installed without scripts, run. */
import { execFile, execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const directory = mkdtempSync(join(tmpdir(), 'pool-failover-package-'))
const env = {
  PATH: [dirname(process.execPath), process.env['PATH'] ?? ''].join(delimiter),
  HOME: directory,
  npm_config_update_notifier: 'false',
}
const npm = (cwd: string, ...args: string[]): string =>
  execFileSync('npm', args, { cwd, env, encoding: 'utf8', shell: process.platform === 'win32' })

let packed: { readonly filename: string; readonly files: readonly { readonly path: string }[] }
beforeAll(() => {
  // An offline install proves that nothing is fetched: the bundles hold all they need.
  ;[packed] = JSON.parse(npm(root, 'pack', '--json', '--ignore-scripts', '--pack-destination', directory))
  writeFileSync(join(directory, 'package.json'), '{"private": true}')
  npm(directory, 'install', '--offline', '--no-audit', '--no-fund', '--ignore-scripts', `./${packed.filename}`)
})
afterAll(() => rmSync(directory, { recursive: true, force: true }))

const poolFailover = (...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> =>
  new Promise((resolve) => {
    const shell = process.platform === 'win32'
    const command = join(directory, 'node_modules', '.bin', shell ? 'pool-failover.cmd' : 'pool-failover')
    execFile(command, args, { cwd: directory, env, shell }, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : Number(error.code ?? -1), stdout, stderr }),
    )
  })

it('holds the bundles, their licences and four pages, and nothing else', () => {
  const paths = packed.files.map(({ path }) => path)
  const needed = /^(package\.json|LICENSE|README\.md|CHANGELOG\.md|dist\/(cli|host|lib|cli\/page)\/[\w.]+)$/
  expect(paths.filter((path) => !needed.test(path))).toEqual([])
  expect(paths).toEqual(
    expect.arrayContaining([
      'LICENSE',
      'dist/cli/index.js',
      'dist/cli/licenses.txt',
      'dist/cli/page/index.html',
      'dist/cli/page/main.js',
      'dist/host/index.js',
      'dist/lib/index.d.ts',
    ]),
  )
})

it('tells its version', async () => {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  expect(await poolFailover('--version')).toMatchObject({ code: 0, stdout: `${version}\n` })
})

it('runs a command and remembers its use', async () => {
  const accounts = [{ label: 'Team A', provider: 'custom', env: { SOME_KEY: 'FAKE-key-of-team-a' } }]
  writeFileSync(join(directory, 'accounts.json'), JSON.stringify(accounts))
  const pool = ['--accounts', 'accounts.json', '--state', 'state']
  const run = await poolFailover(
    'run',
    ...pool,
    '--',
    process.execPath,
    '-e',
    'console.log(process.env.SOME_KEY.length)',
  )
  expect(run, run.stderr).toMatchObject({ code: 0, stdout: '18\n' })
  const status = await poolFailover('status', ...pool, '--json')
  expect(JSON.parse(status.stdout).accounts).toMatchObject([
    { account: 'team-a', state: 'available', lastUsed: expect.any(String) },
  ])
})
