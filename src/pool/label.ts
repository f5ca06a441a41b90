const maxLabel = 48

/** Lower case, words joined by single hyphens: `Team A_1` is `team-a-1`. Empty when nothing is left of it. */
export const normaliseLabel = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')

/** Why a normalised label can't be used, or null. Never quotes it: a swapped label and secret must not reach the log. */
export const labelProblem = (label: string): string | null => {
  if (label === '') return 'label has no letter or digit'
  if (label.length > maxLabel) return `label is longer than ${maxLabel} characters`
  if (looksLikeCredential(label)) return 'label looks like a credential; are label and secret swapped?'
  return null
}

/** True for text in the shape of a token rather than a name: safe side for anything that is about to be shown. */
export const looksLikeCredential = (text: string): boolean =>
  /^(sk|pk|rk|gh[opsur]|github|xox[abp]|eyj|aiza|ya29|akia)[-_.a-z0-9]{14,}$/i.test(text) ||
  /[a-z0-9]{25,}/i.test(text) ||
  /(?=[a-z0-9]*[0-9][a-z]+[0-9])[a-z0-9]{18,}/i.test(text)
