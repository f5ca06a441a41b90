import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { lstatSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'
import { expectNoLeaks, leaksInCaptured } from '../../oracle/captured.ts'
import { type Judged, judge } from '../../oracle/runner.ts'
import { type Encoding, findLeaks, findLeaksInTree } from '../../oracle/search-secrets.ts'
import { keyValues } from './file-commands.ts'
import { markVariable, orphansOf } from './orphans.ts'
import { createPlace, inputVariables, type Place } from './place.ts'

/** The bundles under test; another build than `dist` may be named. */
export const distDirectory = resolve(
  process.env['POOL_FAILOVER_DIST'] ?? fileURLToPath(new URL('../../../dist', import.meta.url)),
)

export interface ActionRequest {
  readonly inputs: Readonly<Record<string, string>>
  /** Beside a scrubbed environment. */
  readonly env?: Readonly<Record<string, string>>
  /** Everything that must never be seen, in any of 8 encodings. */
  readonly secrets: readonly string[]
  /** Encodings in which the agent's own output may show its secret, because no mask of the runner can follow. */
  readonly beyondMasks?: readonly Encoding[]
  /** Changes the environment once the place is known. */
  readonly adjust?: (env: Readonly<Record<string, string>>, place: Place) => Readonly<Record<string, string>>
  /** Called before the process starts, e.g. to put files in place. */
  readonly before?: (place: Place) => void
  /** Called once the process runs, e.g. to send signals. */
  readonly meanwhile?: (action: ChildProcess, seen: () => string) => Promise<void>
  /** Called after main and before post. */
  readonly between?: (place: Place) => void
  /** It may be ended at once, before commands are resumed. */
  readonly mayLeaveStopped?: boolean
  /** Called after post, before what is left is looked at. */
  readonly after?: (place: Place) => void
  /** How many files the process may have open; as many as we when left out. */
  readonly openFiles?: number
  /** Ends our reading of stdout at once, as a runner does that has gone. */
  readonly deaf?: boolean
}

export interface ActionRun {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  /** Of main, ms. */
  readonly took: number
  /** All bytes of stdout, as the runner got them. */
  readonly raw: string
  readonly stderr: string
  /** As the runner would show and obey it. */
  readonly judged: Judged
  readonly log: string
  readonly outputs: Readonly<Record<string, string>>
  readonly summary: string
  readonly state: Readonly<Record<string, string>>
}

/**
 * Runs the built action as the runner would: main, then post, with files for outputs and state. After every run it looks for
 * secrets in all that was captured or left, for processes and files left behind, and for commands still stopped.
 */
export const runAction = async (request: ActionRequest): Promise<ActionRun> => {
  const place = createPlace()
  const mark = `e2e_${randomUUID()}`
  try {
    request.before?.(place)
    const given = { ...place.env, [markVariable]: mark, ...inputVariables(request.inputs), ...request.env }
    const env: Readonly<Record<string, string>> = request.adjust?.(given, place) ?? given
    const main = await start('action', env, place, request)
    request.between?.(place)
    const state = keyValues(readFileSync(place.files.GITHUB_STATE, 'utf8'))
    const states = Object.fromEntries(Object.entries(state).map(([name, value]) => [`STATE_${name}`, value]))
    const post = await start('post', { ...env, ...states }, place, {})
    expect(post, post.stderr).toMatchObject({ code: 0, stderr: '' })

    const judged = judge({ stdout: main.stdout, stderr: main.stderr })
    const outputs = env['GITHUB_OUTPUT'] ?? ''
    const run: ActionRun = {
      ...main,
      raw: main.stdout,
      judged,
      log: judged.log.join('\n'),
      outputs: isFile(outputs) ? keyValues(readFileSync(outputs, 'utf8')) : {},
      summary: readFileSync(place.files.GITHUB_STEP_SUMMARY, 'utf8'),
      state,
    }
    request.after?.(place)
    await checkLeftovers(place, mark)
    checkSecrets(request, run, post, place)
    const { mayLeaveStopped = false } = request
    if (request.inputs['workflow-commands'] !== 'allow' && run.signal === null && !mayLeaveStopped)
      expect(judged.stopped, run.log).toBe(false)
    return run
  } finally {
    for (const { pid } of orphansOf(mark)) process.kill(pid, 'SIGKILL')
    place.remove()
  }
}

const isFile = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false })?.isFile() === true

const checkLeftovers = async (place: Place, mark: string): Promise<void> => {
  // A killed process stays in the list until somebody waits for it.
  await expect.poll(() => orphansOf(mark), { timeout: 2_000, interval: 20 }).toEqual([])
  expect(isDirectory(place.temp) ? readdirSync(place.temp) : []).toEqual([])
}

const isDirectory = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false })?.isDirectory() === true

/** The log as it is shown; what we said ourselves, before any mask; post; all files; what servers got. */
const checkSecrets = (request: ActionRequest, run: ActionRun, post: Ended, place: Place): void => {
  const { secrets, inputs, beyondMasks = [] } = request
  const said = run.judged.obeyed.filter(({ name }) => name !== 'add-mask').map(({ data }) => data)
  const ours = inputs['workflow-commands'] === 'allow' ? [] : said
  const where = (file: string, bytes: string) => findLeaks(bytes, secrets).map((leak) => ({ ...leak, file }))
  expectNoLeaks([
    ...findLeaks(run.log, secrets).filter(({ encoding }) => !beyondMasks.includes(encoding)),
    ...where('what we said', ours.join('\n')),
    ...where('stderr', run.stderr),
    ...where('post', post.stdout + post.stderr),
    ...findLeaksInTree(place.directory, secrets),
    ...leaksInCaptured(secrets),
  ])
}

interface Ended {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly took: number
  readonly stdout: string
  readonly stderr: string
}

const start = (
  entry: 'action' | 'post',
  env: Readonly<Record<string, string>>,
  place: Place,
  { meanwhile, deaf = false, openFiles }: Pick<ActionRequest, 'meanwhile' | 'deaf' | 'openFiles'>,
): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const began = performance.now()
    const line = [process.execPath, join(distDirectory, entry, 'index.js')] as const
    const limited = ['bash', '-c', `ulimit -n ${openFiles}; exec "$@"`, 'limited', ...line] as const
    const [file, ...args] = openFiles === undefined ? line : limited
    const child = spawn(file, args, {
      env,
      cwd: place.work,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let [stdout, stderr] = ['', '']
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      stdout += chunk
    })
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      stderr += chunk
    })
    if (deaf) for (const stream of [child.stdout, child.stderr]) stream.destroy()
    child.on('error', reject).on('close', (code, signal) => {
      resolve({ code, signal, took: performance.now() - began, stdout, stderr })
    })
    meanwhile?.(child, () => stdout).catch(reject)
  })
