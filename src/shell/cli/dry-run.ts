import { agentKind } from '../../agents/create.ts'
import type { Pool } from '../../pool/account.ts'
import { emptyLedger } from '../../pool/ledger.ts'
import { initialState, type Plan } from '../../pool/run-state.ts'
import { type SimulatedStep, simulate } from '../../pool/simulate.ts'
import { type Verdict, verdicts } from '../../pool/verdict.ts'
import { widthOf } from '../../report/columns.ts'
import { endingWords, lines, nameOf } from '../../report/words.ts'
import { wrap } from '../../report/wrap.ts'
import type { Job } from '../../settings/settings.ts'
import { UsageError } from './fail.ts'
import { knownLedger } from './known.ts'
import { listed, meant } from './ledger/names.ts'
import { load, type Options, text } from './load.ts'

/** `dry-run`: which accounts would be tried, in what order and why, and which variables the agent would get (names only). */
export const dryRun = async (options: Options, argv: readonly string[]): Promise<number> => {
  const given = argv.length > 0 || options['run'] !== undefined || options['prompt'] !== undefined
  const { setup } = await load(options, given ? argv : ['true'], process.env)
  const { settings, pool } = setup
  const script = parseScript(text(options, 'simulate') ?? '', pool)
  const ledger = settings.ignoreState ? emptyLedger : await knownLedger(setup, options)
  const now = Date.now()
  const { steps, ending } = simulate(
    initialState(pool, ledger, settings.rules),
    now,
    script,
    tellsSession(settings.job),
  )
  if (options['json'] === true)
    console.log(
      JSON.stringify({ attempts: steps.flatMap(attemptJson), outcome: ending.outcome, exitCode: ending.exitCode }),
    )
  else {
    const said = [...steps.flatMap(say), endingWords(ending, steps.at(-1)?.at ?? now).text]
    console.log(said.map((line) => wrap(line, widthOf(process.stdout))).join('\n'))
  }
  return 0
}

/** Whether a failover goes on in the session: a command, and a script without another for later attempts, start again. */
const tellsSession = (job: Job): boolean => job.kind === 'prompt' || (job.kind === 'script' && job.resumeRun !== null)

/** `a=usage-limit,codex/b=ok`: what each account's attempts come to, in turn; an account not named succeeds. */
const parseScript = (text: string, pool: Pool): ((plan: Plan) => Verdict) => {
  const queues = new Map<string, Verdict[]>()
  for (const part of text.split(',').filter((piece) => piece.trim() !== '')) {
    const [name = '', wanted = ''] = part.split('=').map((piece) => piece.trim())
    const verdict = verdicts.find((known) => known === wanted)
    if (verdict === undefined)
      throw new UsageError([`--simulate: ${JSON.stringify(wanted)} is no verdict; known are ${verdicts.join(', ')}`])
    const ids = meant(name, pool.name)
    const found = pool.accounts.filter(({ id }) => ids.has(id))
    if (found.length === 0)
      throw new UsageError([
        `--simulate: the pool has no account ${JSON.stringify(name)}; it has ${listed(pool.accounts.map(nameOf))}`,
      ])
    for (const { id } of found) queues.set(id, [...(queues.get(id) ?? []), verdict])
  }
  return (plan) => queues.get(plan.account.id)?.shift() ?? 'ok'
}

const say = (step: SimulatedStep): readonly string[] => {
  switch (step.kind) {
    case 'note':
      return lines(step.note, step.at).map(({ text }) => text)
    case 'attempt':
      return [`  sets ${variables(step.plan).join(', ')}`, `  say it ends with ${step.verdict}`]
    case 'wait':
      return []
  }
}

const attemptJson = (step: SimulatedStep) =>
  step.kind === 'attempt'
    ? [
        {
          number: step.plan.number,
          account: step.plan.account.label,
          provider: step.plan.account.provider,
          resume: step.plan.resume !== null,
          verdict: step.verdict,
          variables: variables(step.plan),
        },
      ]
    : []

/** What the agent would get, by name; files by their path. */
const variables = ({ account, patience }: Plan): readonly string[] => {
  const { env, files } = agentKind(account.provider).invocation(account, patience)
  return [...Object.keys(env).sort(), ...files.filter((file) => file.secret).map((file) => `the file ${file.path}`)]
}
