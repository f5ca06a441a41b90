/** The smallest of any number of instants; null where there is none. */
export const earliest = (instants: readonly number[]): number | null =>
  instants.reduce<number | null>((first, at) => (first === null || at < first ? at : first), null)
