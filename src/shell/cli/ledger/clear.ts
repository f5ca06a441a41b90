import { conditionWords, holdWords } from '../../../report/ledger-rows.ts'
import { standings } from '../../../store/stored-records.ts'
import { UsageError } from '../fail.ts'
import type { Options } from '../load.ts'
import { listed, meant } from './names.ts'
import { openLedger } from './open.ts'
import { type Doomed, removeEntries } from './remove.ts'

/**
 * `ledger clear`: ends the cooldowns of accounts, by removing every entry that says one; with `--in-use` also those that say that a run
 * uses them. A record that outranks them can only be written by a run: GitHub lets nobody else add an entry.
 */
export const clearLedger = async (options: Options, accounts: readonly string[]): Promise<number> => {
  const all = options['all'] === true
  if (all === accounts.length > 0) throw new UsageError(['which accounts? Give their labels, or --all'])
  const now = Date.now()
  const open = await openLedger(options, now)
  const { stored, names, pool, repository } = open
  const wanted = accounts.map((account) => ({ account, ids: meant(account, pool) }))
  const seen = new Set([...stored.records.map(({ record }) => record), ...stored.holds].map(({ account }) => account))
  const unknown = wanted.filter(({ ids }) => ![...ids.keys()].some((id) => names.has(id) || seen.has(id)))
  // Without a list of accounts nobody can tell a wrong label from that of an account which was never used.
  if (names.size > 0 && unknown.length > 0)
    throw new UsageError(
      unknown.map(
        ({ account }) => `there is no account ${JSON.stringify(account)}; there are ${listed([...names.values()])}`,
      ),
    )
  const isMeant = (id: string): boolean => all || wanted.some(({ ids }) => ids.has(id))
  const nameOf = (id: string): string =>
    wanted.map(({ ids }) => ids.get(id)).find((name) => name !== undefined) ?? names.get(id) ?? id
  const conditions = stored.records.flatMap(({ record, ...entry }) =>
    record.kind === 'condition' ? [{ entry, account: record.account, words: conditionWords(record, now) }] : [],
  )
  const holds = stored.holds.map((hold) => ({ entry: hold, account: hold.account, words: holdWords(hold.until, now) }))
  const inUse = options['inUse'] === true
  // All of an account's: the newest alone would uncover an older one.
  const found = [...conditions, ...(inUse ? holds : [])]
  const doomed = found
    .filter(({ account }) => isMeant(account))
    .map(({ entry, account, words }): Doomed => ({ entry, why: `${nameOf(account)}  ${words}` }))
  for (const { account, ids } of wanted) {
    if (!found.some((one) => ids.has(one.account)))
      console.error(`pool-failover: ${JSON.stringify(account)} has no cooldown in the cache of ${repository}`)
  }
  for (const { account, inUseUntil } of inUse ? [] : standings(stored)) {
    if (inUseUntil > now && isMeant(account))
      console.error(`pool-failover: ${nameOf(account)} is ${holdWords(inUseUntil, now)}; --in-use clears that too`)
  }
  return removeEntries(open, doomed, options)
}
