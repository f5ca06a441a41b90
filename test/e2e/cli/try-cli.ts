/** The built command line tool where things are wrong: any user, any home, any terminal, and an end that always comes. */
import { spawn } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { type CliRun, cli } from './cli-place.ts'

export interface CliOptions {
  readonly home: string
  readonly env?: Readonly<Record<string, string>>
  readonly stdin?: string
  /** Runs it as this user. */
  readonly uid?: number
}

/** Longer than any command takes; one that serves until it is told to stop is told then. */
const patienceMs = 30_000

/** A new home, and below it the directory in which the command runs. */
export const newHome = (): string => {
  const home = mkdtempSync(join(tmpdir(), 'pool-failover-home-'))
  mkdirSync(join(home, 'work'))
  for (const directory of [home, join(home, 'work')]) chmodSync(directory, 0o755)
  return home
}

export const runCli = (args: readonly string[], options: CliOptions): Promise<CliRun> =>
  start(process.execPath, [cli, ...args], options)

/** In a terminal of so many columns; what it prints comes in one piece. */
export const runInTerminal = (args: readonly string[], columns: number, options: CliOptions): Promise<CliRun> => {
  const words = [process.execPath, cli, ...args].map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(' ')
  return start('script', ['-qec', `stty cols ${columns} rows 24; exec ${words}`, '/dev/null'], options)
}

const start = (file: string, args: readonly string[], { home, env, stdin, uid }: CliOptions): Promise<CliRun> =>
  new Promise((resolve, reject) => {
    const child = spawn(file, args, {
      cwd: join(home, 'work'),
      env: {
        PATH: [dirname(process.execPath), '/usr/bin', '/bin'].join(delimiter),
        HOME: home,
        SHELL: '/bin/sh',
        TERM: 'dumb',
        ...env,
      },
      stdio: ['pipe', 'pipe', 'pipe'],
      ...(uid === undefined ? {} : { uid, gid: uid }),
    })
    const said = { stdout: '', stderr: '' }
    for (const stream of ['stdout', 'stderr'] as const)
      child[stream].setEncoding('utf8').on('data', (chunk: string) => {
        said[stream] += chunk
        if (file === 'script' && /^\? /m.test(said[stream])) child.stdin.write('\u0003')
        // A server says where it listens, and stays.
        if (/https?:\/\/127\.0\.0\.1:\d+/.test(chunk)) child.kill('SIGTERM')
      })
    child.stdin.on('error', () => undefined)
    // In a terminal nobody types: no more input for what reads it, Ctrl+C for what asks.
    if (file === 'script') child.stdin.write('\u0004')
    else child.stdin.end(stdin ?? '')
    const overdue = setTimeout(() => child.kill('SIGKILL'), patienceMs)
    child.on('error', reject)
    child.on('close', (code, signal) => {
      clearTimeout(overdue)
      resolve({ code: signal === 'SIGTERM' ? 143 : code, ...said })
    })
  })
