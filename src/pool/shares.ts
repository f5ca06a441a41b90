import type { Account } from './account.ts'
import type { Ledger } from './ledger.ts'
import type { Utilization } from './verdict.ts'

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

/**
 * What was told at `toldAt` (epoch ms), with the end of each window: its own where that is known, that of the limit which spent it
 * (`limitEnds`), and never later than its whole length after.
 */
export const withEnds = (told: Utilization, toldAt: number, limitEnds: number | null = null): Utilization => {
  const end = (window: KnownShare['window']): number | null => {
    const share = told[window]
    if (share === null) return null
    const known = told.ends?.[window] ?? (share >= 1 ? limitEnds : null)
    return Math.min(known || Number.POSITIVE_INFINITY, toldAt + lengths[window])
  }
  return { ...told, ends: { fiveHour: end('fiveHour'), sevenDay: end('sevenDay') } }
}

/** The shares that were told last, of windows that may still run. */
export const knownShares = (ledger: Ledger, account: Account, now: number): readonly KnownShare[] => {
  const use = ledger.uses.get(account.id)
  if (use?.utilization == null) return []
  const told = withEnds(use.utilization, use.observedAt)
  return (['fiveHour', 'sevenDay'] as const).flatMap((window) => {
    const [spent, endsBy] = [told[window], told.ends?.[window] ?? null]
    return spent === null || endsBy === null || endsBy <= now ? [] : [{ window, spent, endsBy }]
  })
}

/** The same as agents tell it; null where nothing is known of a window that still runs. */
export const knownUtilization = (ledger: Ledger, account: Account, now: number): Utilization | null => {
  const known = knownShares(ledger, account, now)
  const share = (window: KnownShare['window']): number | null =>
    known.find((one) => one.window === window)?.spent ?? null
  return known.length === 0 ? null : { fiveHour: share('fiveHour'), sevenDay: share('sevenDay') }
}

/** Spent share of an account's fullest window; null where nothing is known of a window that still runs. */
export const spent = (ledger: Ledger, account: Account, now: number): number | null => {
  const known = knownShares(ledger, account, now)
  return known.length === 0 ? null : Math.max(...known.map((share) => share.spent))
}
