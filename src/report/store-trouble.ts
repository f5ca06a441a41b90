import type { Account } from '../pool/account.ts'
import { placesOf } from '../pool/places.ts'
import type { Doing, Trouble } from '../ports.ts'
import { type Line, nameOf } from './words.ts'

/** Tells people of a store in trouble: one notice, whatever it was asked for. */
export interface TroubleTeller {
  /** Also says, where a place was asked for, that nobody can tell whether other runs use these accounts. */
  readonly trouble: (trouble: Trouble, doing: Doing) => void
  /** Says what waits to be said. To be called before any other line. */
  readonly flush: () => void
}

/** The accounts of which a store is asked for places. */
export const boundedOf = (accounts: readonly Account[]): readonly Account[] =>
  accounts.filter((account) => !account.disabled && placesOf(account) !== null)

/**
 * A store in trouble stays in trouble, so it is said once. What a read met waits for the next line: where the places fail for the
 * same cause right after it, that is one notice.
 */
export const troubleTeller = (bounded: readonly Account[], say: (line: Line) => void): TroubleTeller => {
  let waiting: string | null = null
  let said = false
  let named = bounded.length === 0
  const tell = (sentences: readonly string[]): void => {
    waiting = null
    if (sentences.length > 0) say({ level: 'notice', text: sentences.join(' ') })
  }
  const flush = (): void => tell(waiting === null ? [] : [waiting])
  return {
    flush,
    trouble: ({ notice }, doing) => {
      const news = said ? waiting : notice
      said = true
      waiting = news
      if (doing === 'read') return
      const unplaced = doing === 'place' && !named ? [unplacedWords(bounded)] : []
      named ||= unplaced.length > 0
      tell([...(news === null ? [] : [news]), ...unplaced])
    },
  }
}

const unplacedWords = (accounts: readonly Account[]): string =>
  `Nobody can tell whether another run uses ${accounts.map(nameOf).join(', ')} at the same time; a concurrency group of the job rules that out.`
