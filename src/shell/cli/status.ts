import { widthOf } from '../../report/columns.ts'
import { statusRows, statusTable } from '../../report/status.ts'
import { openStore } from '../stores.ts'
import { load, type Options, text } from './load.ts'

/** `status`: every account with its state, until when, how that is known, and when it was last used. */
export const status = async (options: Options): Promise<number> => {
  const { setup } = await load(options, ['true'], process.env)
  const { settings, pool } = setup
  const store = openStore(settings, process.env, { stateDirectory: text(options, 'state'), defaultBranch: null })
  const now = Date.now()
  const { ledger, trouble } = await store.read(pool.accounts.map(({ id }) => id))
  await store.close()
  if (trouble !== null) console.error(`pool-failover: ${trouble.notice}`)
  const rows = statusRows(pool, ledger, now)
  console.log(
    options['json'] === true ? JSON.stringify({ accounts: rows }) : statusTable(rows, now, widthOf(process.stdout)),
  )
  return 0
}
