import type { AgentKind, Invocation, Session } from '../agents/agent-kind.ts'
import { agentKind } from '../agents/create.ts'
import type { Account } from '../pool/account.ts'
import type { Plan } from '../pool/run-state.ts'
import type { Command, Prepare, Prepared } from '../ports.ts'
import { agentEnvironment } from '../secure/environment.ts'
import { secretsOf } from '../secure/mask.ts'
import type { Job, Settings } from '../settings/settings.ts'
import { scriptOf } from './script.ts'
import { sessionFile } from './session-file.ts'
import type { Workspace } from './workspace.ts'

export interface PrepareContext {
  readonly settings: Settings
  /** Every account of the list, also those that this run does not use: their credentials are withheld. */
  readonly accounts: readonly Account[]
  /** The variables that `secretFrom` and `envFrom` name. */
  readonly named: readonly string[]
  readonly inherited: Readonly<Record<string, string | undefined>>
  readonly workspace: Workspace
  readonly cwd: string
  readonly uuid: () => string
  readonly windows: boolean
  /** Text for the standard input of a command or script, the same for every attempt; null: it is empty. */
  readonly stdin: string | null
}

/** Puts an attempt's command, environment and files together. */
export const createPrepare = (context: PrepareContext): Prepare => {
  const sessionOf = sessions(context)
  return async (plan) => {
    const kind = agentKind(plan.account.provider)
    const session = sessionOf(plan)
    const invocation = kind.invocation(plan.account, plan.patience)
    const place = context.workspace.place(plan.account, kind.home, invocation.files, context.inherited)
    const line = await commandLine(context, kind, plan, session)
    const set = { ...place.env, ...ours(plan, session), ...invocation.env }
    const command: Command = { ...line.start, env: environment(context, plan, invocation, set), cwd: context.cwd }
    return {
      command,
      ...line.about,
      offered: session.id,
      sessionRecord: sessionFile(kind, command.env, session.id),
      settle: async () => place.settle(),
    }
  }
}

/**
 * A script may fix its session to the id it is offered and take it up by itself later, so that one stays the same: until it
 * was refused as a session to go on with, or where nothing is to be gone on with. A command of ours never begins a used one.
 */
const sessions = ({ settings, uuid }: PrepareContext): ((plan: Plan) => Session) => {
  const keeps = settings.job.kind !== 'prompt' && settings.rules.continueMode !== 'restart'
  let offered = uuid()
  let used = false
  return ({ resume }) => {
    if (resume === null && used) offered = uuid()
    used = resume === null ? !keeps : used || resume === offered
    return resume === null ? { kind: 'fresh', id: offered } : { kind: 'resume', id: resume }
  }
}

interface Line {
  readonly start: Pick<Command, 'file' | 'args' | 'stdin'>
  readonly about: Pick<Prepared, 'transcript' | 'resumes' | 'sessionId'>
}

const commandLine = async (context: PrepareContext, kind: AgentKind, plan: Plan, session: Session): Promise<Line> => {
  const { job } = context.settings
  const resuming = session.kind === 'resume'
  switch (job.kind) {
    case 'script': {
      const script = scriptOf(job, resuming)
      const path = context.workspace.write(script.fileName, script.content)
      const [file, ...args] = script.argv
      return {
        start: { file, args: args.map((arg) => arg.replaceAll('{0}', path)), stdin: context.stdin },
        about: {
          transcript: null,
          resumes: resuming && job.resumeRun !== null,
          sessionId: job.resumeRun === null ? null : session.id,
        },
      }
    }
    case 'command': {
      const [file, ...args] = job.argv
      return {
        start: { file, args, stdin: context.stdin },
        about: { transcript: null, resumes: false, sessionId: null },
      }
    }
    case 'prompt':
      return built(job, kind, plan, session)
  }
}

const built = (job: Extract<Job, { kind: 'prompt' }>, kind: AgentKind, plan: Plan, session: Session): Line => {
  const task = { prompt: job.prompt, args: job.args[kind.provider] }
  const command = kind.command(task, session, plan.patience)
  if (command === null) throw new Error(`no command can be built for ${kind.provider}`)
  const [file, ...args] = command.argv
  return {
    start: { file, args, stdin: command.stdin },
    about: { transcript: kind.transcript(), resumes: session.kind === 'resume', sessionId: null },
  }
}

const ours = (plan: Plan, session: Session): Readonly<Record<string, string>> => ({
  POOL_FAILOVER_ATTEMPT: String(plan.number),
  POOL_FAILOVER_ACCOUNT: plan.account.label,
  POOL_FAILOVER_PROVIDER: plan.account.provider,
  POOL_FAILOVER_SESSION_ID: session.id,
})

const environment = (
  context: PrepareContext,
  plan: Plan,
  invocation: Invocation,
  set: Readonly<Record<string, string>>,
) =>
  agentEnvironment({
    inherited: context.inherited,
    set,
    unset: invocation.unset,
    named: context.named,
    foreign: secretsOf(context.accounts.filter((account) => account.id !== plan.account.id)),
    windows: context.windows,
  })
