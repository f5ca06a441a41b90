import { conditionWords } from '../../../report/ledger-rows.ts'
import { UsageError } from '../fail.ts'
import type { Options } from '../load.ts'
import { meant } from './names.ts'
import { openLedger } from './open.ts'
import { type Doomed, removeEntries } from './remove.ts'

/**
 * `ledger clear`: ends the cooldowns of accounts, by removing every entry that says one. A record that outranks them can only be
 * written by a run: GitHub lets nobody else add an entry.
 */
export const clearLedger = async (options: Options, accounts: readonly string[]): Promise<number> => {
  const all = options['all'] === true
  if (all === accounts.length > 0) throw new UsageError(['which accounts? Give their labels, or --all'])
  const now = Date.now()
  const open = await openLedger(options, now)
  const { stored, names, pool, repository } = open
  const wanted = accounts.map((account) => ({ account, ids: meant(account, pool) }))
  const nameOf = (id: string): string =>
    wanted.map(({ ids }) => ids.get(id)).find((name) => name !== undefined) ?? names.get(id) ?? id
  const conditions = stored.records.flatMap(({ record, ...entry }) =>
    record.kind === 'condition' ? [{ entry, record }] : [],
  )
  const doomed = conditions
    .filter(({ record }) => all || wanted.some(({ ids }) => ids.has(record.account)))
    .map(({ entry, record }): Doomed => ({ entry, why: `${nameOf(record.account)}  ${conditionWords(record, now)}` }))
  for (const { account, ids } of wanted) {
    if (!conditions.some(({ record }) => ids.has(record.account)))
      console.error(`pool-failover: ${JSON.stringify(account)} has no cooldown in the cache of ${repository}`)
  }
  return removeEntries(open, doomed, options)
}
