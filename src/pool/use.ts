import type { Account } from './account.ts'
import { instantAfter, type Ledger } from './ledger.ts'
import type { UseRecord } from './record.ts'
import type { Utilization } from './verdict.ts'

/** The account is used now; what is not said stays as it was known. */
export const useRecord = (
  ledger: Ledger,
  account: Account,
  now: number,
  seen: { readonly succeeded?: boolean; readonly utilization?: Utilization | null },
): UseRecord => {
  const known = ledger.uses.get(account.id)
  const observedAt = instantAfter(ledger, now)
  return {
    kind: 'use',
    account: account.id,
    observedAt,
    succeededAt: seen.succeeded === true ? observedAt : (known?.succeededAt ?? 0),
    utilization: seen.utilization ?? known?.utilization ?? null,
  }
}
