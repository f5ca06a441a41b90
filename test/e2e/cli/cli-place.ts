/** The built command line tool in a home of its own. */
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'
import { expectNoLeaks, fakesIn, leaksInCaptured } from '../../oracle/captured.ts'
import { findLeaks } from '../../oracle/search-secrets.ts'

/** The built tool. */
export const cli = fileURLToPath(new URL('../../../dist/cli/index.js', import.meta.url))

export interface CliRun {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface CliPlace {
  readonly home: string
  /** Where the list of accounts lies. */
  readonly list: string
  /** The text of the list, '' where there is none. */
  readonly text: () => string
  /** Runs it to its end. Whatever it prints, no secret may be in it: each call checks. */
  readonly run: (args: readonly string[], given?: { stdin?: string; env?: Record<string, string> }) => Promise<CliRun>
  /** The same on a terminal of so many columns (Linux), with these keys typed once `prompt` is there. */
  readonly onTerminal: (
    args: readonly string[],
    columns: number,
    typing?: { prompt: string; keys: string },
  ) => Promise<CliRun>
  readonly remove: () => void
}

const readIf = (file: string): string => (existsSync(file) ? readFileSync(file, 'utf8') : '')

export const createCliPlace = (more: Readonly<Record<string, string>> = {}): CliPlace => {
  const home = mkdtempSync(join(tmpdir(), 'cli-'))
  const list = join(home, '.config', 'pool-failover', 'accounts.json')
  const base = { PATH: process.env['PATH'] ?? '', HOME: home, LANG: 'C.UTF-8', ...more }
  const start = (
    argv: readonly [string, ...string[]],
    env: Record<string, string>,
    stdin: string | null,
    typing?: { prompt: string; keys: string },
  ): Promise<CliRun> =>
    new Promise((resolve, reject) => {
      const [file, ...args] = argv
      const child = spawn(file, args, { cwd: home, env: { ...base, ...env } })
      let [stdout, stderr, typed] = ['', '', false]
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        stdout += text
        if (typing !== undefined && !typed && stdout.includes(typing.prompt)) {
          typed = true
          child.stdin.write(typing.keys)
        }
      })
      child.stderr.setEncoding('utf8').on('data', (text: string) => {
        stderr += text
      })
      child.stdin.on('error', () => undefined)
      if (stdin !== null) child.stdin.end(stdin)
      child.on('error', reject)
      child.on('close', (code) => {
        resolve({ code, stdout, stderr })
      })
    })
  const clean = async (ended: Promise<CliRun>, ...given: readonly string[]): Promise<CliRun> => {
    const { stdout, stderr } = await ended
    const secrets = fakesIn(readIf(list), ...given, ...Object.values(base))
    expectNoLeaks([...findLeaks(stdout + stderr, secrets), ...leaksInCaptured(secrets)])
    expect(stdout + stderr).not.toMatch(/FAKE[\w-]/)
    expect(stdout + stderr).not.toMatch(/^ {4}at |node:internal/m)
    return ended
  }
  const quoted = (word: string): string => `'${word.replaceAll("'", "'\\''")}'`
  return {
    home,
    list,
    text: () => readIf(list),
    run: (args, { env = {}, stdin = '' } = {}) =>
      clean(start([process.execPath, cli, ...args], env, stdin), stdin, ...Object.values(env)),
    onTerminal: (args, columns, typing) => {
      const line = `stty cols ${columns} rows 24; exec ${[process.execPath, cli, ...args].map(quoted).join(' ')}`
      return clean(start(['script', '-qec', line, '/dev/null'], { TERM: 'xterm' }, null, typing), typing?.keys ?? '')
    },
    remove: () => rmSync(home, { recursive: true, force: true }),
  }
}
