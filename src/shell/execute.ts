import { createDetector } from '../detect/create.ts'
import type { Pool } from '../pool/account.ts'
import { emptyLedger } from '../pool/ledger.ts'
import { initialState } from '../pool/run-state.ts'
import type { Agent, Cancellation, Clock, Prepare, Store, Trouble } from '../ports.ts'
import type { Screen } from '../report/action-screen.ts'
import { endingWords, lines } from '../report/words.ts'
import { type RunReport, run } from '../run.ts'
import type { Settings } from '../settings/settings.ts'

export interface Shell {
  readonly settings: Settings
  readonly pool: Pool
  readonly store: Store
  readonly agent: Agent
  readonly prepare: Prepare
  readonly screen: Screen
  readonly clock: Clock
  readonly cancellation: Cancellation
  readonly random: () => number
}

/** Reads the ledger, runs the pool to its end and says so. */
export const execute = async (shell: Shell): Promise<RunReport> => {
  const { settings, pool, store, screen, clock } = shell
  const trouble = sayOnce(screen)
  const known = settings.ignoreState
    ? { ledger: emptyLedger, trouble: null }
    : await store.read(pool.accounts.map(({ id }) => id))
  if (known.trouble !== null) trouble(known.trouble)
  const report = await run(initialState(pool, known.ledger, settings.rules), {
    agent: shell.agent,
    store,
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
