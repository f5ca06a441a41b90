/** One test for many names, each whole or ending in `*`. */
export const namePattern = (names: readonly string[], flags: '' | 'i' = ''): RegExp =>
  new RegExp(`^(?:${names.map((name) => name.replace(/[^\w*]/g, '\\$&').replace('*', '.*')).join('|')})$`, `s${flags}`)
