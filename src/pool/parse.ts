import type { z } from 'zod'
import type { Account, Credential, Pool } from './account.ts'
import { type CredentialContext, resolveCredential } from './credential.ts'
import { labelProblem, normaliseLabel } from './label.ts'
import { type Entry, entryKeys, entrySchema } from './schema.ts'

export interface ParseContext extends CredentialContext {
  /** The pool's name. */
  readonly pool: string
  /** A cryptographic hash as lower-case hex, at least 12 digits. */
  readonly hash: (text: string) => string
}

export type Parsed =
  | { readonly ok: true; readonly pool: Pool }
  /** Every problem found, by position and label; never a value of the document. */
  | { readonly ok: false; readonly problems: readonly string[] }

const maxText = 4 * 1024 * 1024

const emptyInput =
  'accounts is empty. Secrets are not given to pull requests from forks (nor, unless allowed, to Dependabot): ' +
  'skip the job there, or check the name of the secret.'

/** Reads the `accounts` JSON. Total: any text gives a pool or the whole list of problems. */
export const parsePool = (text: string, context: ParseContext): Parsed => {
  if (text.trim() === '') return { ok: false, problems: [emptyInput] }
  if (text.length > maxText)
    return { ok: false, problems: ['accounts is larger than 4 MB; it must be a JSON list of accounts'] }
  const list = parseJson(text)
  if (list === undefined) {
    return {
      ok: false,
      problems: [
        'accounts is not valid JSON; it must be a list like [{"label": "a", "provider": "claude", "secret": "..."}]',
      ],
    }
  }
  if (!Array.isArray(list))
    return { ok: false, problems: ['accounts must be a JSON list ([...]), one entry for each account'] }
  if (list.length === 0) return { ok: false, problems: ['accounts is an empty list; add at least one account'] }
  if (list.length > 1000) return { ok: false, problems: ['accounts has more than 1000 entries'] }
  return parseEntries(list, context)
}

const parseEntries = (list: readonly unknown[], context: ParseContext): Parsed => {
  const problems: string[] = []
  const accounts: Account[] = []
  const seen = new Map<string, number>()
  list.forEach((item, index) => {
    const parsed = entrySchema.safeParse(item)
    const label = labelOf(item)
    const where = label === null ? `accounts[${index}]` : `accounts[${index}] (${label})`
    const say = (problem: string): number => problems.push(`${where}: ${problem}`)
    if (!parsed.success) {
      for (const problem of new Set(parsed.error.issues.map(explain))) say(problem)
      return
    }
    const entry = parsed.data
    const name = normaliseLabel(entry.label)
    const badLabel = labelProblem(name)
    if (badLabel !== null) say(badLabel)
    const key = `${entry.provider}/${name}`
    const first = seen.get(key)
    if (first !== undefined) say(`the same label as accounts[${first}] for ${entry.provider}; labels must differ`)
    else seen.set(key, index)
    const resolved = resolveCredential(entry, context)
    if ('problems' in resolved) for (const problem of resolved.problems) say(problem)
    else if (badLabel === null) accounts.push(toAccount(entry, name, resolved.credential, context))
  })
  return problems.length > 0 ? { ok: false, problems } : { ok: true, pool: { name: context.pool, accounts } }
}

const toAccount = (entry: Entry, label: string, credential: Credential, context: ParseContext): Account => {
  const id = context.hash(`${context.pool}\n${entry.provider}\n${label}`).slice(0, 12)
  return {
    id,
    label,
    provider: entry.provider,
    credential,
    fingerprint: context.hash(`${id}\n${canonical(credential)}`).slice(0, 8),
    priority: entry.priority ?? 100,
    group: entry.group === undefined ? null : normaliseLabel(entry.group),
    disabled: entry.disabled ?? false,
  }
}

const canonical = (credential: Credential): string => {
  switch (credential.kind) {
    case 'secret':
      return credential.secret
    case 'env':
      return JSON.stringify(Object.entries(credential.env).sort())
    case 'files':
      return JSON.stringify(Object.entries(credential.files).sort())
  }
}

/** Node's own message quotes the document, so it is thrown away. */
const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const labelOf = (item: unknown): string | null => {
  if (typeof item !== 'object' || item === null || !('label' in item) || typeof item.label !== 'string') return null
  const label = item.label.length > 200 ? '' : normaliseLabel(item.label)
  return labelProblem(label) === null ? label : null
}

/** Only names of our own schema are shown: a key or value of the document could be the secret itself. */
const explain = (issue: z.core.$ZodIssue): string => {
  const key = issue.path.length > 0 ? String(issue.path[0]) : ''
  if (issue.code === 'unrecognized_keys') return `has an unknown key; known are ${entryKeys}`
  if (issue.path.length === 0) return 'must be an object like {"label": "a", "provider": "claude", "secret": "..."}'
  if (key === 'provider') return 'provider must be claude, codex, gemini or custom'
  if (key === 'label') return 'label must be a text that is not empty'
  if (key === 'priority') return 'priority must be a whole number from 0 to 1000'
  if (key === 'disabled') return 'disabled must be true or false'
  if (key === 'files') return 'files must map relative paths to contents (text or JSON), none empty'
  if (key === 'env' || key === 'envFrom') return `${key} must map variable names to texts, none empty`
  return `${key} must be a text that is not empty`
}
