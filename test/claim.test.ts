import { describe, expect, it } from 'vitest'
import { claim } from '../src/claim.ts'
import { unbounded } from '../src/pool/bounds.ts'
import type { Plan } from '../src/pool/run-state.ts'
import type { Doing, Lease, Leases, Trouble } from '../src/ports.ts'
import { account } from './pool/make.ts'

/** Leases in memory: counts what is held, answers `taken` where the bound is met. */
const leasesOf = (held: Map<string, number>): Leases => ({
  kept: 'exactly',
  acquire: async (name, max): Promise<Lease> => {
    const now = held.get(name) ?? 0
    if (now >= max) return { kind: 'taken', askAgainMs: 5_000 }
    held.set(name, now + 1)
    return {
      kind: 'held',
      release: async () => {
        held.set(name, (held.get(name) ?? 0) - 1)
      },
    }
  },
})

const planOf = (maxConcurrent: number | null, probe = false): Plan => ({
  number: 1,
  account: account('a', { bounds: { ...unbounded, maxConcurrent } }),
  resume: null,
  patience: 'own',
  probe,
})
const quiet = (): void => undefined
const granted = { kind: 'granted' }
const taken = { kind: 'taken', askAgainMs: 5_000 }

describe('a claim', () => {
  it('asks for nothing where nothing is bounded, or nothing can be', async () => {
    const held = new Map<string, number>()
    await claim(planOf(null), { leases: leasesOf(held), trouble: quiet })
    expect(held.size).toBe(0)
    expect(await claim(planOf(1), { leases: null, trouble: quiet })).toMatchObject(granted)
  })

  it.each([
    [null, 1],
    [2, 2],
  ])('of an account made of files is for one run, unless it says maxConcurrent: %j', async (maxConcurrent, places) => {
    const held = new Map<string, number>()
    const ports = { leases: leasesOf(held), trouble: quiet }
    const plan = planOf(maxConcurrent)
    const files = { ...plan, account: { ...plan.account, credential: { kind: 'files', files: {} } as const } }
    for (let taken = 0; taken < places; taken += 1) expect(await claim(files, ports)).toMatchObject(granted)
    expect(await claim(files, ports)).toEqual(taken)
  })

  it('holds one of the places until it is released', async () => {
    const held = new Map<string, number>()
    const ports = { leases: leasesOf(held), trouble: quiet }
    const [one, other] = [await claim(planOf(2), ports), await claim(planOf(2), ports)]
    expect([one, other]).toMatchObject([granted, granted])
    expect(await claim(planOf(2), ports)).toEqual(taken)
    if (one?.kind === 'granted') await one.release()
    expect(await claim(planOf(2), ports)).toMatchObject(granted)
  })

  it('of a probe is for one run only, and gives back the probe where the places are taken', async () => {
    const held = new Map<string, number>([['id-claude-a', 1]])
    const ports = { leases: leasesOf(held), trouble: quiet }
    expect(await claim(planOf(1, true), ports)).toEqual(taken)
    expect(held.get('id-claude-a.probe')).toBe(0)
    expect(await claim(planOf(null, true), ports)).toMatchObject(granted)
    expect(await claim(planOf(null, true), ports)).toEqual(taken)
  })

  it('is granted and said where the store is in trouble', async () => {
    const trouble: Trouble = { reason: 'unreachable', notice: 'no Redis' }
    const said: [Trouble, Doing][] = []
    const leases: Leases = { kept: 'exactly', acquire: async () => ({ kind: 'failed', trouble }) }
    const ports = { leases, trouble: (one: Trouble, doing: Doing) => said.push([one, doing]) }
    expect(await claim(planOf(1), ports)).toMatchObject(granted)
    expect(said).toEqual([[trouble, 'place']])
  })
})
