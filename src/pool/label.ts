const maxLabel = 48

/** Lower case without accents, words joined by single hyphens: `Team A_1` is `team-a-1`. Empty when nothing is left of it. */
export const normaliseLabel = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')

/**
 * Why a label (or another name a user gave, as `what`) can't be used, or null. Normalises it first.
 * Never quotes it: a swapped label and secret must not reach the log.
 */
export const labelProblem = (given: string, what = 'label'): string | null => {
  const label = normaliseLabel(given)
  if (label === '') return `${what} has no letter from a to z and no digit`
  if (label.length > maxLabel) return `${what} is longer than ${maxLabel} characters`
  if (looksLikeCredential(given) || looksLikeCredential(label))
    return `${what} looks like a credential; are ${what} and secret swapped?`
  return null
}

const tokenShapes: readonly RegExp[] = [
  // Anthropic, OpenAI and others; a digit tells them from names that begin alike.
  /^(sk|pk|rk)[-_](?=.*\d)[-_.a-z0-9]{14,}$/i,
  // GitHub, Slack, Google, AWS.
  /^gh[opsur][-_][a-z0-9]{14,}/i,
  /^github[-_]pat[-_]/i,
  /^xox[a-z][-_.]/i,
  /^aizasy[-_a-z0-9]{20,}/i,
  /^ya29[-._]/i,
  /^(akia|asia)[a-z0-9]{16}$/i,
  /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
  // No word is this long, none mixes digits and letters like this.
  /[a-z0-9]{25,}/i,
  /(?=[a-z0-9]*\d[a-z]+\d)[a-z0-9]{18,}/i,
]

/** True for text in the shape of a token rather than of a name. Errs on the side of true for what is about to be shown. */
export const looksLikeCredential = (text: string): boolean => tokenShapes.some((shape) => shape.test(text))
