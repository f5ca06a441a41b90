import { type Account, accountIdOf, type Credential, type Pool } from './account.ts'
import { type Bounds, boundsOf } from './bounds.ts'
import { type CredentialContext, canonical, resolveCredential } from './credential.ts'
import { readEntry } from './entry.ts'
import { labelProblem, normaliseLabel } from './label.ts'
import type { Entry } from './schema.ts'

export interface ParseContext extends CredentialContext {
  /** The pool's name. */
  readonly pool: string
  /** A cryptographic hash as lower-case hex, at least 12 digits. */
  readonly hash: (text: string) => string
  /** Share of its windows that is kept of every account which names no other; null or left out: none. */
  readonly reserve?: number | null
}

export type Parsed =
  | { readonly ok: true; readonly pool: Pool }
  /** Every problem found, by position and label; never a value of the document. */
  | { readonly ok: false; readonly problems: readonly string[] }

/** Far above any real list; whatever it holds is judged in well under 300 ms. */
const maxText = 1024 * 1024

const emptyInput =
  'accounts is empty. Secrets are not given to pull requests from forks (nor, unless allowed, to Dependabot): ' +
  'skip the job there, or check the name of the secret.'
const notJson =
  'accounts is not valid JSON; it must be a list like [{"label": "a", "provider": "claude", "secret": "..."}]'

/** Reads the `accounts` JSON. Total: any text gives a pool or the whole list of problems. */
export const parsePool = (text: string, context: ParseContext): Parsed => {
  if (text.length > maxText) return refused('accounts is larger than 1 MB; it must be a JSON list of accounts')
  // Also takes off a byte order mark, as Windows editors write it.
  const document = text.trim()
  if (document === '') return refused(emptyInput)
  const list = parseJson(document)
  if (list === undefined) return refused(notJson)
  if (!Array.isArray(list)) return refused('accounts must be a JSON list ([...]), one entry for each account')
  if (list.length === 0) return refused('accounts is an empty list; add at least one account')
  if (list.length > 1000) return refused('accounts has more than 1000 entries')
  return parseEntries(list, context)
}

const refused = (problem: string): Parsed => ({ ok: false, problems: [problem] })

/** Node's own message quotes the document, so it is thrown away. */
const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const parseEntries = (list: readonly unknown[], context: ParseContext): Parsed => {
  const accounts: Account[] = []
  const problems: string[] = []
  const positions = new Map<string, number>()
  for (const [index, item] of list.entries()) {
    const { label, provider, account, problems: found } = parseEntry(item, context)
    const first = label === null || provider === null ? undefined : positions.get(`${provider}/${label}`)
    if (first !== undefined) found.push(`the same label as accounts[${first}] for ${provider}; labels must differ`)
    else if (label !== null && provider !== null) positions.set(`${provider}/${label}`, index)
    const where = label === null ? `accounts[${index}]` : `accounts[${index}] (${label})`
    problems.push(...new Set(found.map((problem) => `${where}: ${problem}`)))
    if (account !== null) accounts.push(account)
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, pool: { name: context.pool, accounts } }
}

interface ParsedEntry {
  /** Normalised and safe to show; null where it is not. */
  readonly label: string | null
  readonly provider: string | null
  /** Null where there are problems. */
  readonly account: Account | null
  readonly problems: string[]
}

const parseEntry = (item: unknown, context: ParseContext): ParsedEntry => {
  const { entry, problems: unsound, credentialSound } = readEntry(item)
  const problems = [...unsound]
  const name = (what: 'label' | 'group'): string | null => {
    const given = entry[what]
    if (given === undefined) return null
    const problem = labelProblem(given, what)
    if (problem === null) return normaliseLabel(given)
    problems.push(problem)
    return null
  }
  const label = name('label')
  const group = name('group')
  const resolved = credentialSound ? resolveCredential(entry, context) : { problems: [] }
  if ('problems' in resolved) problems.push(...resolved.problems)
  const bounds = boundsOf(entry, context.reserve ?? null, problems)
  const { provider = null } = entry
  const whole = problems.length === 0 && label !== null && provider !== null && 'credential' in resolved
  const account = whole ? toAccount({ ...entry, label, provider }, group, resolved.credential, bounds, context) : null
  return { label, provider, account, problems }
}

const toAccount = (
  entry: Entry,
  group: string | null,
  credential: Credential,
  bounds: Bounds,
  context: ParseContext,
): Account => {
  const id = accountIdOf(context.pool, entry.provider, entry.label, context.hash)
  return {
    id,
    label: entry.label,
    provider: entry.provider,
    credential,
    fingerprint: context.hash(`${id}\n${canonical(credential)}`).slice(0, 8),
    priority: entry.priority ?? 100,
    group,
    disabled: entry.disabled ?? false,
    bounds,
  }
}
