import { findLeaks, type Leak } from './search-secrets.ts'

/** What servers of the tests received since it was last searched: keys and bodies of a cache, requests of an API. */
const captured: { readonly place: string; readonly bytes: string | Uint8Array }[] = []

/** Keeps bytes for the search at the end of the scenario. Outside of tests nobody would search them. */
export const capture = (place: string, bytes: string | Uint8Array): void => {
  if (process.env['VITEST'] && bytes.length > 0) captured.push({ place, bytes })
}

/** The secrets in all that was captured since the last call, which it forgets. */
export const leaksInCaptured = (secrets: readonly string[]): readonly Leak[] =>
  captured.splice(0).flatMap(({ place, bytes }) => findLeaks(bytes, secrets).map((leak) => ({ ...leak, file: place })))

/** Every text that only a secret of a test can be: they all hold the word FAKE. */
export const fakesIn = (...texts: readonly string[]): readonly string[] => [
  ...new Set(texts.flatMap((text) => text.match(/[\w.+/=-]*FAKE[\w.+/=-]{4,}/g) ?? [])),
]

/** Fails with every place, encoding and surrounding of a leak. */
export const expectNoLeaks = (leaks: readonly Leak[]): void => {
  const told = leaks.map(({ encoding, near, file }) => `${file ?? 'the log'}: ${encoding}: ${JSON.stringify(near)}`)
  if (leaks.length > 0) throw new Error(`secrets leaked:\n${told.join('\n')}`)
}
