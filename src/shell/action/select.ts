import * as core from '@actions/core'
import { emptyLedger } from '../../pool/ledger.ts'
import { pick } from '../../pool/pick.ts'
import { summarise } from '../../pool/summary.ts'
import { useRecord } from '../../pool/use.ts'
import { nameOf, skipWords } from '../../report/words.ts'
import { setUpPool } from '../setup.ts'
import { openStore } from '../stores.ts'
import { type Environment, enter, misconfiguredCode } from './enter.ts'
import { defaultBranch } from './event.ts'
import { gitState } from './git-state.ts'
import { credentialVariables, handOn } from './hand-on.ts'

/** `pool-failover/select`: picks an account for a step that runs the agent itself, and hands its credential on. */
export const selectAction = async (env: Environment): Promise<number> => {
  const entered = enter(setUpPool, env)
  if (entered === null) return misconfiguredCode
  const { setup, redact } = entered
  const { pool, settings } = setup
  const files = pool.accounts.filter((account) => credentialVariables(account) === null)
  if (files.length > 0) {
    core.error(
      `${files.map(nameOf).join(', ')}: accounts made of files can not be handed on to another step; use the main action`,
    )
    return misconfiguredCode
  }
  const store = openStore(settings, env, { stateDirectory: null, defaultBranch: await defaultBranch(env) })
  const { ledger, trouble } = settings.ignoreState
    ? { ledger: emptyLedger, trouble: null }
    : await store.read(pool.accounts.map(({ id }) => id))
  if (trouble !== null) core.notice(trouble.notice, { title: 'pool-failover' })
  const now = Date.now()
  const { account, skipped } = pick(pool, ledger, settings.ordering, now)
  for (const { account: other, skip } of skipped) core.info(redact(`skipped ${nameOf(other)}: ${skipWords(skip, now)}`))
  const { nextAvailableAt } = summarise(pool, ledger, now)
  core.setOutput('outcome', account === null ? 'exhausted' : 'selected')
  core.setOutput('next-available-at', nextAvailableAt === null ? '' : new Date(nextAvailableAt).toISOString())
  if (account !== null) {
    core.info(`selected ${nameOf(account)}`)
    core.setOutput('account', account.label)
    core.setOutput('provider', account.provider)
    core.setOutput('git-state', await gitState(env['GITHUB_WORKSPACE'] ?? process.cwd()))
    handOn(credentialVariables(account) ?? {}, core.getInput('export') === 'true')
    await store.write([useRecord(ledger, account, now, {})])
  }
  await store.close()
  if (account !== null || core.getInput('when-exhausted') === 'neutral') return 0
  core.error('every account is spent or refused', { title: 'pool-failover' })
  return 75
}
