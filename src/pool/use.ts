import type { Account } from './account.ts'
import type { Ledger } from './ledger.ts'
import type { UseRecord } from './record.ts'
import type { Utilization } from './verdict.ts'

/** The account was used now; what is not said stays as it was known. */
export const useRecord = (
  ledger: Ledger,
  account: Account,
  now: number,
  seen: { readonly succeeded?: boolean; readonly utilization?: Utilization | null },
): UseRecord => {
  const known = ledger.uses.get(account.id)
  return {
    kind: 'use',
    account: account.id,
    observedAt: now,
    succeededAt: seen.succeeded === true ? now : (known?.succeededAt ?? 0),
    utilization: seen.utilization ?? known?.utilization ?? null,
  }
}
