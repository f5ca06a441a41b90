/** One measurement, as a ratio within one run wherever that is possible. */
export interface Row {
  readonly name: string
  readonly value: string
  readonly goal: string
  readonly met: boolean
}

/** The middle of several measurements. */
export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
