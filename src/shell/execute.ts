import { createDetector } from '../detect/create.ts'
import type { Pool } from '../pool/account.ts'
import { emptyLedger } from '../pool/ledger.ts'
import { initialState } from '../pool/run-state.ts'
import type { Agent, Cancellation, Clock, Prepare, RunPorts, Trouble } from '../ports.ts'
import type { Screen } from '../report/action-screen.ts'
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
  const trouble = sayOnce(screen)
  const all = pool.accounts.map(({ id }) => id)
  const asked = firstAsked(store, pool)
  const read = settings.ignoreState ? null : store.read(asked)
  // Cancelled meanwhile: `run` ends at once, whatever is known.
  const known = (read && (await unless(shell.cancellation.first, read))) ?? { ledger: emptyLedger, trouble: null }
  if (known.trouble !== null) trouble(known.trouble)
  // What can't be read is not asked for again before each attempt.
  const looked = new Set(settings.ignoreState || known.trouble !== null ? all : asked)
  const unkept = unkeptBounds(pool, store.leases?.kept ?? 'never')
  if (unkept !== null) screen.say({ level: 'notice', text: unkept })
  const state = initialState(pool, known.ledger, settings.rules, settings.ignoreState)
  const report = await run(state, looked, {
    agent: shell.agent,
    store,
    leases: store.leases,
    work: settings.rules.retryIf === 'untouched' ? shell.work : null,
    clock,
    prepare: shell.prepare,
    detector: (plan, resumes) =>
      createDetector(plan.account.provider, {
        resumed: resumes,
        retryDelayThresholdMs: settings.longestRetryMs,
        patient: plan.patience === 'own',
        patterns: settings.limitPatterns,
      }),
    sink: screen.sink,
    note: (note) => lines(note, clock.now()).forEach(screen.say),
    trouble,
    cancellation: shell.cancellation,
    timeoutMs: settings.timeoutMs,
    random: shell.random,
  })
  screen.say(endingWords(report.ending, clock.now()))
  return report
}

/** A store in trouble stays in trouble: one notice is enough. */
const sayOnce = (screen: Screen): ((trouble: Trouble) => void) => {
  const said = new Set<string>()
  return ({ notice }) => {
    if (said.size === 0) screen.say({ level: 'notice', text: notice })
    said.add(notice)
  }
}
