import * as core from '@actions/core'
import type { Account } from '../../pool/account.ts'
import { markLimited } from '../../pool/cooldown.ts'
import { type Ledger, merge } from '../../pool/ledger.ts'
import { pick } from '../../pool/pick.ts'
import type { AccountRecord } from '../../pool/record.ts'
import { decideRetry, retryRules } from '../../pool/retry.ts'
import { summarise } from '../../pool/summary.ts'
import { useRecord } from '../../pool/use.ts'
import { lines, nameOf, verdictWords } from '../../report/words.ts'
import { logLine } from '../../secure/escape.ts'
import { parseDuration } from '../../settings/duration.ts'
import { setUpPool } from '../setup.ts'
import { openStore } from '../stores.ts'
import { type Environment, enter, misconfiguredCode } from './enter.ts'
import { defaultBranch } from './event.ts'
import { gitState } from './git-state.ts'
import { judgeStep, type StepEnd } from './step-end.ts'

/** `pool-failover/report`: judges how a step of another action ended, records it, and says whether to go on with another account. */
export const reportAction = async (env: Environment): Promise<number> => {
  const entered = enter(setUpPool, env)
  if (entered === null) return misconfiguredCode
  const { setup, redact } = entered
  const { pool, settings } = setup
  const account = named(pool.accounts, core.getInput('account'), core.getInput('provider'))
  const rule = retryRules.find((known) => known === (core.getInput('retry-if') || 'always'))
  if (account === null || rule === undefined) {
    core.error(
      account === null
        ? 'account must be the label that select gave (its output account), and provider its output provider'
        : `retry-if must be one of ${retryRules.join(', ')}`,
    )
    return misconfiguredCode
  }
  const now = Date.now()
  const { judgement, sessionId, work } = await judgeStep(account.provider, stepEnd(), now)
  const store = openStore(settings, env, { stateDirectory: null, defaultBranch: await defaultBranch(env) })
  const { ledger } = await store.read(pool.accounts.map(({ id }) => id))
  const limit = markLimited(ledger, account, judgement, now, parseDuration(core.getInput('cooldown')) ?? 300_000)
  const record =
    limit ??
    useRecord(ledger, account, now, { succeeded: judgement.verdict === 'ok', utilization: judgement.utilization })
  const trouble = await store.write([record])
  if (trouble !== null) core.notice(trouble.notice, { title: 'pool-failover' })
  await store.close()
  if (limit === null) core.info(`${nameOf(account)} ${verdictWords[judgement.verdict]}`)
  else
    for (const { text } of lines({ kind: 'limited', account, record: limit, judgement }, now))
      core.info(logLine(redact(text)))

  const after: Ledger = merge(ledger, [record satisfies AccountRecord])
  const another = pick(pool, after, settings.ordering, now).account
  const before = core.getInput('git-state')
  const state = before === '' ? '' : await gitState(env['GITHUB_WORKSPACE'] ?? process.cwd())
  const treeChanged = before === '' || state === '' ? null : before !== state
  const { retry, why } = decideRetry(rule, judgement.verdict, another !== null && another !== account, {
    ...work,
    treeChanged,
  })
  core.info(`retry: ${retry} (${why})`)
  const { nextAvailableAt } = summarise(pool, after, now)
  core.setOutput('verdict', judgement.verdict)
  core.setOutput('retry', String(retry))
  core.setOutput('cooling-until', limit === null ? '' : new Date(limit.until).toISOString())
  core.setOutput('next-available-at', nextAvailableAt === null ? '' : new Date(nextAvailableAt).toISOString())
  core.setOutput('session-id', sessionId ?? '')
  return 0
}

const stepEnd = (): StepEnd => ({
  outcome: core.getInput('outcome'),
  exitCode: core.getInput('exit-code'),
  executionFile: core.getInput('execution-file'),
  logFile: core.getInput('log-file'),
  output: core.getInput('output'),
  error: core.getInput('error'),
})

const named = (accounts: readonly Account[], label: string, provider: string): Account | null => {
  const found = accounts.filter(
    (account) => account.label === label && (provider === '' || account.provider === provider),
  )
  return found.length === 1 ? (found[0] ?? null) : null
}
