import { resolve } from 'node:path'
import { createAgent } from '../../process/agent.ts'
import { cancellationOf } from '../../process/signals.ts'
import { takesColour } from '../../report/colour.ts'
import { widthOf } from '../../report/columns.ts'
import { writeTo } from '../../report/out.ts'
import { outputs } from '../../report/outputs.ts'
import { terminalScreen } from '../../report/terminal-screen.ts'
import { maskable } from '../../secure/mask.ts'
import { signalExitCode } from '../../signal-code.ts'
import { launch } from '../launch.ts'
import { openStore } from '../stores.ts'
import { createWorkspace, temporaryDirectory } from '../workspace.ts'
import { homeAccounts, isAtHome } from './accounts-file.ts'
import { UsageError } from './fail.ts'
import { load, type Options, text } from './load.ts'
import { readText } from './read-text.ts'
import { keepRenewed } from './renewed.ts'

/** `run`: the agent on the pool. The exit code is the agent's own; 75 when the pool is exhausted. */
export const runCommand = async (options: Options, argv: readonly string[], hostPath: string): Promise<number> => {
  const { env } = process
  checkStdin(options)
  const { setup, redact } = await load(options, argv, env)
  const json = options['json'] === true
  const stdin = await readStdin(options)
  const stderr = writeTo(process.stderr)
  const temporary = temporaryDirectory(env)
  const { report, renewed } = await launch({
    setup,
    store: openStore(setup.settings, env, { stateDirectory: text(options, 'state'), defaultBranch: null }),
    screen: terminalScreen({
      stdout: json ? stderr : writeTo(process.stdout),
      stderr,
      redact,
      colour: takesColour(process.stderr),
      width: widthOf(process.stderr),
    }),
    workspace: createWorkspace(
      temporary,
      (_account, contents) => redact.add(maskable(contents)),
      (text) => console.error(`pool-failover: ${text}`),
    ),
    cancellation: cancellationOf({ source: process, overdue: (signal) => process.exit(signalExitCode(signal)) }),
    env,
    agent: createAgent({ hostPath, temporary }),
    temporary,
    cwd: resolve(text(options, 'workingDirectory') ?? '.'),
    stdin,
  })
  const home = isAtHome(text(options, 'accounts') ?? undefined, env) ? homeAccounts(env) : null
  const kept = renewed === null ? null : await keepRenewed(renewed, temporary, setup.accounts, home)
  for (const words of kept?.words ?? []) console.error(`pool-failover: ${words}`)
  if (json) console.log(JSON.stringify({ ...outputs(report, redact), 'renewed-credentials-file': kept?.file ?? '' }))
  return report.ending.exitCode
}

const checkStdin = (options: Options): void => {
  const file = text(options, 'stdin')
  if (file !== null && text(options, 'prompt') !== null)
    throw new UsageError(['--stdin goes with --run or a command, not with --prompt'])
  if (file === '-' && text(options, 'accounts') === '-')
    throw new UsageError(['--accounts and --stdin can not both be standard input'])
}

/** What every attempt is to read: a pipe can be read once, so it is read whole before the first. */
const readStdin = async (options: Options): Promise<string | null> => {
  const file = text(options, 'stdin')
  return file === null ? null : readText('stdin', file)
}
