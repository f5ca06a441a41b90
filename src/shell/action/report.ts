import * as core from '@actions/core'
import { markLimited } from '../../pool/cooldown.ts'
import { merge } from '../../pool/ledger.ts'
import { pick } from '../../pool/pick.ts'
import { decideRetry } from '../../pool/retry.ts'
import { summarise } from '../../pool/summary.ts'
import { saysMoreThanChoice, seenIn, useRecord } from '../../pool/use.ts'
import type { Judgement } from '../../pool/verdict.ts'
import { lines, verdictLine } from '../../report/words.ts'
import { maskable } from '../../secure/mask.ts'
import { tokensIn } from '../../secure/ordinary.ts'
import { gitState, treeChanged } from '../git-state.ts'
import { readForChoice } from '../look-up.ts'
import { openStore } from '../stores.ts'
import { type Environment, misconfigured, misconfiguredCode, speak, type Voice } from './enter.ts'
import { defaultBranch } from './event.ts'
import { guarded } from './guarded.ts'
import { inOwnDirectory } from './own-directory.ts'
import { type ReportInputs, reportInputs } from './report-inputs.ts'
import { sessionSince } from './session-since.ts'
import { judgeStep } from './step-end.ts'

/** What a store that does not answer may cost `select` and this together, ms; and what is left here at least: one that works again needs less. */
const limitMs = 8_500
const leastMs = 2_000

/** `pool-failover/report`: judges how a step of another action ended, records it, and says whether to go on with another account. */
export const reportAction = async (env: Environment): Promise<number> => {
  const voice = speak(maskable(core.getInput('store-url')))
  const inputs = reportInputs(core.getInput)
  if ('problems' in inputs) {
    misconfigured(inputs.problems, voice)
    return misconfiguredCode
  }
  if (inputs.end.outcome === 'skipped') {
    voice.say({ level: 'notice', text: 'the step that runs the agent was skipped: nothing to report' })
    return 0
  }
  return guarded(voice.say, async () => {
    await inOwnDirectory(env, (directory) => report(inputs, env, directory, voice))
    return 0
  })
}

const report = async (inputs: ReportInputs, env: Environment, directory: string, voice: Voice): Promise<void> => {
  const { selection, end } = inputs
  const { pool, account, ordering } = selection
  const now = Date.now()
  const session = await sessionSince(account.provider, inputs.agentHome, env, selection.at)
  const { judgement, sessionId, work, unread } = await judgeStep(account.provider, { ...end, session }, now)
  for (const name of unread) voice.say({ level: 'warning', text: `${name} can not be read; judging without it` })
  hideTokens(judgement, voice)

  const settings = {
    ...selection,
    pool: pool.name,
    provider: null,
    storeUrl: inputs.storeUrl,
    reserve: null,
    ignoreState: false,
  }
  const store = openStore(settings, env, {
    stateDirectory: null,
    defaultBranch: await defaultBranch(env),
    limitMs: Math.max(leastMs, limitMs - selection.lostMs),
  })
  const { ledger, trouble } = await readForChoice(store, pool, ordering, now, [account.id])
  const unfreed =
    selection.holder === '' ? null : ((await store.reservations?.free(account.id, selection.holder)) ?? null)
  const limit = markLimited(ledger, account, judgement, now, inputs.cooldownMs)
  const seen = seenIn(judgement)
  const use = useRecord(ledger, account, now, seen)
  const records = limit === null ? [use] : seen.utilization === null ? [limit] : [limit, use]
  // The select step told the rest; 200 jobs a minute fit into what GitHub's cache takes only if each writes once.
  const isNews = limit !== null || saysMoreThanChoice(ledger, account, seen)
  const unwritten = isNews ? await store.write(records) : null
  await store.close()
  const notice = (trouble ?? unfreed ?? unwritten)?.notice
  if (notice !== undefined) voice.say({ level: 'notice', text: notice })
  const said =
    limit === null
      ? verdictLine(account, judgement)
      : lines({ kind: 'limited', account, record: limit, judgement, unread: false }, now)
  said.forEach(voice.say)

  const after = merge(ledger, records)
  const state = selection.gitState === '' ? '' : await gitState(env['GITHUB_WORKSPACE'] ?? process.cwd(), directory)
  const changed = treeChanged(selection.gitState, state)
  const another = pick(pool, after, ordering, now).account
  const free = another !== null && another !== account
  const { retry, why } = decideRetry(inputs.rule, judgement.verdict, free, { ...work, treeChanged: changed })
  voice.say({ level: 'info', text: `retry: ${retry} (${why})` })
  const { nextAvailableAt } = summarise(pool, after, now)
  core.setOutput('verdict', judgement.verdict)
  core.setOutput('retry', String(retry))
  core.setOutput('cooling-until', limit === null ? '' : new Date(limit.until).toISOString())
  core.setOutput('next-available-at', nextAvailableAt === null ? '' : new Date(nextAvailableAt).toISOString())
  core.setOutput('session-id', sessionId ?? '')
}

/** The accounts' secrets are not known here, and masked only where `select` ran in this job: what looks like one goes too. */
const hideTokens = ({ evidence }: Judgement, { redact }: Voice): void => {
  if (evidence !== null) redact.add(tokensIn(evidence.text))
}
