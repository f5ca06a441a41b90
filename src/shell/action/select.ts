import * as core from '@actions/core'
import type { Account, Pool } from '../../pool/account.ts'
import { emptyLedger } from '../../pool/ledger.ts'
import { pick } from '../../pool/pick.ts'
import { summarise } from '../../pool/summary.ts'
import { useRecord } from '../../pool/use.ts'
import { nameOf, skipWords } from '../../report/words.ts'
import { duration, oneOf } from '../../settings/inputs.ts'
import type { PoolSettings } from '../../settings/settings.ts'
import { gitState } from '../git-state.ts'
import { readForChoice } from '../look-up.ts'
import { setUpPool } from '../setup.ts'
import { leasesNotice, openStore } from '../stores.ts'
import { type Entered, type Environment, enter, misconfigured, misconfiguredCode, type Voice } from './enter.ts'
import { defaultBranch } from './event.ts'
import { guarded } from './guarded.ts'
import { credentialOf, handOn } from './hand-on.ts'
import { inOwnDirectory } from './own-directory.ts'
import { placeState, takePlace } from './place-taken.ts'
import { writeSelection } from './selection.ts'
import { tellRunner } from './tell-runner.ts'

/** A store that does not answer costs a job 10 s in all: so much here, the rest when the step's end is reported. */
const limitMs = 6_500

/** Longer than most jobs work; at the job's end the place is given back in any case. */
const usualLeaseMs = 2 * 3_600_000

interface Wishes {
  readonly exported: boolean
  readonly whenExhausted: 'fail' | 'neutral'
  /** How long a place on an account is kept, ms. */
  readonly leaseMs: number
}

/** `pool-failover/select`: picks an account for a step that runs the agent itself, and hands its credential on. */
export const selectAction = async (given: Environment): Promise<number> => {
  const env = { ...given }
  const entered = await enter(setUpPool, env)
  return entered === null ? misconfiguredCode : guarded(entered.say, () => select(entered, env))
}

const select = async (entered: Entered<PoolSettings>, env: Environment): Promise<number> => {
  const problems: string[] = []
  const one = oneOf(core.getInput, problems)
  const wishes: Wishes = {
    exported: one('export', ['false', 'true'], 'false') === 'true',
    whenExhausted: one('when-exhausted', ['fail', 'neutral'], 'fail'),
    leaseMs: duration(core.getInput, problems)('lease', usualLeaseMs) || usualLeaseMs,
  }
  const pool = portable(entered.setup.pool, entered)
  if (pool.accounts.length === 0) problems.push('no account of the list can be handed on to another step')
  if (problems.length > 0) {
    misconfigured(problems, entered)
    return misconfiguredCode
  }
  const { settings } = entered.setup
  const account = await inOwnDirectory(env, (directory) =>
    choose(pool, settings, env, directory, entered, wishes.leaseMs),
  )
  if (account !== null) {
    handOn(account, wishes.exported, env)
    return 0
  }
  const neutral = wishes.whenExhausted === 'neutral'
  entered.say({ level: neutral ? 'notice' : 'error', text: 'no account of the pool is free' })
  return neutral ? 0 : 75
}

const choose = async (
  pool: Pool,
  settings: PoolSettings,
  env: Environment,
  directory: string,
  { say }: Voice,
  leaseMs: number,
): Promise<Account | null> => {
  const store = openStore(settings, env, { stateDirectory: null, defaultBranch: await defaultBranch(env), limitMs })
  const { ordering, store: kind } = settings
  const start = performance.now()
  const now = Date.now()
  const { ledger, trouble } = settings.ignoreState
    ? { ledger: emptyLedger, trouble: null }
    : await readForChoice(store, pool, ordering, now)
  const unkept = leasesNotice(store, pool)
  if (unkept !== null) say({ level: 'notice', text: unkept })
  const placed = await takePlace(store, (taken) => pick(pool, ledger, ordering, now, taken), now, leaseMs)
  const { account, skipped, holder } = placed
  const unwritten = account === null ? null : await store.write([useRecord(ledger, account, now, {})])
  await store.close()
  const met = trouble ?? placed.trouble ?? unwritten
  const lostMs = met === null ? 0 : Math.round(performance.now() - start)
  if (met !== null) say({ level: 'notice', text: met.notice })
  for (const { account: other, skip } of skipped) {
    say({ level: 'info', text: `skipped ${nameOf(other)}: ${skipWords(skip, now)}` })
  }
  const { nextAvailableAt } = summarise(pool, ledger, now)
  core.setOutput('outcome', account === null ? 'exhausted' : 'selected')
  core.setOutput('next-available-at', nextAvailableAt === null ? '' : new Date(nextAvailableAt).toISOString())
  if (account === null) return null
  say({ level: 'info', text: `selected ${nameOf(account)}` })
  const state = await gitState(env['GITHUB_WORKSPACE'] ?? process.cwd(), directory)
  if (holder !== '') tellRunner('state', { place: placeState(pool, account.id, holder) })
  core.setOutput('account', account.label)
  core.setOutput('provider', account.provider)
  core.setOutput(
    'selection',
    writeSelection({ pool, account, ordering, store: kind, lostMs, at: now, gitState: state, holder }),
  )
  return account
}

/** The accounts whose credential is made of variables: files can not be handed on. */
const portable = (pool: Pool, { say }: Voice): Pool => {
  const accounts = pool.accounts.filter((account) => credentialOf(account) !== null)
  const left = pool.accounts.filter((account) => !accounts.includes(account))
  for (const account of left) {
    say({ level: 'info', text: `left out ${nameOf(account)}: its files can only be used by the main action` })
  }
  return { ...pool, accounts }
}
