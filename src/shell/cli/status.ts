import { widthOf } from '../../report/columns.ts'
import { statusRows, statusTable } from '../../report/status.ts'
import { knownLedger } from './known.ts'
import { load, type Options } from './load.ts'

/** `status`: every account with its state, until when, how that is known, and when it was last used. */
export const status = async (options: Options): Promise<number> => {
  const { setup } = await load(options, ['true'], process.env)
  const now = Date.now()
  const rows = statusRows(setup.pool, await knownLedger(setup, options), now)
  console.log(
    options['json'] === true ? JSON.stringify({ accounts: rows }) : statusTable(rows, now, widthOf(process.stdout)),
  )
  return 0
}
