import { describe, expect, it, test } from 'vitest'
import { type Bounds, boundsOf, parseShare, unbounded } from '../../src/pool/bounds.ts'
import { conditionOf } from '../../src/pool/condition.ts'
import { parseHours } from '../../src/pool/hours.ts'
import type { PartialEntry } from '../../src/pool/schema.ts'
import { account, day, hour, ledgerOf, minute, noon, poolOf, use } from './make.ts'
import { parsed, problemsOf } from './parsing.ts'

test.each([
  ['5%', 0.05],
  [' 12.5 % ', 0.125],
  ['0%', 0],
  ['100%', 1],
  ['101%', null],
  ['5', null],
  ['-5%', null],
  ['%', null],
  ['', null],
])('%j is %d', (text, share) => expect(parseShare(text)).toBe(share))

describe('the bounds of an entry', () => {
  test.each<[PartialEntry, number | null, Partial<Bounds>]>([
    [{}, null, {}],
    [{}, 0.05, { fiveHour: 0.95, sevenDay: 0.95 }],
    [{ reserve: '10%' }, 0.05, { fiveHour: 0.9, sevenDay: 0.9 }],
    [{ reserve: '0%' }, 0.05, {}],
    [{ reserve: '10%', maxUtilization: { seven_day: '60%' } }, null, { fiveHour: 0.9, sevenDay: 0.6 }],
    [{ maxUtilization: { five_hour: '100%' } }, null, { fiveHour: 1 }],
    [{ hours: 'Sat-Sun', maxConcurrent: 2 }, null, { hours: parseHours('Sat-Sun'), maxConcurrent: 2 }],
  ])('%j with a reserve of %d for all', (entry, reserve, bounds) => {
    const problems: string[] = []
    expect(boundsOf(entry, reserve, problems)).toEqual({ ...unbounded, ...bounds })
    expect(problems).toEqual([])
  })

  it('are read from the list', () =>
    expect(
      parsed([{ label: 'a', provider: 'claude', secret: 'sk-ant-api03-FAKE-a', reserve: '5%' }]).accounts[0]?.bounds,
    ).toEqual({
      ...unbounded,
      fiveHour: 0.95,
      sevenDay: 0.95,
    }))

  it('have problems that are all told, with what would be right', () =>
    expect(
      problemsOf([
        {
          label: 'a',
          provider: 'claude',
          secret: 'sk-ant-api03-FAKE-a',
          reserve: 'some',
          maxUtilization: { five_hour: '80', seven_day: '160%' },
          hours: 'at night',
          maxConcurrent: 0,
        },
        { label: 'b', provider: 'claude', secret: 'sk-ant-api03-FAKE-b', maxUtilization: { daily: '80%' } },
      ]),
    ).toEqual([
      'accounts[0] (a): maxConcurrent must be a whole number from 1 to 1000',
      'accounts[0] (a): reserve must be a share like "5%"',
      'accounts[0] (a): hours must be like "Mon-Fri 18:00-08:00 Europe/Rome", several apart by commas',
      'accounts[0] (a): maxUtilization.five_hour must be a share like "5%"',
      'accounts[0] (a): maxUtilization.seven_day must be a share like "5%"',
      'accounts[1] (b): maxUtilization must be like {"five_hour": "80%", "seven_day": "60%"}',
    ]))
})

describe('an account with caps', () => {
  const capped = account('c', { bounds: { ...unbounded, fiveHour: 0.8, sevenDay: 0.6 } })
  const when = (fiveHour: number | null, sevenDay: number | null, now = noon) =>
    conditionOf(poolOf(capped), ledgerOf(use(capped, noon, { utilization: { fiveHour, sevenDay } })), capped, now)

  test.each([
    ['nothing known', null, null],
    ['less than both', 0.79, 0.59],
  ])('is available with %s', (_what, five, seven) => expect(when(five, seven)).toEqual({ kind: 'available' }))

  it('is left alone from its cap on until the window has ended for sure', () => {
    expect(when(0.8, 0.1)).toEqual({
      kind: 'capped',
      until: noon + 5 * hour,
      share: { window: 'fiveHour', spent: 0.8, endsBy: noon + 5 * hour },
      cap: 0.8,
    })
    expect(when(0.8, 0.1, noon + 5 * hour)).toEqual({ kind: 'available' })
  })

  it('is free again when that very window has ended, where its end was told', () => {
    const ends = { fiveHour: noon + 20 * minute, sevenDay: noon + 9 * day }
    const ledger = ledgerOf(use(capped, noon, { utilization: { fiveHour: 0.9, sevenDay: 0.1, ends } }))
    const at = (now: number) => conditionOf(poolOf(capped), ledger, capped, now)
    expect(at(noon)).toMatchObject({ kind: 'capped', until: noon + 20 * minute })
    expect(at(noon + 20 * minute)).toEqual({ kind: 'available' })
  })

  it('is not held back for longer than a window lasts, whatever end was told', () => {
    const ends = { fiveHour: noon + 9 * day, sevenDay: null }
    const ledger = ledgerOf(use(capped, noon, { utilization: { fiveHour: 0.9, sevenDay: null, ends } }))
    expect(conditionOf(poolOf(capped), ledger, capped, noon)).toMatchObject({ until: noon + 5 * hour })
  })

  it('waits for the window that ends last', () =>
    expect(when(0.9, 0.7)).toMatchObject({ kind: 'capped', until: noon + 7 * day, cap: 0.6 }))
})

describe('an account with hours', () => {
  const nightly = account('n', { bounds: { ...unbounded, hours: parseHours('18:00-06:00') } })
  const at = (now: number) => conditionOf(poolOf(nightly), ledgerOf(), nightly, now)

  it('is closed until they begin', () => {
    expect(at(noon)).toEqual({ kind: 'closed', until: noon + 6 * hour })
    expect(at(noon + 6 * hour)).toEqual({ kind: 'available' })
  })

  it('is not closed but disabled where it is both', () =>
    expect(conditionOf(poolOf(nightly), ledgerOf(), { ...nightly, disabled: true }, noon)).toEqual({
      kind: 'disabled',
    }))
})
