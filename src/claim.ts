import { placesOf } from './pool/places.ts'
import type { Plan } from './pool/run-state.ts'
import type { Lease, RunPorts } from './ports.ts'

/** The right to make an attempt now; `release` gives it back. */
export type Claim =
  | { readonly kind: 'granted'; readonly release: () => Promise<void> }
  /** Other runs have taken all places. */
  | Extract<Lease, { kind: 'taken' }>

/**
 * Claims what the attempt needs, where the store can tell runs apart: a place on an account that bounds their number, and
 * for a probe to be the only one. A store in trouble is said and otherwise in nobody's way.
 */
export const claim = async (plan: Plan, ports: Pick<RunPorts, 'leases' | 'trouble'>): Promise<Claim> => {
  const held: Extract<Lease, { kind: 'held' }>[] = []
  const release = async (): Promise<void> => {
    await Promise.all(held.map((lease) => lease.release()))
  }
  const { leases } = ports
  for (const [name, max] of leases === null ? [] : wanted(plan)) {
    const lease = await leases?.acquire(name, max)
    if (lease?.kind === 'held') held.push(lease)
    if (lease?.kind === 'failed') ports.trouble(lease.trouble, 'place')
    if (lease?.kind === 'taken') {
      await release()
      return lease
    }
  }
  return { kind: 'granted', release }
}

const wanted = ({ account, probe }: Plan): readonly [name: string, max: number][] => {
  const places = placesOf(account)
  return [
    ...(probe ? ([[`${account.id}.probe`, 1]] as const) : []),
    ...(places === null ? [] : ([[account.id, places]] as const)),
  ].map(([name, max]) => [name, max])
}
