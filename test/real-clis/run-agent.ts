import { spawn } from 'node:child_process'
import type { Patience, Session, Task } from '../../src/agents/agent-kind.ts'
import { agentKind } from '../../src/agents/create.ts'
import type { Account } from '../../src/pool/account.ts'
import type { Stub } from '../stub/stub.ts'
import { type InstalledCli, pathWith } from './install.ts'

/** One attempt as the run loop would start it, without the run loop. */
export interface Attempt {
  readonly cli: InstalledCli
  readonly stub: Stub
  readonly account: Account
  readonly task: Task
  readonly session: Session
  readonly patience: Patience
  readonly cwd: string
}

export interface Ended {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: string
  readonly stderr: string
  /** What people would read, and the answer kept. */
  readonly transcript: string
  readonly answer: string | null
  readonly seconds: number
}

/** Starts the real CLI with the command, variables and files of its kind, and waits for its end. */
export const runAgent = async (attempt: Attempt): Promise<Ended> => {
  const kind = agentKind(attempt.account.provider)
  const command = kind.command(attempt.task, attempt.session, attempt.patience)
  if (command === null) throw new Error('a custom agent has no command of its own')
  const started = Date.now()
  const { code, signal, stdout, stderr } = await execute(command.argv, command.stdin, environment(attempt), attempt.cwd)
  const transcript = kind.transcript()
  const text = stdout
    .split('\n')
    .map((line) => transcript?.line(line) ?? '')
    .join('')
  const seconds = (Date.now() - started) / 1000
  return { code, signal, stdout, stderr, transcript: text, answer: transcript?.answer() ?? null, seconds }
}

const environment = ({ account, patience, stub, cli, cwd }: Attempt): Record<string, string> => {
  const { env, unset, files } = agentKind(account.provider).invocation(account, patience)
  if (files.length > 0) throw new Error('credential files are the run loop’s to place')
  const user = { HOME: cwd, PATH: pathWith(cli), LANG: 'C.UTF-8', ...stub.env }
  return { ...Object.fromEntries(Object.entries(user).filter(([name]) => !unset.includes(name))), ...env }
}

const execute = (
  [file, ...args]: readonly [string, ...string[]],
  stdin: string,
  env: Record<string, string>,
  cwd: string,
): Promise<Pick<Ended, 'code' | 'signal' | 'stdout' | 'stderr'>> =>
  new Promise((resolve, reject) => {
    const child = spawn(file, args, { env, cwd, shell: process.platform === 'win32' })
    let [stdout, stderr] = ['', '']
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      stdout += chunk
    })
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      stderr += chunk
    })
    child.on('error', reject).on('close', (code, signal) => resolve({ code, signal, stdout, stderr }))
    child.stdin.on('error', () => undefined).end(stdin)
  })
