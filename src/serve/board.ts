import { type Change, changesBetween, type Snapshot } from './changes.ts'
import type { Journal } from './journal.ts'
import { oneAtATime } from './one-at-a-time.ts'
import type { PoolView } from './schema.ts'
import { poolView, type ViewContext } from './view.ts'

/** What is shown of the pool, kept up to date. */
export interface Board {
  /** Looks anew, writes down what happened since the last look, and tells those who follow. */
  readonly view: () => Promise<PoolView>
  /** Calls back with every view that differs from the one before, until the returned function is called. */
  readonly follow: (told: (view: PoolView) => void) => () => void
  readonly followers: () => number
}

export interface BoardOptions extends ViewContext {
  readonly look: () => Promise<Snapshot>
  readonly journal: Journal
  readonly now: () => number
}

/** A board over a live pool. */
export const createBoard = ({ look, journal, now, ...context }: BoardOptions): Board => {
  const inTurn = oneAtATime()
  const followers = new Set<(view: PoolView) => void>()
  let before: Snapshot | null = null
  let shown = ''

  return {
    view: () =>
      inTurn(async () => {
        const snapshot = await look()
        const changes: readonly Change[] = changesBetween(before, snapshot, now())
        // A ledger that can't be read looks empty: nothing happened because of that.
        if (snapshot.trouble === null) before = snapshot
        await journal.add(changes)
        const view = poolView(snapshot, journal.list(), context, now())
        const told = JSON.stringify({ ...view, at: '' })
        if (told !== shown) for (const tell of followers) tell(view)
        shown = told
        return view
      }),
    follow: (told) => {
      followers.add(told)
      return () => followers.delete(told)
    },
    followers: () => followers.size,
  }
}
