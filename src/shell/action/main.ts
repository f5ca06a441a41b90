import { randomBytes } from 'node:crypto'
import * as core from '@actions/core'
import type { Start } from '../../process/clean-start.ts'
import { actionScreen, type Screen } from '../../report/action-screen.ts'
import { flushed, writeTo } from '../../report/out.ts'
import { outputs } from '../../report/outputs.ts'
import { stepSummary } from '../../report/summary.ts'
import type { RunReport } from '../../run.ts'
import { maskCommands } from '../../secure/commands.ts'
import { markdownText } from '../../secure/escape.ts'
import { maskable, secretsOf } from '../../secure/mask.ts'
import { createRedactor, type Redact } from '../../secure/redact.ts'
import { cancellationOf } from '../cancellation.ts'
import { launch } from '../launch.ts'
import { setUp } from '../setup.ts'
import { openStore } from '../stores.ts'
import { createWorkspace, temporaryDirectory } from '../workspace.ts'
import { defaultBranch } from './event.ts'
import { spreadIndex } from './spread.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** The action's main step: its exit code. */
export const runAction = async (hostPath: string, env: Environment, start: Start): Promise<number> => {
  const write = writeTo(process.stdout)
  const secrets = [...maskable(core.getInput('accounts')), ...maskable(core.getInput('store-url'))]
  void write(maskCommands(secrets))
  const redact = createRedactor(secrets)
  const setup = setUp(core.getInput, env, { defaultStore: 'actions-cache', spreadIndex: spreadIndex(env), argv: [] })
  if (!setup.ok) return misconfigured(setup.problems, redact)
  void write(maskCommands(secretsOf(setup.accounts).filter((secret) => !secrets.includes(secret))))
  redact.add(secretsOf(setup.accounts))
  const temporary = temporaryDirectory(env)
  const workspace = await createWorkspace(temporary)
  core.saveState('directory', workspace.directory)
  const screen = actionScreen({
    write,
    redact,
    workflowCommands: setup.settings.workflowCommands,
    token: () => randomBytes(16).toString('hex'),
  })
  if (start.kind === 'exposed') {
    screen.say({ level: 'info', text: `other programs of this user can read this step's environment: ${start.reason}` })
  }
  const report = await launch({
    setup,
    store: openStore(setup.settings, env, { stateDirectory: null, defaultBranch: await defaultBranch(env) }),
    screen,
    workspace,
    cancellation: cancellationOf(process),
    env,
    hostPath,
    temporary,
    cwd: setup.settings.workingDirectory || env['GITHUB_WORKSPACE'] || process.cwd(),
    stdin: null,
  })
  await tell(report, screen, redact)
  await flushed()
  return report.ending.exitCode
}

const misconfigured = (problems: readonly string[], redact: Redact): number => {
  for (const problem of problems) core.error(redact(problem), { title: 'pool-failover' })
  core.setOutput('outcome', 'misconfigured')
  core.setOutput('exit-code', '64')
  return 64
}

/** Outputs and step summary. A full disk must not turn a good run red. */
const tell = async (report: RunReport, screen: Screen, redact: Redact): Promise<void> => {
  for (const [name, value] of Object.entries(outputs(report, redact))) core.setOutput(name, value)
  const summary = stepSummary(report, Date.now(), (text) => markdownText(redact(text)))
  await core.summary
    .addRaw(summary)
    .write()
    .catch(() => screen.say({ level: 'notice', text: 'the step summary could not be written' }))
}
