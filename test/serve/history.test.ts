/** What happened: seen by looking twice, kept over restarts. */
import { appendFileSync, existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Account } from '../../src/pool/account.ts'
import type { AccountRecord } from '../../src/pool/record.ts'
import { createBoard } from '../../src/serve/board.ts'
import { type Change, changesBetween, type Snapshot } from '../../src/serve/changes.ts'
import { openJournal } from '../../src/serve/journal.ts'
import { account, condition, hour, ledgerOf, minute, noon, poolOf, use } from '../pool/make.ts'
import { scratch } from '../process/scratch.ts'
import { entry, serving } from './serving.ts'

const [a, b, c] = [account('a'), account('b'), account('c')]
const look = (accounts: readonly Account[], ...records: readonly AccountRecord[]): Snapshot => ({
  pool: poolOf(...accounts),
  ledger: ledgerOf(...records),
  trouble: null,
})
const told = (changes: readonly Change[]) => changes.map(({ kind, label, at }) => `${kind} ${label} ${at - noon}`)

describe('between two looks', () => {
  const limitOfA = condition(a)
  it.each<[string, Snapshot | null, Snapshot, string[]]>([
    ['nothing', look([a], limitOfA), look([a], limitOfA), []],
    ['a limit', look([a]), look([a], limitOfA), ['limited a 0']],
    ['a refusal', look([a]), look([a], condition(a, { verdict: 'auth' })), ['refused a 0']],
    [
      'a cooldown that was cleared',
      look([a], limitOfA),
      look([a], condition(a, { observedAt: noon + 1, until: 0, verdict: 'ok' })),
      ['cleared a 1'],
    ],
    ['a use', look([a, b]), look([a, b], use(b, noon)), ['used b 0']],
    ['a failover', look([a, b], limitOfA), look([a, b], limitOfA, use(b, noon + minute)), ['failover b 60000']],
    [
      'another use after the failover',
      look([a, b, c], limitOfA, use(b, noon + minute)),
      look([a, b, c], limitOfA, use(b, noon + minute), use(c, noon + hour)),
      ['used c 3600000'],
    ],
    [
      'a second use by the account that took over',
      look([a, b], limitOfA, use(b, noon + minute)),
      look([a, b], limitOfA, use(b, noon + hour)),
      ['used b 3600000'],
    ],
    [
      'a use on the next day',
      look([a, b], limitOfA),
      look([a, b], limitOfA, use(b, noon + 24 * hour)),
      ['used b 86400000'],
    ],
    ['the first look', null, look([a, b], limitOfA, use(b, noon + 1)), ['limited a 0', 'failover b 1']],
    ['a new account', look([a]), look([a, b]), ['added b 5']],
    ['an account that went', look([a, b]), look([a]), ['removed b 5']],
    ['disabled', look([a]), look([{ ...a, disabled: true }]), ['disabled a 5']],
    ['enabled', look([{ ...a, disabled: true }]), look([a]), ['enabled a 5']],
  ])('%s', (_, before, after, expected) => {
    expect(told(changesBetween(before, after, noon + 5))).toEqual(expected)
  })
})

describe('the journal', () => {
  const change = (at: number, kind: 'used' | 'failover' = 'used'): Change => {
    const base = { id: 'x', provider: 'claude', label: 'a', at } as const
    return kind === 'used' ? { ...base, kind } : { ...base, kind, from: 'b' }
  }
  it('lasts, newest first, and takes nothing twice', async () => {
    const path = join(scratch(), 'state', 'history.jsonl')
    const first = await openJournal(path)
    await first.add([change(1), change(2)])
    await first.add([change(2, 'failover'), change(1)])
    const second = await openJournal(path)
    expect(second.list()).toEqual([change(2), change(1)])
    expect(readFileSync(path, 'utf8').split('\n')).toHaveLength(3)
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600)
  })
  it('leaves out lines that make no sense', async () => {
    const path = join(scratch(), 'history.jsonl')
    await (await openJournal(path)).add([change(1)])
    appendFileSync(path, 'nonsense\n{"kind":"used"}\n[]\n')
    expect((await openJournal(path)).list()).toEqual([change(1)])
  })
  it('is bounded, in memory and in the file', async () => {
    const path = join(scratch(), 'history.jsonl')
    const journal = await openJournal(path)
    await journal.add(Array.from({ length: 1_500 }, (_, at) => change(at, 'failover')))
    expect(journal.list()).toHaveLength(200)
    expect((await openJournal(path)).list()[0]).toEqual(change(1_499, 'failover'))
    expect(readFileSync(path, 'utf8').split('\n')).toHaveLength(201)
  })
  it('does not lose a failover among many uses', async () => {
    const journal = await openJournal(null)
    await journal.add([change(1, 'failover'), ...Array.from({ length: 1_000 }, (_, at) => change(at + 2))])
    expect(journal.list()).toHaveLength(61)
    expect(journal.list().at(-1)).toEqual(change(1, 'failover'))
  })
  it('goes on in memory where there is no place to write', async () => {
    const file = join(scratch(), 'a-file')
    appendFileSync(file, '')
    const journal = await openJournal(join(file, 'history.jsonl'))
    await journal.add([change(1)])
    expect(journal.list()).toEqual([change(1)])
    expect(existsSync(join(file, 'history.jsonl'))).toBe(false)
  })
})

it('a store that is away for a while makes nothing happen, and what happened meanwhile is told once', async () => {
  const away = (...accounts: readonly Account[]): Snapshot => ({ ...look(accounts), trouble: 'it is away' })
  const limitOfA = condition(a)
  const looks = [look([a], limitOfA), away(a), away(a, b), away(a, b), look([a, b], limitOfA, use(b, noon + minute))]
  let now = noon
  const board = createBoard({
    look: async () => looks.shift() ?? look([]),
    journal: await openJournal(null),
    ordering: { strategy: 'round-robin', spreadIndex: 0 },
    store: 'redis',
    changeable: true,
    now: () => (now += 1),
  })
  const views = [await board.view(), await board.view(), await board.view(), await board.view(), await board.view()]
  expect(views.map(({ trouble }) => trouble)).toEqual([null, 'it is away', 'it is away', 'it is away', null])
  expect(views.at(-1)?.history.map(({ kind, account: label }) => `${kind} ${label}`)).toEqual([
    'failover b',
    'added b',
    'limited a',
  ])
})

it('the API tells a failover in words', async () => {
  const { limit, use: used, whole, state } = await serving([entry('a'), entry('b')])
  await whole()
  await limit('a', 'usage-limit', noon + hour)
  state.now += minute
  await used('b')
  expect((await whole()).history).toMatchObject([
    { kind: 'failover', account: 'b', from: 'a', text: 'took over from a' },
    { kind: 'limited', account: 'a', text: 'met its usage limit', until: new Date(noon + hour).toISOString() },
  ])
})
