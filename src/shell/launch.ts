import { randomUUID } from 'node:crypto'
import type { Cancellation } from '../ports.ts'
import { removeAbandoned } from '../process/abandoned.ts'
import type { Agents } from '../process/agent.ts'
import type { Screen } from '../report/action-screen.ts'
import type { RunReport } from '../run.ts'
import { systemClock } from './clock.ts'
import { execute } from './execute.ts'
import { createPrepare } from './prepare.ts'
import type { ReadySetup } from './setup.ts'
import type { OpenStore } from './stores.ts'
import { createWorkWatch } from './work-watch.ts'
import type { Workspace } from './workspace.ts'

export interface Launch {
  readonly setup: ReadySetup
  readonly store: OpenStore
  readonly screen: Screen
  readonly workspace: Workspace
  readonly cancellation: Cancellation
  readonly env: Readonly<Record<string, string | undefined>>
  /** Closed in the end. */
  readonly agent: Agents
  readonly temporary: string
  readonly cwd: string
  readonly stdin: string | null
}

export interface Launched {
  readonly report: RunReport
  /** A file with the credential files that agents renewed, for the user to put in place; null: none. */
  readonly renewed: string | null
}

const leftBehind = (file: string): string =>
  `a run that was killed left a sign-in that its agent had renewed, in ${file}: put it into your list of accounts, then remove it`

/** Runs a checked setup with the real effects. What action and CLI have in common. */
export const launch = async (options: Launch): Promise<Launched> => {
  const { setup, store, workspace, agent, temporary } = options
  const prepare = createPrepare({
    settings: setup.settings,
    accounts: setup.accounts,
    named: setup.named,
    inherited: options.env,
    workspace,
    cwd: options.cwd,
    uuid: randomUUID,
    windows: process.platform === 'win32',
    stdin: options.stdin,
  })
  // While the ledger is read.
  void agent.warm()
  for (const file of removeAbandoned(temporary)) options.screen.say({ level: 'notice', text: leftBehind(file) })
  const letGo = async (): Promise<void> => {
    await agent.close()
    await store.close()
  }
  try {
    const report = await execute({
      settings: setup.settings,
      pool: setup.pool,
      store,
      agent,
      prepare,
      work: createWorkWatch(options.cwd, temporary),
      screen: options.screen,
      clock: systemClock,
      cancellation: options.cancellation,
      random: Math.random,
    }).finally(letGo)
    return { report, renewed: workspace.remove() }
  } catch (error) {
    workspace.remove()
    throw error
  }
}
