import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterAll, expect } from 'vitest'
import { findLeaks, findLeaksInTree } from '../../oracle/search-secrets.ts'
import { markVariable, orphansOf } from '../action/orphans.ts'
import { distDirectory } from '../action/run-action.ts'

/** A user's machine: a home, a place to work in, a temporary directory, a directory of programs before all others. */
export interface Machine {
  readonly directory: string
  readonly work: string
  /** Writes `accounts.json` into the place of work. */
  readonly accounts: (text: string) => void
  /** Puts a shell script on the PATH. */
  readonly program: (name: string, script: string, mode?: number) => void
  readonly run: (args: readonly string[], more?: CliRequest) => Promise<CliRun>
}

export interface CliRequest {
  readonly env?: Readonly<Record<string, string>>
  /** What stands on standard input; left out: nothing does. */
  readonly input?: string
  /** Must not be seen anywhere afterwards but in `accounts.json`. */
  readonly secrets?: readonly string[]
  /** Called once the process runs, e.g. to send signals. */
  readonly meanwhile?: (cli: ChildProcess, seen: () => string) => Promise<void>
}

export interface CliRun {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** A machine that is taken away after the tests of the file. */
export const createMachine = (): Machine => {
  const directory = mkdtempSync(join(tmpdir(), 'e2e-cli-'))
  afterAll(() => rmSync(directory, { recursive: true, force: true }))
  const at = (name: string): string => join(directory, name)
  for (const name of ['home', 'work', 'temp', 'bin']) mkdirSync(at(name))
  const env = {
    PATH: [at('bin'), process.env['PATH'] ?? ''].join(delimiter),
    HOME: at('home'),
    TMPDIR: at('temp'),
    LANG: 'C.UTF-8',
    // A set SHLVL keeps bash from reading the user's start-up files.
    SHLVL: '1',
  }
  return {
    directory,
    work: at('work'),
    accounts: (text) => writeFileSync(join(at('work'), 'accounts.json'), text),
    program: (name, script, mode = 0o755) => {
      const path = join(at('bin'), name)
      writeFileSync(path, `#!/bin/bash\n${script}\n`)
      chmodSync(path, mode)
    },
    run: async (args, more = {}) => {
      const mark = `e2e_${randomUUID()}`
      const run = await start(args, { ...env, [markVariable]: mark, ...more.env }, at('work'), more)
      await expect.poll(() => orphansOf(mark), { timeout: 2_000, interval: 20 }).toEqual([])
      expect(readdirSync(at('temp'))).toEqual([])
      const { secrets = [] } = more
      expect(findLeaks(`${run.stdout}\n${run.stderr}`, secrets)).toEqual([])
      for (const name of ['home', 'temp', 'bin']) expect(findLeaksInTree(at(name), secrets)).toEqual([])
      expect(run.stderr).not.toMatch(/^\s+at .*:\d+:\d+\)?$/m)
      return run
    },
  }
}

const start = (
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  cwd: string,
  { input, meanwhile }: CliRequest,
): Promise<CliRun> =>
  new Promise((resolve, reject) => {
    const cli = spawn(process.execPath, [join(distDirectory, 'cli', 'index.js'), ...args], { env, cwd, stdio: 'pipe' })
    let [stdout, stderr] = ['', '']
    cli.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      stdout += chunk
    })
    cli.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      stderr += chunk
    })
    // Nobody need read it.
    cli.stdin.on('error', () => {}).end(input ?? '')
    cli.on('error', reject).on('close', (code) => resolve({ code, stdout, stderr }))
    meanwhile?.(cli, () => stdout + stderr).catch(reject)
  })

/** The lines of stderr that are the tool's own, without its name. */
export const said = ({ stderr }: CliRun): readonly string[] =>
  [...stderr.matchAll(/^pool-failover: (.*)$/gm)].map(([, text]) => text ?? '')
