import { ledgerRow, ledgerTable } from '../../../report/ledger-rows.ts'
import { oneLine } from '../../../secure/escape.ts'
import { spentEntries, standings } from '../../../store/stored-records.ts'
import type { Options } from '../load.ts'
import { openLedger } from './open.ts'

/** `ledger list`: what the repository's cache says of every account, ref by ref. */
export const listLedger = async (options: Options): Promise<number> => {
  const now = Date.now()
  const { repository, pool, ref, names, stored } = await openLedger(options, now)
  const rows = standings(stored).map((told) => ledgerRow(told, names.get(told.account) ?? null, now))
  const entries = stored.records.length + stored.holds.length + stored.unreadable.length
  const spent = spentEntries(stored, now).length
  if (options['json'] === true) {
    console.log(JSON.stringify({ repository, pool, accounts: rows, entries, spent }))
    return 0
  }
  if (rows.length > 0) console.log(ledgerTable(rows, now))
  console.log(
    entries === 0
      ? `The cache of ${repository} holds nothing of the pool ${JSON.stringify(pool)}${ref === null ? '' : ` on ${oneLine(ref)}`}.`
      : `${entries} ${entries === 1 ? 'entry' : 'entries'}, ${spent} of them of no effect any more${spent > 0 ? ' (ledger prune takes them away)' : ''}`,
  )
  return 0
}
