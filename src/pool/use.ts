import type { Account } from './account.ts'
import { failuresOf } from './cooldown.ts'
import { instantAfter, type Ledger } from './ledger.ts'
import type { UseRecord } from './record.ts'
import { withEnds } from './shares.ts'
import type { Judgement, Utilization } from './verdict.ts'

/** What was seen of a use. */
interface Seen {
  readonly succeeded?: boolean
  readonly utilization?: Utilization | null
  /** Epoch ms at which the usage limit ends that it met, where that is known. */
  readonly limitEnds?: number | null
}

/** What an attempt's judgement tells of a use. */
export const seenIn = ({ verdict, utilization, reset }: Judgement): Seen & Pick<Judgement, 'utilization'> => ({
  succeeded: verdict === 'ok',
  utilization,
  limitEnds: verdict === 'usage-limit' ? (reset?.at ?? null) : null,
})

/** The account is used now; what is not said stays as it was known. */
export const useRecord = (ledger: Ledger, account: Account, now: number, seen: Seen): UseRecord => {
  const known = ledger.uses.get(account.id)
  const observedAt = instantAfter(ledger, now)
  return {
    kind: 'use',
    account: account.id,
    observedAt,
    succeededAt: seen.succeeded === true ? observedAt : (known?.succeededAt ?? 0),
    utilization: seen.utilization == null ? carriedOn(known) : withEnds(seen.utilization, now, seen.limitEnds),
  }
}

/** What was known to be spent, dated to when it was told: a later use that tells nothing makes no window longer. */
export const carriedOn = (known: UseRecord | undefined): Utilization | null =>
  known?.utilization == null ? null : withEnds(known.utilization, known.observedAt)

/** Whether the end of a use tells later runs anything that its beginning did not: how much is spent, or that a row of failures is over. */
export const saysMoreThanChoice = (ledger: Ledger, account: Account, seen: Seen): boolean =>
  (seen.utilization ?? null) !== null || (seen.succeeded === true && failuresOf(ledger, account) > 0)
