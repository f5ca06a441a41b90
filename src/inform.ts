import type { AccountId } from './pool/account.ts'
import { decide } from './pool/decide.ts'
import { merge, recordsOf } from './pool/ledger.ts'
import { toLookUp } from './pool/look-up.ts'
import { readiness } from './pool/readiness.ts'
import type { Decision, RunEvent, RunState } from './pool/run-state.ts'
import type { RunPorts } from './ports.ts'
import { unless } from './unless.ts'

/** A decision, and the accounts that were looked up by then. */
export interface Informed {
  readonly decision: Decision
  readonly known: ReadonlySet<AccountId>
}

/**
 * Decides; where that would start an account of which the store was not asked yet, asks and decides the same again, for it costs
 * nothing. A store in trouble is said and not asked again: the rest is taken for free.
 */
export const decideInformed = async (
  before: RunState,
  event: RunEvent,
  knownBefore: ReadonlySet<AccountId>,
  { store, trouble, cancellation }: Pick<RunPorts, 'store' | 'trouble' | 'cancellation'>,
): Promise<Informed> => {
  let [state, known] = [before, knownBefore]
  for (;;) {
    const decision = decide(state, event)
    const asked = unasked(decision, event.now, known, store.portion ?? Number.POSITIVE_INFINITY)
    if (asked.length === 0) return { decision, known }
    const found = await unless(cancellation.first, store.read(asked))
    if (found === null) return { decision, known }
    if (found.trouble !== null) trouble(found.trouble, 'read')
    known = new Set([...known, ...(found.trouble === null ? asked : state.pool.accounts.map(({ id }) => id))])
    state = { ...state, ledger: merge(state.ledger, recordsOf(found.ledger)) }
  }
}

const unasked = (
  { state, effects }: Decision,
  now: number,
  known: ReadonlySet<AccountId>,
  portion: number,
): readonly AccountId[] => {
  if (effects.at(-1)?.do !== 'attempt' || known.size >= state.pool.accounts.length) return []
  const free = readiness(state, now).flatMap(({ account, skip }) => (skip === null ? [account] : []))
  return toLookUp(state.pool, free, known, portion)
}
