import type { Pool } from './account.ts'
import { conditionOf } from './condition.ts'
import { earliest } from './earliest.ts'
import type { Ledger } from './ledger.ts'

/** A pool at a glance. */
export interface PoolSummary {
  readonly total: number
  readonly available: number
  readonly coolingDown: number
  /** Left alone because of what its user allows: a share of its windows, hours. */
  readonly heldBack: number
  readonly quarantined: number
  readonly disabled: number
  /** Epoch ms at which the next account comes free; null when one is free now or none ever will be by itself. */
  readonly nextAvailableAt: number | null
}

export const summarise = (pool: Pool, ledger: Ledger, now: number): PoolSummary => {
  const conditions = pool.accounts.map((account) => conditionOf(pool, ledger, account, now))
  const count = (kind: string): number => conditions.filter((condition) => condition.kind === kind).length
  const ends = conditions.flatMap((condition) =>
    'until' in condition && condition.kind !== 'quarantined' ? [condition.until] : [],
  )
  const available = count('available')
  return {
    total: conditions.length,
    available,
    coolingDown: count('cooling'),
    heldBack: count('capped') + count('closed'),
    quarantined: count('quarantined'),
    disabled: count('disabled'),
    nextAvailableAt: available > 0 ? null : earliest(ends),
  }
}
