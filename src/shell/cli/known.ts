import type { Ledger } from '../../pool/ledger.ts'
import type { ReadySetup } from '../setup.ts'
import { openStore } from '../stores.ts'
import { type Options, text } from './load.ts'

/** What the store knows of the pool. Trouble with it is told on standard error; the ledger is then what could be read. */
export const knownLedger = async ({ settings, pool }: ReadySetup, options: Options): Promise<Ledger> => {
  const store = openStore(settings, process.env, { stateDirectory: text(options, 'state'), defaultBranch: null })
  const { ledger, trouble } = await store.read(pool.accounts.map(({ id }) => id))
  await store.close()
  if (trouble !== null) console.error(`pool-failover: ${trouble.notice}`)
  return ledger
}
