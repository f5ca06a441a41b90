import type { Account } from './account.ts'
import type { Ledger } from './ledger.ts'

/** What is known to be spent of one window of an account that still runs. */
export interface KnownShare {
  readonly window: 'fiveHour' | 'sevenDay'
  /** 0 to 1, or a little more. */
  readonly spent: number
  /** Epoch ms at which the window has ended, at the latest. */
  readonly endsBy: number
}

const hour = 3_600_000
const lengths = { fiveHour: 5 * hour, sevenDay: 7 * 24 * hour }

/** The shares that were told last, of windows that may still run: one that did then has ended once its whole length went by. */
export const knownShares = (ledger: Ledger, account: Account, now: number): readonly KnownShare[] => {
  const use = ledger.uses.get(account.id)
  if (use === undefined) return []
  const { observedAt, utilization } = use
  return (['fiveHour', 'sevenDay'] as const).flatMap((window) => {
    const [spent, endsBy] = [utilization?.[window] ?? null, observedAt + lengths[window]]
    return spent === null || endsBy <= now ? [] : [{ window, spent, endsBy }]
  })
}

/** Spent share of an account's fullest window; 0 where nothing is known of a window that still runs. */
export const spent = (ledger: Ledger, account: Account, now: number): number =>
  Math.max(0, ...knownShares(ledger, account, now).map((share) => share.spent))
