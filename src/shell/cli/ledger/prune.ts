import { spentEntries } from '../../../store/stored-records.ts'
import type { Options } from '../load.ts'
import { openLedger } from './open.ts'
import { removeEntries } from './remove.ts'

/** `ledger prune`: removes the entries that no run's choice depends on any more. */
export const pruneLedger = async (options: Options): Promise<number> => {
  const now = Date.now()
  const open = await openLedger(options, now)
  return removeEntries(open, spentEntries(open.stored, now), options)
}
