import { type ChildProcess, spawn } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'
import { type Judged, judge } from '../../oracle/runner.ts'
import { findLeaks, findLeaksInTree } from '../../oracle/search-secrets.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))

export interface ActionRequest {
  readonly inputs: Readonly<Record<string, string>>
  /** Beside a scrubbed environment. */
  readonly env?: Readonly<Record<string, string>>
  /** Everything that must never be seen, in any of 8 encodings. */
  readonly secrets: readonly string[]
  /** Called once the process runs, e.g. to send signals. */
  readonly meanwhile?: (action: ChildProcess, seen: () => string) => Promise<void>
  /** Leaves out the post step, as after a runner's crash. */
  readonly skipPost?: boolean
}

export interface ActionRun {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  /** All bytes of stdout, as the runner got them. */
  readonly raw: string
  /** As the runner would show and obey it. */
  readonly judged: Judged
  readonly log: string
  readonly outputs: Readonly<Record<string, string>>
  readonly summary: string
}

/** Runs the built action as the runner would: main, then post, with files for outputs and state; then looks for secrets everywhere. */
export const runAction = async (request: ActionRequest): Promise<ActionRun> => {
  const directory = await mkdtemp(join(tmpdir(), 'pool-failover-e2e-'))
  try {
    const files = await commandFiles(directory)
    const env = { ...scrubbed(directory), ...files, ...inputsOf(request.inputs), ...request.env }
    const main = await start('action', env, directory, request.meanwhile)
    const state = request.skipPost ? {} : keyValues(await readFile(files.GITHUB_STATE, 'utf8'))
    const states = Object.fromEntries(Object.entries(state).map(([name, value]) => [`STATE_${name}`, value]))
    const post = request.skipPost ? null : await start('post', { ...env, ...states }, directory)
    const raw = main.stdout
    const judged = judge({ stdout: raw, stderr: main.stderr })
    const run: ActionRun = {
      code: main.code,
      signal: main.signal,
      raw,
      judged,
      log: judged.log.join('\n'),
      outputs: keyValues(await readFile(files.GITHUB_OUTPUT, 'utf8')),
      summary: await readFile(files.GITHUB_STEP_SUMMARY, 'utf8'),
    }
    if (post !== null) expect(post.code, post.stderr).toBe(0)
    expect(findLeaks(run.log, request.secrets)).toEqual([])
    expect(findLeaksInTree(directory, request.secrets)).toEqual([])
    return run
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}

const commandFiles = async (directory: string) => {
  const names = ['GITHUB_OUTPUT', 'GITHUB_STATE', 'GITHUB_STEP_SUMMARY', 'GITHUB_ENV', 'GITHUB_PATH'] as const
  const entries = await Promise.all(
    names.map(async (name) => {
      await writeFile(join(directory, name), '')
      return [name, join(directory, name)] as const
    }),
  )
  await writeFile(join(directory, 'event.json'), JSON.stringify({ repository: { default_branch: 'main' } }))
  await mkdir(join(directory, 'temp'))
  await mkdir(join(directory, 'work'))
  return Object.fromEntries(entries) as Record<(typeof names)[number], string>
}

const scrubbed = (directory: string): Record<string, string> => ({
  PATH: process.env['PATH'] ?? '',
  HOME: directory,
  LANG: 'C.UTF-8',
  CI: 'true',
  GITHUB_ACTIONS: 'true',
  GITHUB_REF: 'refs/heads/main',
  GITHUB_SERVER_URL: 'https://github.com',
  GITHUB_REPOSITORY: 'org/repo',
  GITHUB_RUN_NUMBER: '7',
  GITHUB_JOB: 'job',
  GITHUB_WORKSPACE: join(directory, 'work'),
  GITHUB_EVENT_PATH: join(directory, 'event.json'),
  RUNNER_TEMP: join(directory, 'temp'),
  RUNNER_OS: 'Linux',
})

/** As the runner names them: upper case, spaces become underscores, hyphens stay. */
const inputsOf = (inputs: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]))

const start = (
  entry: 'action' | 'post',
  env: Record<string, string>,
  cwd: string,
  meanwhile?: ActionRequest['meanwhile'],
): Promise<{ code: number | null; signal: NodeJS.Signals | null; stdout: string; stderr: string }> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'dist', entry, 'index.js')], { env, cwd: join(cwd, 'work'), stdio: ['ignore', 'pipe', 'pipe'] })
    let [stdout, stderr] = ['', '']
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      stdout += chunk
    })
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      stderr += chunk
    })
    child.on('error', reject).on('close', (code, signal) => resolve({ code, signal, stdout, stderr }))
    meanwhile?.(child, () => stdout).catch(reject)
  })

/** Reads the runner's file format: `name=value` and `name<<delimiter`. */
const keyValues = (text: string): Record<string, string> => {
  const found: Record<string, string> = {}
  for (const [, name, delimiter, value] of text.matchAll(/^([^\n=<]+)<<([^\n]+)\n([\s\S]*?)\n?\2$/gm)) {
    if (name !== undefined && delimiter !== undefined) found[name] = value ?? ''
  }
  return found
}
