import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Outcome } from '../pool/run-state.ts'
import type { Stream } from '../ports.ts'
import { createAgent } from '../process/agent.ts'
import type { Screen } from '../report/action-screen.ts'
import { type AttemptOutput, attemptOutput } from '../report/outputs.ts'
import type { Line } from '../report/words.ts'
import { maskable, secretsOf } from '../secure/mask.ts'
import { createRedactor } from '../secure/redact.ts'
import { UsageError } from '../shell/cli/fail.ts'
import { readOptions } from '../shell/cli/options.ts'
import { launch } from '../shell/launch.ts'
import { setUp } from '../shell/setup.ts'
import { openStore } from '../shell/stores.ts'
import { createWorkspace, temporaryDirectory } from '../shell/workspace.ts'
import type { AccountEntry } from './accounts.ts'
import { cancellationBy } from './cancellation.ts'
import type { RunInputs } from './inputs.ts'

export interface RunPoolOptions extends RunInputs {
  /** The list of accounts, or its JSON. */
  readonly accounts: string | readonly AccountEntry[]
  /** A command line as it is. Give this, `run` or `prompt`. */
  readonly command?: readonly string[]
  /** Directory of the file store; the user's XDG state directory when left out. */
  readonly state?: string
  /** Where the agent runs; the current directory when left out. */
  readonly cwd?: string
  /** What the agent's environment is made from; `process.env` when left out. */
  readonly env?: Readonly<Record<string, string | undefined>>
  /** The agent's bytes. While its promise is pending, the agent is held back. */
  readonly onOutput?: (stream: Stream, bytes: Uint8Array) => void | Promise<void>
  /** What pool-failover has to say, for people; secrets are hidden. */
  readonly onLine?: (line: Line) => void
  /** Ends the agent and the run. */
  readonly signal?: AbortSignal
}

export interface PoolRun {
  readonly outcome: Outcome
  /** The agent's own, or 75 (exhausted), 124 (timed out), 143 (cancelled). */
  readonly exitCode: number
  /** The label of the last attempt's account. */
  readonly account: string | null
  readonly failovers: number
  readonly attempts: readonly AttemptOutput[]
  readonly sessionId: string | null
  /** The agent's final answer, where its output tells it. */
  readonly answer: string | null
  /** Epoch ms at which the next account is free; null: one is now, or none will be by itself. */
  readonly nextAvailableAt: number | null
}

/** Runs a coding agent on the pool, as the command line tool does. Throws `UsageError` with every problem of what it was given. */
export const runPool = async (options: RunPoolOptions): Promise<PoolRun> => {
  const env = options.env ?? process.env
  const accounts = typeof options.accounts === 'string' ? options.accounts : JSON.stringify(options.accounts)
  const redact = createRedactor(maskable(accounts))
  const read = readOptions(textsOf(options), { accounts, 'store-url': options.storeUrl ?? '' })
  const setup = await setUp(read, env, { defaultStore: 'file', spreadIndex: 0, argv: options.command ?? [] })
  if (!setup.ok) throw new UsageError(setup.problems)
  redact.add(secretsOf(setup.accounts))
  const temporary = temporaryDirectory(env)
  const { report } = await launch({
    setup,
    store: openStore(setup.settings, env, { stateDirectory: options.state ?? null, defaultBranch: null }),
    screen: screenOf(options, redact),
    workspace: createWorkspace(
      temporary,
      (_account, contents) => redact.add(maskable(contents)),
      (text) => options.onLine?.({ level: 'warning', text: redact(text) }),
    ),
    cancellation: cancellationBy(options.signal),
    env,
    agent: createAgent({ hostPath: hostPath(), temporary }),
    temporary,
    cwd: resolve(options.cwd ?? '.'),
    stdin: null,
  })
  const { ending, state, answer } = report
  return {
    outcome: ending.outcome,
    exitCode: ending.exitCode,
    account: ending.account?.label ?? null,
    failovers: state.failovers,
    attempts: state.attempts.map((attempt) => attemptOutput(attempt, redact)),
    sessionId: state.attempts.at(-1)?.end.sessionId ?? null,
    answer: answer === null ? null : redact(answer),
    nextAvailableAt: ending.nextAvailableAt,
  }
}

/** Options as the command line would give them. */
const textsOf = (options: RunPoolOptions): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(options).map(([name, value]) => [
      name,
      typeof value === 'number' ? String(value) : name === 'limitPatterns' ? JSON.stringify(value) : value,
    ]),
  )

const screenOf = ({ onOutput, onLine }: RunPoolOptions, redact: (text: string) => string): Screen => ({
  say: ({ level, text }) => onLine?.({ level, text: redact(text) }),
  sink: () => ({ write: (stream, bytes) => onOutput?.(stream, bytes), close: async () => {} }),
})

/** The agent host lies beside this bundle, or beside the sources. */
const hostPath = (): string => {
  const file = fileURLToPath(import.meta.url)
  const up = join(dirname(file), '..')
  return file.endsWith('.ts') ? join(up, 'host.ts') : join(up, 'host', 'index.js')
}
