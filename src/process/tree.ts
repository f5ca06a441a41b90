import type { Born, Entry, Listing } from './listing.ts'

/** How an agent's processes are known. */
export interface Tree {
  /** The agent itself: its number is also that of its group and session. Null: nobody told us. */
  readonly root: Born | null
  /** The ancestor to which its orphans fall, where there is one; its children are the agent's, except for the host. */
  readonly reaper: Born | null
  readonly host: number
  /** A random text in the environment of all that it starts. */
  readonly mark: string
}

/** What a look at the system finds. */
export interface View {
  readonly members: readonly Entry[]
  /** The reaper is still there: it goes when the host and every orphan have gone, seen or not. */
  readonly more: boolean
  readonly listing: Listing
}

/** Finds a tree's living processes again and again; what it found once it knows by number and birth. */
export const createFinder = (tree: Tree): ((listing: Listing) => View) => {
  const known = new Set<string>()
  const foreign = new Set<string>()

  const isMarked = (entry: Entry, listing: Listing): boolean => {
    if (foreign.has(key(entry))) return false
    const marked = listing.marked(entry.pid, tree.mark)
    if (marked === false) foreign.add(key(entry))
    return marked === true
  }

  return (listing) => {
    const entries = listing.entries.filter(({ pid }) => pid !== process.pid && pid !== tree.host)
    const { root } = tree
    const reused = entries.some((entry) => entry.pid === root?.pid && !same(entry, root))
    const reaper = listing.entries.find((entry) => tree.reaper !== null && same(entry, tree.reaper))
    const ofRoot = (number: number): boolean => number === root?.pid && !reused
    const found = new Set(
      entries.filter(
        (entry) =>
          ofRoot(entry.group) ||
          ofRoot(entry.session) ||
          entry.parent === reaper?.pid ||
          known.has(key(entry)) ||
          isMarked(entry, listing),
      ),
    )
    const children = Map.groupBy(entries, (entry) => entry.parent)
    // A set hands out what is added while it is walked: children, grandchildren and so on.
    for (const entry of found) for (const child of children.get(entry.pid) ?? []) found.add(child)
    for (const entry of found) known.add(key(entry))
    return { members: [...found], more: reaper !== undefined && tree.host !== process.pid, listing }
  }
}

/** The groups that consist of these processes only. */
export const wholeGroups = ({ members, listing }: View): readonly number[] => {
  const pids = new Set(members.map(({ pid }) => pid))
  const mixed = new Set(listing.entries.filter(({ pid }) => !pids.has(pid)).map(({ group }) => group))
  return [...new Set(members.map(({ group }) => group))].filter((group) => group > 1 && !mixed.has(group))
}

const key = ({ pid, born }: Born): string => `${pid} ${born}`

const same = (one: Born, other: Born): boolean =>
  one.pid === other.pid && (other.born === '' || one.born === other.born)
