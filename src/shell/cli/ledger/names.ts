import { createHash } from 'node:crypto'
import * as z from 'zod/mini'
import { type AccountId, accountIdOf, providers } from '../../../pool/account.ts'
import { labelProblem, normaliseLabel } from '../../../pool/label.ts'
import { parseJson } from '../../json.ts'
import { UsageError } from '../fail.ts'

/** Accounts' names by their ids: keys hold only ids. */
export type Names = ReadonlyMap<AccountId, string>

const entries = z.array(z.looseObject({ label: z.string(), provider: z.enum(providers) }))

/** The names in an accounts document; what else is in it is not looked at. None where it can't be read. */
export const namesIn = (document: string, pool: string): Names => {
  const parsed = entries.safeParse(parseJson(document.trim()))
  const known = parsed.success ? parsed.data.filter(({ label }) => labelProblem(label) === null) : []
  return new Map(known.map(({ provider, label }) => named(pool, provider, normaliseLabel(label))))
}

/** The accounts that a person means by `team-a`, `claude/team-a` or an id: several where only the label is given. */
export const meant = (text: string, pool: string): Names => {
  if (/^[0-9a-f]{12}$/.test(text)) return new Map([[text, text]])
  const [, provider, label = ''] = /^(?:(\w+)\/)?(.+)$/s.exec(text) ?? []
  const of = providers.filter((known) => provider === undefined || known === provider)
  if (of.length === 0 || labelProblem(label) !== null)
    throw new UsageError(['an account is given by its label, provider/label or its id'])
  return new Map(of.map((known) => named(pool, known, normaliseLabel(label))))
}

/** At most ten names, the others counted. */
export const listed = (names: readonly string[]): string =>
  names.length <= 10 ? names.join(', ') : `${names.slice(0, 10).join(', ')} and ${names.length - 10} more`

const named = (pool: string, provider: (typeof providers)[number], label: string): readonly [AccountId, string] => [
  accountIdOf(pool, provider, label, sha256),
  `${provider}/${label}`,
]

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
