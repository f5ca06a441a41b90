/** How a string came to us decides how much it must look like a secret before it is taken for one. */
export type Claim =
  /** Its place says that it is a credential (`secret`, `..._TOKEN`, `password`). */
  | 'declared'
  /** It stands among credentials, but may be a region, an address, a model. */
  | 'plain'
  /** Its place says that it is a name that people must be able to read (`label`, `provider`, `secretFrom`). */
  | 'name'

/** Shorter strings turn up in ordinary text by chance: hiding them would blank other people's words. */
export const shortestSecret = 8

/**
 * Whether a one-line string is worth hiding: not short, not a word, a number, a time, a region, an address without a
 * credential in it, and not made of so few characters that hiding it would blank other text.
 */
export const isSecret = (text: string, claim: Claim): boolean => {
  if (text.length < shortestSecret || (text.length < 64 && new Set(text).size < 4)) return false
  if (/^[\d\s.,:;/+()-]+$/.test(text)) return text.replace(/\D/g, '').length >= 16
  if (isoTime.test(text)) return false
  switch (claim) {
    case 'declared':
      return !(text.length < 16 && identifier.test(text) && isWordy(text)) && !isPlainPlace(text)
    case 'plain':
      return !isWordy(text)
    case 'name':
      return knownToken.test(text) || (!isWordy(text) && /[A-Za-z0-9_+/=-]{24}/.test(text))
  }
}

/** The words of a line that look like credentials by themselves: what is left to go by when a document can't be parsed. */
export const tokensIn = (line: string): readonly string[] =>
  (line.match(/[A-Za-z0-9_+/=~-][A-Za-z0-9_+/=.~-]{7,}/g) ?? [])
    .map((word) => word.replace(/^[A-Za-z_][\w.-]*=(?==*[^=])/, ''))
    .filter((word) => isSecret(word, 'plain'))

const isoTime = /^\d{4}-\d\d-\d\d[T ][\d:.]+(?:Z|[+-]\d\d:?\d\d)?$/

/** How people write names of things: a word, `us-east-1`, `my-project`. */
const identifier = /^[A-Za-z][a-z0-9]*(?:[-_.:/@][a-z0-9]+)*$|^[A-Z0-9_]+$/

/** Prefixes that providers give their tokens. */
const knownToken =
  /^(?:sk-|sk_|pk_|AIza|ya29\.|1\/\/|gh[a-z]_|github_pat_|xox[a-z]-|AKIA|ASIA|eyJ|glpat-|hf_|gsk_|Bearer )/

/** Made of words and small numbers, as regions, models, projects, paths, addresses and sentences are. */
const isWordy = (text: string): boolean =>
  !knownToken.test(text) && text.split(/[^A-Za-z0-9]+/).every((piece) => piece.length <= 32 && word.test(piece))

const word =
  /^(?:(?:[a-z]{0,20}|[A-Z]{1,20}|[A-Z]?[a-z]{1,20}(?:[A-Z]{1,3}[a-z]{0,20}){0,3})\d{0,3}|\d{1,12}[a-z]{0,2}|\d{1,4}[A-Z]{1,2})$/

/** An address or a path that lets nobody in: no user, no query, no token in it. */
const isPlainPlace = (text: string): boolean =>
  isWordy(text) && /^(?:[a-z][a-z0-9+.-]{1,20}:\/\/[^\s?#@]+|(?:[a-z]:[\\/]|\.{0,2}\/|~\/)\S+)$/i.test(text)
