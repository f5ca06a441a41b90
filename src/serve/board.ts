import { type Change, changesBetween, type Snapshot } from './changes.ts'
import type { Journal } from './journal.ts'
import { oneAtATime } from './one-at-a-time.ts'
import { Problem } from './problem.ts'
import type { PoolView } from './schema.ts'
import { poolView, type ViewContext } from './view.ts'

/** What is shown of the pool, kept up to date. */
export interface Board {
  /** Looks anew, writes down what happened since the last look, and tells those who follow. */
  readonly view: () => Promise<PoolView>
  /** The same for those who follow alone: a list that can't be read is told them as trouble. Never rejects. */
  readonly watch: () => Promise<void>
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
  let shown: PoolView | null = null

  const show = (view: PoolView): void => {
    const news = JSON.stringify({ ...view, at: '' }) !== JSON.stringify({ ...shown, at: '' })
    shown = view
    if (news) for (const tell of followers) tell(view)
  }
  const view = (): Promise<PoolView> =>
    inTurn(async () => {
      const snapshot = await look()
      const changes: readonly Change[] = changesBetween(before, snapshot, now())
      // A ledger that can't be read looks empty: nothing happened because of that.
      if (snapshot.trouble === null) before = snapshot
      else if (before !== null) before = { ...before, pool: snapshot.pool }
      await journal.add(changes)
      const view = poolView(snapshot, journal.list(), context, now())
      show(view)
      return view
    })

  return {
    view,
    watch: () =>
      view().then(
        () => undefined,
        (error: unknown) => {
          if (error instanceof Problem && shown !== null)
            show({ ...shown, at: new Date(now()).toISOString(), trouble: [error.message, ...error.problems].join(' ') })
        },
      ),
    follow: (told) => {
      followers.add(told)
      return () => followers.delete(told)
    },
    followers: () => followers.size,
  }
}
