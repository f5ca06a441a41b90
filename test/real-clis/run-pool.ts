import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { StubProvider } from '../stub/environment.ts'
import type { Step } from '../stub/step.ts'
import { type Seen, startStub } from '../stub/stub.ts'
import { freeArgs, keys } from './accounts.ts'
import { type InstalledCli, pathWith } from './install.ts'

/** The bundles under test; another build than `dist` may be named. */
const dist = resolve(process.env.POOL_FAILOVER_DIST ?? fileURLToPath(new URL('../../dist', import.meta.url)))

export interface PoolRun {
  /** The attempts as `--json` tells them. */
  readonly attempts: readonly { readonly account: string; readonly verdict: string; readonly session: string }[]
  readonly outcome: string
  readonly requests: readonly Seen[]
  readonly stderr: string
}

/** Runs the real CLI on a pool of two keys through our own CLI: what the first key gets, and the second. */
export const runPool = async (
  provider: StubProvider,
  cli: InstalledCli,
  scripts: readonly [readonly Step[], readonly Step[]],
  secrets: readonly [string, string] = keys[provider],
): Promise<PoolRun> => {
  const directory = await mkdtemp(join(tmpdir(), 'pool-failover-pool-'))
  const stub = await startStub({
    provider,
    accounts: { [secrets[0]]: scripts[0], [secrets[1]]: scripts[1] },
  })
  try {
    const accounts = secrets.map((secret, index) => ({ label: `account ${'ab'[index]}`, provider, secret }))
    await writeFile(join(directory, 'accounts.json'), JSON.stringify(accounts))
    const { stdout, stderr } = await execute(
      [
        ...['run', '--json', '--accounts', 'accounts.json', '--state', 'state', '--agent', provider],
        ...['--prompt', 'THE-TASK: say hello', '--agent-args', freeArgs[provider].join(' ')],
      ],
      { HOME: directory, PATH: pathWith(cli), LANG: 'C.UTF-8', ...stub.env },
      directory,
    )
    if (stdout === '') throw new Error(`no report: ${stderr}`)
    const report: unknown = JSON.parse(stdout.trim().split('\n').at(-1) ?? '')
    return { ...parsed(report, stderr), requests: stub.requests(), stderr }
  } finally {
    await stub.close()
    await rm(directory, { recursive: true, force: true })
  }
}

const parsed = (report: unknown, stderr: string): Pick<PoolRun, 'attempts' | 'outcome'> => {
  if (typeof report !== 'object' || report === null || !('outcome' in report) || !('attempts' in report)) {
    throw new Error(`no report: ${stderr}`)
  }
  const attempts = typeof report.attempts === 'string' ? JSON.parse(report.attempts) : report.attempts
  return { attempts, outcome: String(report.outcome) }
}

const execute = (
  args: readonly string[],
  env: Record<string, string>,
  cwd: string,
): Promise<{ readonly stdout: string; readonly stderr: string }> =>
  new Promise((ended) => {
    // Failure is a result here like any other.
    execFile(
      process.execPath,
      [join(dist, 'cli', 'index.js'), ...args],
      { env, cwd, timeout: 200_000 },
      (_, stdout, stderr) => ended({ stdout, stderr }),
    )
  })
