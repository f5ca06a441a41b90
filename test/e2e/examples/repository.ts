import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { freePort } from '../act/run-act.ts'
import { distDirectory } from '../action/run-action.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const run = promisify(execFile)

/** A user's repository with examples in it, and a machine that runs its workflows again and again. */
export interface Repository {
  readonly directory: string
  readonly run: (request: RunRequest) => Promise<{ readonly code: number; readonly log: string }>
  readonly remove: () => Promise<void>
}

export interface RunRequest {
  /** The name of the example's file. */
  readonly workflow: string
  readonly event?: string
  readonly payload?: object
  readonly inputs?: Readonly<Record<string, string>>
  readonly secrets: Readonly<Record<string, string>>
  /** Beside a scrubbed environment; handed to the jobs, as a self-hosted runner does. */
  readonly env: Readonly<Record<string, string>>
  /** Folders with commands, first in the PATH. */
  readonly bins: readonly string[]
}

/** What act finds on this machine instead of on GitHub. */
const standIns: Readonly<Record<string, string>> = {
  'anthropics/claude-code-action@v1': 'claude-code-action',
  'openai/codex-action@v1': 'codex-action',
  'google-github-actions/run-gemini-cli@v0': 'run-gemini-cli',
}

/** `change` may alter an example's text where a test can't do without; it says why. */
export const createRepository = async (
  examples: readonly string[],
  change: (text: string) => string = (text) => text,
): Promise<Repository> => {
  const directory = await mkdtemp(join(tmpdir(), 'pool-failover-example-'))
  const at = (...path: string[]): string => join(directory, ...path)
  await mkdir(at('repository', '.github', 'workflows'), { recursive: true })
  await mkdir(at('home'))
  for (const name of examples) {
    const text = await readFile(join(root, 'examples', name), 'utf8')
    await writeFile(at('repository', '.github', 'workflows', name), change(text))
  }
  await writeFile(at('repository', 'README.md'), 'A repository to work on.\n')
  for (const name of ['action.yml', 'select', 'report']) {
    await cp(join(root, name), at('pool-failover', name), { recursive: true })
  }
  await cp(distDirectory, at('pool-failover', 'dist'), { recursive: true })
  const git = (...args: string[]) => run('git', ['-C', at('repository'), ...args])
  await git('init', '-q', '-b', 'main')
  await git('remote', 'add', 'origin', 'https://github.com/org/repo.git')
  await git('add', '-A')
  await git('-c', 'user.name=test', '-c', 'user.email=test@example.invalid', 'commit', '-q', '-m', 'first')
  return {
    directory,
    run: (request) => act(directory, request),
    remove: () => rm(directory, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }),
  }
}

const act = async (directory: string, request: RunRequest): Promise<{ code: number; log: string }> => {
  const at = (...path: string[]): string => join(directory, ...path)
  const lines = Object.entries(request.secrets).map(([name, value]) => `${name}='${value}'`)
  await writeFile(at('secrets'), lines.join('\n'), { mode: 0o600 })
  await writeFile(at('event.json'), JSON.stringify({ ...request.payload, inputs: request.inputs }))
  const replaced = Object.entries(standIns).map(
    ([name, folder]) => `${name}=${join(root, 'test', 'stand-ins', folder)}`,
  )
  const args = [
    ...[request.event ?? 'workflow_dispatch', '-W', join('.github', 'workflows', request.workflow)],
    ...['-P', 'ubuntu-latest=-self-hosted', '-e', at('event.json'), '--secret-file', at('secrets')],
    ...['--cache-server-addr', '127.0.0.1', '--cache-server-path', at('cache'), '--action-cache-path', at('actions')],
    // Without its artifact server act gives actions no token, and the toolkit sees no cache.
    ...['--artifact-server-addr', '127.0.0.1', '--artifact-server-path', at('artifacts')],
    ...['--artifact-server-port', String(await freePort())],
    ...[`org/pool-failover@v1=${at('pool-failover')}`, ...replaced].flatMap((one) => ['--local-repository', one]),
  ]
  const path = [...request.bins, dirname(process.execPath), process.env['PATH'] ?? ''].join(delimiter)
  const options = {
    cwd: at('repository'),
    env: { PATH: path, HOME: at('home'), LANG: 'C.UTF-8', ...request.env },
    maxBuffer: 64 * 1024 * 1024,
    timeout: 200_000,
  }
  return new Promise((resolve) => {
    // Failure is a result here like any other.
    execFile('act', args, options, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : Number(error.code ?? -1), log: stdout + stderr }),
    )
  })
}
