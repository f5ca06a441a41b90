import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Entry, Listing } from '../../src/process/listing.ts'
import { createFinder, type Tree, wholeGroups } from '../../src/process/tree.ts'

const mark = 'FAKE-mark'
const tree: Tree = { root: { pid: 100, born: '5' }, reaper: { pid: 90, born: '4' }, host: 91, mark }

const entry = (pid: number, more: Partial<Entry> = {}): Entry => ({
  pid,
  born: String(pid),
  parent: 1,
  group: pid,
  session: pid,
  stopped: false,
  ...more,
})
const root = entry(100, { born: '5', parent: 91 })
const [reaper, host] = [entry(90, { born: '4' }), entry(91, { parent: 90 })]

const listing = (entries: readonly Entry[], marked: readonly number[] = []): Listing => ({
  entries,
  marked: (pid) => marked.includes(pid),
})
const found = (entries: readonly Entry[], marked: readonly number[] = [], of: Tree = tree): readonly number[] =>
  createFinder(of)(listing(entries, marked)).members.map(({ pid }) => pid)

describe('the processes of an agent', () => {
  it.each([
    { what: 'the agent', more: [], marked: [], pids: [100] },
    {
      what: 'its children and theirs',
      more: [entry(101, { parent: 100 }), entry(102, { parent: 101 })],
      marked: [],
      pids: [100, 101, 102],
    },
    { what: 'an orphan in its group', more: [entry(101, { group: 100 })], marked: [], pids: [100, 101] },
    { what: 'an orphan in its session', more: [entry(101, { session: 100 })], marked: [], pids: [100, 101] },
    { what: 'an orphan in a session of its own, by its mark', more: [entry(101)], marked: [101], pids: [100, 101] },
    {
      what: 'a child of such an orphan',
      more: [entry(101), entry(102, { parent: 101 })],
      marked: [101],
      pids: [100, 101, 102],
    },
    {
      what: 'an orphan without a mark, by the reaper',
      more: [entry(101, { parent: 90 })],
      marked: [],
      pids: [100, 101],
    },
    { what: 'not the host, nor a helper of the host', more: [entry(92, { parent: 91 })], marked: [91], pids: [100] },
    { what: 'nobody else', more: [entry(1), entry(7, { parent: 1 })], marked: [], pids: [100] },
  ])('are $what', ({ more, marked, pids }) => {
    expect(found([reaper, host, root, ...more], marked).toSorted((a, b) => a - b)).toEqual(pids)
  })

  it('are known again once their parent is gone', () => {
    const find = createFinder(tree)
    find(listing([root, entry(101, { parent: 100 })]))
    expect(find(listing([entry(101)])).members.map(({ pid }) => pid)).toEqual([101])
  })

  it("aren't a later process with the same number", () => {
    const find = createFinder(tree)
    find(listing([root, entry(101, { parent: 100 })]))
    expect(find(listing([entry(101, { born: 'later' })])).members).toEqual([])
  })

  it("aren't the group and session that later got the agent's number", () => {
    expect(found([entry(100, { born: 'later' }), entry(200, { group: 100, session: 100 })])).toEqual([])
  })

  it("aren't the children of a process that later got the reaper's number", () => {
    expect(found([entry(90, { born: 'later' }), entry(101, { parent: 90 })])).toEqual([])
  })

  it('are found by their mark alone where nobody told of the agent', () => {
    expect(found([root, entry(101)], [101], { ...tree, root: null, reaper: null })).toEqual([101])
  })

  it('are asked for their mark once, unless it could not be told', () => {
    const asked: number[] = []
    const view: Listing = {
      entries: [entry(7), entry(8)],
      marked: (pid) => {
        asked.push(pid)
        return pid === 7 ? false : null
      },
    }
    const find = createFinder(tree)
    find(view)
    find(view)
    expect(asked).toEqual([7, 8, 8])
  })

  it('may be more than can be seen as long as there is a reaper', () => {
    const more = (entries: readonly Entry[]): boolean => createFinder(tree)(listing(entries)).more
    expect([more([reaper]), more([host]), more([entry(90, { born: 'later' })])]).toEqual([true, false, false])
  })

  it('are all descendants, and nobody else, in any family', () => {
    // Each process has one of those before it for a parent: the agent (100), init (1), or another one (200 and up).
    const family = fc.array(fc.nat(), { maxLength: 40 }).map((picks) =>
      picks.map((pick, index) => {
        const parent = [1, 100][pick % (index + 2)] ?? 198 + (pick % (index + 2))
        return entry(200 + index, { parent })
      }),
    )
    fc.assert(
      fc.property(family, (others) => {
        const parents = new Map(others.map(({ pid, parent }) => [pid, parent]))
        const descends = (pid: number): boolean => pid === 100 || (parents.has(pid) && descends(parents.get(pid) ?? 1))
        const expected = others.filter(({ pid }) => descends(pid)).map(({ pid }) => pid)
        expect(new Set(found([...others, root, host, reaper]))).toEqual(new Set([100, ...expected]))
      }),
    )
  })
})

describe('whole groups', () => {
  const view = (members: readonly Entry[], others: readonly Entry[]) => ({
    members,
    more: false,
    listing: listing([...members, ...others]),
  })

  it('are those with no other process in them', () => {
    const [one, two, three] = [entry(1001, { group: 50 }), entry(1002, { group: 60 }), entry(1003, { group: 60 })]
    expect(wholeGroups(view([one, two, three], [entry(7, { group: 50 })]))).toEqual([60])
  })

  it.each([0, 1])('never are group %i: signalling it would reach everybody or ourselves', (group) => {
    expect(wholeGroups(view([entry(1001, { group })], []))).toEqual([])
  })
})
