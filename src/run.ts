import { type AttemptResult, attempt } from './attempt.ts'
import { claim } from './claim.ts'
import { decideInformed } from './inform.ts'
import type { AccountId } from './pool/account.ts'
import { emptyLedger } from './pool/ledger.ts'
import type { Decision, Effect, Ending, Note, Plan, RunEvent, RunState } from './pool/run-state.ts'
import type { RunPorts } from './ports.ts'
import { signalExitCode } from './signal-code.ts'
import { unless } from './unless.ts'

export interface RunReport {
  readonly ending: Ending
  readonly state: RunState
  /** The accounts that were looked up in the ledger; nothing is known of the others. */
  readonly known: ReadonlySet<AccountId>
  /** The last attempt's final answer. */
  readonly answer: string | null
}

type Final = Extract<Effect, { do: 'attempt' | 'wait' | 'finish' }>

/** What the loop needs of the world; `attempt` makes one, whatever it is. */
export interface LoopPorts
  extends Pick<RunPorts, 'store' | 'leases' | 'clock' | 'note' | 'trouble' | 'cancellation' | 'random'> {
  readonly attempt: (plan: Plan) => Promise<AttemptResult>
}

/** Runs agents until the run is over. `looked`: the accounts whose records are in the state already. Rejects only on a fault of ours. */
export const run = (initial: RunState, looked: ReadonlySet<AccountId>, ports: RunPorts): Promise<RunReport> =>
  loop(initial, looked, { ...ports, attempt: (plan) => attempt(plan, ports) })

/** Carries out what `decide` asks for, until the run is over. Rejects where `attempt` does. */
export const loop = async (initial: RunState, looked: ReadonlySet<AccountId>, ports: LoopPorts): Promise<RunReport> => {
  const writes = new Set<Promise<void>>()
  let answer: string | null = null
  const tryAccount = async (plan: Plan, chosen: readonly Note[]): Promise<RunEvent> => {
    if (ports.cancellation.first.aborted) return cancelled(ports, null)
    const claimed = await claim(plan, ports)
    if (claimed.kind === 'taken') return { type: 'taken', now: ports.clock.now(), askAgainMs: claimed.askAgainMs }
    chosen.forEach(ports.note)
    const result = await ports.attempt(plan).finally(claimed.release)
    answer = result.answer ?? answer
    if (ports.cancellation.first.aborted) return cancelled(ports, result.end)
    return { type: 'attempt-ended', now: ports.clock.now(), end: result.end, random: ports.random() }
  }
  let { decision, known } = await decideInformed(initial, { type: 'begun', now: ports.clock.now() }, looked, ports)
  for (;;) {
    const final = enact(decision, ports, writes)
    if (final.do === 'finish') {
      await unless(ports.cancellation.second, Promise.all(writes))
      return { ending: final.ending, state: decision.state, known, answer }
    }
    const event =
      final.do === 'attempt'
        ? await tryAccount(final.plan, decision.effects.flatMap(chosenIn))
        : await wait(final.until, decision.state.unread ? new Set() : known, ports)
    ;({ decision, known } = await decideInformed(decision.state, event, known, ports))
  }
}

/** Starts the writes (a record is never in the way of the next attempt) and says the notes. */
const enact = (decision: Decision, ports: LoopPorts, writes: Set<Promise<void>>): Final => {
  for (const effect of decision.effects) {
    switch (effect.do) {
      case 'record':
        writes.add(
          ports.store
            .write(effect.records)
            .then((trouble) => trouble && ports.trouble(trouble, 'write'))
            .then(() => {}),
        )
        break
      case 'note':
        if (effect.note.kind !== 'chosen') ports.note(effect.note)
        break
      case 'attempt':
      case 'wait':
      case 'finish':
        return effect
    }
  }
  throw new Error('a decision without a next step')
}

/** A choice is said once its place is sure: where all are in use it is made again and again. */
const chosenIn = (effect: Effect): readonly Note[] =>
  effect.do === 'note' && effect.note.kind === 'chosen' ? [effect.note] : []

/** Waits, and looks at these accounts again: none where the store is ignored. */
const wait = async (until: number, looked: ReadonlySet<AccountId>, ports: LoopPorts): Promise<RunEvent> => {
  await ports.clock.sleepUntil(until, ports.cancellation.first)
  if (ports.cancellation.first.aborted) return cancelled(ports, null)
  if (looked.size === 0) return { type: 'waited', now: ports.clock.now(), ledger: emptyLedger }
  const known = await unless(ports.cancellation.first, ports.store.read([...looked]))
  if (known === null) return cancelled(ports, null)
  if (known.trouble !== null) ports.trouble(known.trouble, 'read')
  return { type: 'waited', now: ports.clock.now(), ledger: known.ledger }
}

const cancelled = (ports: LoopPorts, end: Extract<RunEvent, { type: 'cancelled' }>['end']): RunEvent => ({
  type: 'cancelled',
  now: ports.clock.now(),
  exitCode: signalExitCode(String(ports.cancellation.first.reason)),
  end,
})
