/** Something that is loaded when it is first asked for. */
export interface Lazily<T> {
  /** Loads it, once; rejects where that fails. */
  readonly get: () => Promise<T>
  /** What there is by now; null: nothing yet. */
  readonly now: () => T | null
}

export const lazily = <T>(load: () => Promise<T>): Lazily<T> => {
  let found: T | null = null
  let loading: Promise<T> | null = null
  const get = (): Promise<T> => {
    loading ??= load().then((loaded) => {
      found = loaded
      return loaded
    })
    return loading
  }
  return { get, now: () => found }
}
