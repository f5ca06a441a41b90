import { execFile, spawnSync } from 'node:child_process'
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe } from 'vitest'
import { expectNoLeaks, fakesIn } from '../../oracle/captured.ts'
import { type Encoding, findLeaks } from '../../oracle/search-secrets.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const run = promisify(execFile)

/** Whether this machine has `act` (nektos/act), which runs workflows without GitHub. In CI it must. */
export const hasAct = spawnSync('act', ['--version']).status === 0

/** Runs the suite where there is `act`; elsewhere says so, and fails where CI is set. */
export const withAct = (name: string, suite: () => void): void => {
  if (hasAct) {
    describe(name, suite)
    return
  }
  if (process.env['CI'] === 'true') throw new Error('CI must have act')
  process.stderr.write(`${name}: skipped: no act\n`)
  describe.skip(`${name} (skipped: no act)`, suite)
}

/** A repository with the built action in it and one workflow, as `uses: ./` needs it. */
export interface Checkout {
  readonly directory: string
  readonly close: () => Promise<void>
}

/** Only what a user of the action gets of this repository: `action.yml` and `dist`. */
export const checkOut = async (workflow: string): Promise<Checkout> => {
  const directory = await mkdtemp(join(tmpdir(), 'pool-failover-act-'))
  const repository = join(directory, 'repository')
  const workflows = join(repository, '.github', 'workflows')
  await mkdir(workflows, { recursive: true })
  await mkdir(join(directory, 'home'))
  await cp(join(root, 'action.yml'), join(repository, 'action.yml'))
  await cp(join(root, 'dist'), join(repository, 'dist'), { recursive: true })
  await writeFile(join(workflows, 'agent.yml'), workflow)
  const git = (...args: string[]) => run('git', ['-C', repository, ...args])
  await git('init', '-q', '-b', 'main')
  await git('remote', 'add', 'origin', 'https://github.com/org/repo.git')
  await git('add', '-A')
  await git('-c', 'user.name=test', '-c', 'user.email=test@example.invalid', 'commit', '-q', '-m', 'the action')
  return { directory, close: () => rm(directory, { recursive: true, force: true }) }
}

/** A port that was free a moment ago. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port'))))
    })
  })

export interface ActRequest {
  readonly checkout: Checkout
  readonly secrets: Readonly<Record<string, string>>
  /** Beside a scrubbed environment; `act` hands it to the job, as a self-hosted runner does. */
  readonly env: Readonly<Record<string, string>>
  /** The folder of a CLI, first in the PATH. */
  readonly bin: string
  /** Encodings in which the agent's own output may show its secret, because no mask of a runner can follow. */
  readonly beyondMasks?: readonly Encoding[]
}

/** Its log is searched for the secrets. The job on the host, no Docker; the cache that `act` itself serves, kept with the checkout; no reach to GitHub. */
export const runAct = async ({
  checkout,
  secrets,
  env,
  bin,
  beyondMasks = [],
}: ActRequest): Promise<{ code: number; log: string }> => {
  const at = (name: string): string => join(checkout.directory, name)
  const lines = Object.entries(secrets).map(([name, value]) => `${name}='${value}'`)
  await writeFile(at('secrets'), lines.join('\n'), { mode: 0o600 })
  const args = [
    ...['workflow_dispatch', '-P', 'ubuntu-latest=-self-hosted', '--secret-file', at('secrets')],
    ...['--cache-server-addr', '127.0.0.1', '--cache-server-path', at('cache'), '--action-cache-path', at('actions')],
    // Without its artifact server act gives actions no token, and the toolkit sees no cache.
    ...['--artifact-server-addr', '127.0.0.1', '--artifact-server-path', at('artifacts')],
    ...['--artifact-server-port', String(await freePort())],
  ]
  const path = [bin, dirname(process.execPath), process.env['PATH'] ?? ''].join(delimiter)
  const options = {
    cwd: join(checkout.directory, 'repository'),
    env: { PATH: path, HOME: at('home'), LANG: 'C.UTF-8', ...env },
    maxBuffer: 64 * 1024 * 1024,
    timeout: 200_000,
  }
  const ended = await new Promise<{ code: number; log: string }>((resolve) => {
    // Failure is a result here like any other.
    execFile('act', args, options, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : Number(error.code ?? -1), log: stdout + stderr }),
    )
  })
  const leaks = findLeaks(ended.log, fakesIn(...Object.values(secrets)))
  expectNoLeaks(leaks.filter(({ encoding }) => !beyondMasks.includes(encoding)))
  return ended
}
