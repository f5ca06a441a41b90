import { type Provider, providers } from '../../../pool/account.ts'
import { labelProblem, normaliseLabel } from '../../../pool/label.ts'
import type { HomeEntry } from '../../accounts-file.ts'
import { UsageError } from '../fail.ts'

/** An account by its name; the label is normalised. */
export interface Name {
  readonly provider: Provider
  readonly label: string
}

/** `claude/team-a`. */
export const shown = ({ provider, label }: Name): string => `${provider}/${normaliseLabel(label)}`

/** A provider as it is typed. */
export const providerOf = (given: string): Provider => {
  const found = providers.find((known) => known === given)
  if (found === undefined) throw new UsageError([`the provider must be one of ${providers.join(', ')}`])
  return found
}

/** A label as it is typed. Never quotes one that may be a credential. */
export const labelOf = (given: string): string => {
  const problem = labelProblem(given)
  if (problem !== null) throw new UsageError([problem])
  return normaliseLabel(given)
}

/** Whether an entry is the account of this name. */
export const isNamed =
  (name: Name) =>
  (entry: HomeEntry): boolean =>
    entry.provider === name.provider && normaliseLabel(entry.label) === name.label

/** The account that was named: `claude team-a`, `claude/team-a`, or `team-a` where only one provider has it. */
export const findNamed = (given: readonly string[], entries: readonly HomeEntry[]): HomeEntry => {
  const words = given.flatMap((word) => word.split('/'))
  const [first = '', second] = words
  if (words.length > 2) throw new UsageError(['name one account: claude team-a, or claude/team-a'])
  const label = labelOf(second ?? first)
  const provider = second === undefined ? null : providerOf(first)
  const found = entries.filter(
    (entry) => normaliseLabel(entry.label) === label && (provider === null || entry.provider === provider),
  )
  const [entry, another] = found
  if (entry === undefined)
    throw new UsageError([
      `there is no account ${provider === null ? '' : `${provider}/`}${label} at home${entries.length === 0 ? '' : `; there are ${entries.map(shown).join(', ')}`}`,
    ])
  if (another !== undefined) throw new UsageError([`which one: ${found.map(shown).join(' or ')}?`])
  return entry
}
