import type { Doing } from '../ports.ts'

/** What it means where perhaps not all was lost. */
export const mayMean: Readonly<Record<Doing, string>> = {
  read: 'so some cooldowns may be unknown',
  write: "so the next runs may not know of this run's cooldowns",
  place: 'so another run may use the same account at the same time',
}

/** What it means where nothing was read, written or claimed. */
export const means: Readonly<Record<Doing, string>> = {
  ...mayMean,
  read: 'so this run goes on as if no account were cooling down',
}
