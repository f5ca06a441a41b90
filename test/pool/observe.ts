/** What an observer of a run sees, worked out from its events and effects alone, never from its state. */
import type { Account } from '../../src/pool/account.ts'
import { shareLimit } from '../../src/pool/condition.ts'
import { type Ledger, merge, recordsOf } from '../../src/pool/ledger.ts'
import type { ConditionRecord } from '../../src/pool/record.ts'
import { type AttemptEnd, initialState, type Plan } from '../../src/pool/run-state.ts'
import { type AnyRun, worldOf } from './arbitrary.ts'
import { type Play, play } from './play.ts'

export interface Seen {
  readonly plan: Plan
  readonly startedAt: number
  readonly endedAt: number
  readonly end: AttemptEnd | null
  /** All that was known when it was started: read before, recorded, read after waits. */
  readonly known: Ledger
  /** What the decision about its end recorded. */
  readonly recorded: readonly ConditionRecord[]
  /** Why it came after the attempt before it. */
  readonly why: 'first' | 'retry' | 'afresh' | 'failover'
}

export const watch = (run: AnyRun): { readonly play: Play; readonly seen: readonly Seen[] } => {
  const played = play(initialState(run.pool, run.ledger, run.rules), worldOf(run))
  return { play: played, seen: attemptsOf(run.ledger, played) }
}

const attemptsOf = (ledger: Ledger, { steps }: Play): readonly Seen[] => {
  const seen: Seen[] = []
  let known = ledger
  let waited = false
  for (const { now, event, effects } of steps) {
    const recorded = effects.flatMap((effect) => (effect.do === 'record' ? effect.records : []))
    const last = seen.at(-1)
    if ((event.type === 'attempt-ended' || event.type === 'cancelled') && last !== undefined && last.end === null) {
      const conditions = recorded.filter((record) => record.kind === 'condition')
      seen[seen.length - 1] = { ...last, end: event.end, endedAt: now, recorded: conditions }
    }
    if (event.type === 'taken') seen.pop()
    if (event.type === 'waited') known = merge(known, recordsOf(event.ledger))
    known = merge(known, recorded)
    for (const effect of effects) {
      const askedAgain = event.type === 'taken' && effect.do === 'wait'
      if (askedAgain || (effect.do === 'note' && effect.note.kind === 'waiting')) waited = true
      if (effect.do !== 'attempt') continue
      const { plan } = effect
      const why = whyAfter(seen.at(-1), plan, waited)
      waited = false
      seen.push({ plan, startedAt: now, endedAt: now, end: null, known, recorded: [], why })
    }
  }
  return seen
}

/** `waited`: all accounts were taken in between, so it is not the retry that was meant. */
const whyAfter = (before: Seen | undefined, plan: Plan, waited: boolean): Seen['why'] => {
  if (before === undefined) return 'first'
  if (before.end === null || before.plan.account !== plan.account || waited) return 'failover'
  const { refusedResume, judgement } = before.end
  if (refusedResume && before.plan.resume !== null && before.recorded.length === 0) return 'afresh'
  return judgement.verdict === 'overloaded' || judgement.verdict === 'network' ? 'retry' : 'failover'
}

/** Limits that this run itself met, of each account the last, that still hold for the account at the instant. */
export const ownLimits = (seen: readonly Seen[], account: Account, at: number): readonly ConditionRecord[] =>
  [
    ...new Map(
      seen
        .filter(({ plan }) => shareLimit(plan.account, account))
        .flatMap(({ recorded }) => recorded.map((record) => [record.account, record] as const)),
    ).values(),
  ].filter(({ until, verdict, account: of }) => until > at && (of === account.id || !isRefusal(verdict)))

const isRefusal = (verdict: string): boolean => verdict === 'auth' || verdict === 'billing'
