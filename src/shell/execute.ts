import type { Account, Pool } from '../pool/account.ts'
import { emptyLedger } from '../pool/ledger.ts'
import { initialState } from '../pool/run-state.ts'
import type { Agent, Cancellation, Clock, Leases, Prepare, RunPorts } from '../ports.ts'
import type { Screen } from '../report/action-screen.ts'
import { boundedOf, troubleTeller } from '../report/store-trouble.ts'
import { endingWords, lines } from '../report/words.ts'
import { type RunReport, run } from '../run.ts'
import type { Settings } from '../settings/settings.ts'
import { unless } from '../unless.ts'
import { firstAsked } from './look-up.ts'
import type { OpenStore } from './stores.ts'
import { unkeptBounds } from './unkept-bounds.ts'

export interface Shell {
  readonly settings: Settings
  readonly pool: Pool
  readonly store: OpenStore
  readonly agent: Agent
  readonly prepare: Prepare
  readonly work: RunPorts['work']
  readonly screen: Screen
  readonly clock: Clock
  readonly cancellation: Cancellation
  readonly random: () => number
}

/** Reads the ledger, runs the pool to its end and says so. */
export const execute = async (shell: Shell): Promise<RunReport> => {
  const { settings, pool, store, screen, clock } = shell
  const bounded = boundedOf(pool.accounts)
  const unkept = unkeptBounds(bounded, store.leases?.kept ?? 'never', settings.ignoreState)
  const teller = troubleTeller(settings.ignoreState ? [] : bounded, screen.say)
  const all = pool.accounts.map(({ id }) => id)
  const asked = firstAsked(store, pool)
  const read = settings.ignoreState ? null : store.read(asked)
  // Cancelled meanwhile: `run` ends at once, whatever is known.
  const known = (read && (await unless(shell.cancellation.first, read))) ?? { ledger: emptyLedger, trouble: null }
  if (known.trouble !== null) teller.trouble(known.trouble, 'read')
  // What can't be read is not asked for again before each attempt.
  const looked = new Set(settings.ignoreState || known.trouble !== null ? all : asked)
  const sayUnkept = () => unkept !== null && screen.say({ level: 'notice', text: unkept })
  const asksRoughly = store.leases?.kept === 'roughly' && !settings.ignoreState
  if (!asksRoughly) sayUnkept()
  const state = initialState(pool, known.ledger, settings.rules, settings.ignoreState)
  const report = await run(state, looked, {
    agent: shell.agent,
    store,
    leases: asksRoughly && store.leases ? telling(store.leases, bounded, sayUnkept) : store.leases,
    work: settings.rules.retryIf === 'untouched' ? shell.work : null,
    clock,
    prepare: shell.prepare,
    detector: async (plan) => (await import('./detecting.ts')).detectorFor(plan, settings),
    sink: screen.sink,
    note: (note) => {
      teller.flush()
      lines(note, clock.now()).forEach(screen.say)
    },
    trouble: teller.trouble,
    cancellation: shell.cancellation,
    timeoutMs: settings.timeoutMs,
    random: shell.random,
  })
  teller.flush()
  screen.say(endingWords(report.ending, clock.now()))
  return report
}

/** How well places are kept is said with the first that is kept: of a store in trouble there is more to say. */
const telling = (leases: Leases, bounded: readonly Account[], say: () => void): Pick<Leases, 'acquire'> => {
  let said = false
  return {
    acquire: async (name, max) => {
      const lease = await leases.acquire(name, max)
      if (said || lease.kind !== 'held' || !bounded.some(({ id }) => id === name)) return lease
      said = true
      say()
      return lease
    },
  }
}
