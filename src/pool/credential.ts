import type { Credential } from './account.ts'
import { looksLikeCredential } from './label.ts'
import type { Entry } from './schema.ts'

/** What the parser needs of the world. All pure functions. */
export interface CredentialContext {
  /** The value of a variable that `secretFrom` or `envFrom` names. */
  readonly lookup: (variable: string) => string | undefined
  /** True for variables an account may not set (`PATH`, `GITHUB_*`, ...). */
  readonly reserved: (variable: string) => boolean
}

type Resolved = { readonly credential: Credential } | { readonly problems: readonly string[] }

const variableName = /^[A-Za-z_][A-Za-z0-9_]{0,127}$/
const forms = ['secret', 'secretFrom', 'env', 'envFrom', 'files'] as const

/** The credential of an entry: exactly one form (`env` and `envFrom` may stand together). Problems never hold a value. */
export const resolveCredential = (entry: Entry, context: CredentialContext): Resolved => {
  const given = forms.filter((form) => entry[form] !== undefined)
  const kinds = new Set(given.map((form) => (form === 'files' ? 'files' : form.startsWith('env') ? 'env' : form)))
  if (kinds.size === 0) return { problems: [`has no credential; give one of ${forms.join(', ')}`] }
  if (kinds.size > 1) return { problems: [`has more than one credential (${given.join(', ')}); keep one`] }
  if (entry.files !== undefined) return fromFiles(entry.files)
  if (entry.env !== undefined || entry.envFrom !== undefined) return fromEnv(entry, context)
  return fromSecret(entry, context)
}

const fromSecret = (entry: Entry, context: CredentialContext): Resolved => {
  if (entry.provider === 'custom') return { problems: ['a custom account needs env, envFrom or files, not secret'] }
  const found =
    entry.secretFrom === undefined ? { value: entry.secret ?? '' } : named('secretFrom', entry.secretFrom, context)
  if ('problem' in found) return { problems: [found.problem] }
  const secret = found.value.trim()
  if (secret === '') return { problems: ['secret is empty'] }
  if (/[\r\n\0]/.test(secret)) return { problems: ['secret has several lines; for a credential file use files'] }
  return { credential: { kind: 'secret', secret } }
}

const fromEnv = (entry: Entry, context: CredentialContext): Resolved => {
  const problems: string[] = []
  const env: Record<string, string> = {}
  const put = (name: string, read: () => Named): void => {
    if (!variableName.test(name) || looksLikeCredential(name))
      problems.push('env holds a name that is not a variable name')
    else if (context.reserved(name)) problems.push(`env may not set ${name}: it is reserved`)
    else if (Object.hasOwn(env, name)) problems.push(`env and envFrom both set ${name}`)
    else {
      const found = read()
      if ('problem' in found) problems.push(found.problem)
      else if (found.value.includes('\0')) problems.push(`env.${name} holds a NUL character`)
      else env[name] = found.value
    }
  }
  for (const [name, value] of Object.entries(entry.env ?? {})) put(name, () => ({ value }))
  for (const [name, source] of Object.entries(entry.envFrom ?? {}))
    put(name, () => named(`envFrom.${name}`, source, context))
  if (problems.length === 0 && Object.keys(env).length === 0) problems.push('env is empty')
  return problems.length > 0 ? { problems } : { credential: { kind: 'env', env } }
}

const fromFiles = (files: NonNullable<Entry['files']>): Resolved => {
  const entries = Object.entries(files)
  if (entries.length === 0) return { problems: ['files is empty'] }
  if (!entries.every(([path]) => isInside(path))) {
    return { problems: ["files holds a path that is not a plain relative path inside the agent's home"] }
  }
  const texts = entries.map(([path, content]) => [
    path,
    typeof content === 'string' ? content : JSON.stringify(content),
  ])
  return { credential: { kind: 'files', files: Object.fromEntries(texts) } }
}

type Named = { readonly value: string } | { readonly problem: string }

const named = (where: string, variable: string, context: CredentialContext): Named => {
  if (!variableName.test(variable) || looksLikeCredential(variable)) {
    return { problem: `${where} must be the name of an environment variable; is it the value itself?` }
  }
  const value = context.lookup(variable)
  if (value !== undefined && value.trim() !== '') return { value }
  return { problem: `${where} names ${variable}, which is not set or empty; pass it in env: of the step` }
}

const isInside = (path: string): boolean =>
  /^[A-Za-z0-9._-]+(\/[A-Za-z0-9._-]+)*$/.test(path) &&
  path.length <= 200 &&
  path.split('/').every((part) => part !== '.' && part !== '..')
