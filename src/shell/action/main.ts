import { randomBytes } from 'node:crypto'
import { appendFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { codeOf } from '../../error-code.ts'
import type { Cancellation } from '../../ports.ts'
import type { Agents } from '../../process/agent.ts'
import type { Start } from '../../process/clean-start.ts'
import { cancellationOf } from '../../process/signals.ts'
import { actionScreen } from '../../report/action-screen.ts'
import { flushed } from '../../report/out.ts'
import { outputs } from '../../report/outputs.ts'
import { stepSummary } from '../../report/summary.ts'
import { nameOf } from '../../report/words.ts'
import type { RunReport } from '../../run.ts'
import { maskCommands } from '../../secure/commands.ts'
import { maskable } from '../../secure/mask.ts'
import type { Settings } from '../../settings/settings.ts'
import { signalExitCode } from '../../signal-code.ts'
import { launch } from '../launch.ts'
import { setUp } from '../setup.ts'
import { openStore } from '../stores.ts'
import { createWorkspace, temporaryDirectory } from '../workspace.ts'
import { type Entered, type Environment, enter, misconfiguredCode, type Voice } from './enter.ts'
import { defaultBranch } from './event.ts'
import { faultCode, guarded } from './guarded.ts'
import { tidyOutputs } from './output-file.ts'
import { tellRunner } from './tell-runner.ts'

/** The action's main step: its exit code. `agent` may have a host started already. */
export const runAction = async (agent: Agents, start: Start): Promise<number> => {
  const env: Environment = { ...process.env }
  const cancellation = cancellationOf({ source: process, overdue: (signal) => process.exit(signalExitCode(signal)) })
  const entered = await enter(setUp, env)
  const code =
    entered === null
      ? misconfiguredCode
      : await guarded(
          entered.say,
          () => perform(entered, start, agent, env, cancellation),
          () => tellOutputs({ outcome: 'failed', 'exit-code': String(faultCode) }, entered),
        )
  await agent.close()
  await flushed()
  return code
}

const perform = async (
  { setup, redact, write, say }: Entered<Settings>,
  start: Start,
  agent: Agents,
  env: Environment,
  cancellation: Cancellation,
): Promise<number> => {
  const temporary = temporaryDirectory(env)
  const notice = (text: string): void => say({ level: 'notice', text })
  const workspace = createWorkspace(
    temporary,
    (account, contents) => {
      const secrets = maskable(contents)
      redact.add(secrets)
      void write(maskCommands(secrets))
      notice(`${nameOf(account)}: the agent renewed its credential; see the output renewed-credentials-file`)
    },
    notice,
  )
  tellRunner('state', { directory: workspace.directory })
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
    agent,
    temporary,
    cwd: setup.settings.workingDirectory || env['GITHUB_WORKSPACE'] || process.cwd(),
    stdin: null,
  })
  if (renewed !== null) tellRunner('state', { renewed: dirname(renewed) })
  tellOutputs({ ...outputs(report, redact), 'renewed-credentials-file': renewed ?? '' }, { say })
  tellSummary(report, { say, redact })
  return report.ending.exitCode
}

/** After those that the agent wrote. A full disk must not turn a good run red. */
const tellOutputs = (values: Readonly<Record<string, string>>, { say }: Pick<Voice, 'say'>): void => {
  const notice = (text: string): void => say({ level: 'notice', text })
  if (!tidyOutputs(process.env['GITHUB_OUTPUT'])) notice('outputs that the agent wrote were malformed and are dropped')
  const trouble = tellRunner('output', values)
  if (trouble !== null) notice(`the outputs could not be written (${trouble})`)
}

const tellSummary = (report: RunReport, { say, redact }: Pick<Voice, 'say' | 'redact'>): void => {
  try {
    // Not by core.summary: its detour over Node's threads takes longer than the writing.
    appendFileSync(process.env['GITHUB_STEP_SUMMARY'] ?? '', stepSummary(report, Date.now(), redact))
  } catch (error) {
    say({ level: 'notice', text: `the step summary could not be written (${codeOf(error)})` })
  }
}
