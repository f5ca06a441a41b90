import { explain } from '../../pool/explain.ts'
import { emptyLedger } from '../../pool/ledger.ts'
import { initialState } from '../../pool/run-state.ts'
import { explanationJson, explanationLines } from '../../report/explanation.ts'
import { knownLedger } from './known.ts'
import { load, type Options } from './load.ts'

/** `explain`: why the next account is what it is, and why each other isn't. */
export const explainCommand = async (options: Options): Promise<number> => {
  const { setup } = await load(options, ['true'], process.env)
  const { settings, pool } = setup
  const ledger = settings.ignoreState ? emptyLedger : await knownLedger(setup, options)
  const now = Date.now()
  const told = explain(initialState(pool, ledger, settings.rules), now)
  const { ordering } = settings.rules
  if (options['json'] === true) console.log(JSON.stringify(explanationJson(told, ordering, now)))
  else console.log(explanationLines(told, ordering, now).join('\n'))
  return 0
}
