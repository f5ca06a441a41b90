import { randomBytes } from 'node:crypto'
import { dirname } from 'node:path'
import * as core from '@actions/core'
import type { Start } from '../../process/clean-start.ts'
import { cancellationOf } from '../../process/signals.ts'
import { actionScreen, type Screen } from '../../report/action-screen.ts'
import { flushed } from '../../report/out.ts'
import { outputs } from '../../report/outputs.ts'
import { stepSummary } from '../../report/summary.ts'
import { nameOf } from '../../report/words.ts'
import type { RunReport } from '../../run.ts'
import { maskCommands } from '../../secure/commands.ts'
import { markdownText } from '../../secure/escape.ts'
import { maskable } from '../../secure/mask.ts'
import type { Redact } from '../../secure/redact.ts'
import { signalExitCode } from '../../signal-code.ts'
import { launch } from '../launch.ts'
import { setUp } from '../setup.ts'
import { openStore } from '../stores.ts'
import { createWorkspace, temporaryDirectory } from '../workspace.ts'
import { type Environment, enter, misconfiguredCode } from './enter.ts'
import { defaultBranch } from './event.ts'
import { endLastLine } from './output-file.ts'

/** The action's main step: its exit code. */
export const runAction = async (hostPath: string, start: Start): Promise<number> => {
  const env: Environment = { ...process.env }
  const cancellation = cancellationOf({ source: process, overdue: (signal) => process.exit(signalExitCode(signal)) })
  const entered = enter(setUp, env)
  if (entered === null) return misconfiguredCode
  const { setup, redact, write } = entered
  const temporary = temporaryDirectory(env)
  const workspace = createWorkspace(temporary, (account, contents) => {
    const secrets = maskable(contents)
    redact.add(secrets)
    void write(maskCommands(secrets))
    screen.say({
      level: 'notice',
      text: `${nameOf(account)}: the agent renewed its credential; see the output renewed-credentials-file`,
    })
  })
  core.saveState('directory', workspace.directory)
  // The cache's library leaves its own directories where this points to.
  process.env['RUNNER_TEMP'] = workspace.directory
  const screen = actionScreen({
    write,
    redact,
    workflowCommands: setup.settings.workflowCommands,
    token: () => randomBytes(16).toString('hex'),
  })
  if (start.kind === 'exposed') {
    screen.say({ level: 'info', text: `other programs of this user can read this step's environment: ${start.reason}` })
  }
  const { report, renewed } = await launch({
    setup,
    store: openStore(setup.settings, env, { stateDirectory: null, defaultBranch: await defaultBranch(env) }),
    screen,
    workspace,
    cancellation,
    env,
    hostPath,
    temporary,
    cwd: setup.settings.workingDirectory || env['GITHUB_WORKSPACE'] || process.cwd(),
    stdin: null,
  })
  endLastLine(process.env['GITHUB_OUTPUT'])
  core.setOutput('renewed-credentials-file', renewed ?? '')
  if (renewed !== null) core.saveState('renewed', dirname(renewed))
  await tell(report, screen, redact)
  await flushed()
  return report.ending.exitCode
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
