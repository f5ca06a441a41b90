import type { Credential } from './account.ts'
import { looksLikeCredential } from './label.ts'
import type { Entry, PartialEntry } from './schema.ts'

/** What the parser needs of the world. All pure functions. */
export interface CredentialContext {
  /** The value of a variable that `secretFrom` or `envFrom` names. */
  readonly lookup: (variable: string) => string | undefined
  /** True for variables an account may not set (`PATH`, `GITHUB_*`, ...). */
  readonly reserved: (variable: string) => boolean
}

type Resolved = { readonly credential: Credential } | { readonly problems: readonly string[] }

/** The keys of an entry that give a credential. */
export const credentialForms = ['secret', 'secretFrom', 'env', 'envFrom', 'files'] as const

type Given = Pick<PartialEntry, 'provider' | (typeof credentialForms)[number]>

/** The credential of an entry: exactly one form (`env` and `envFrom` may stand together). Problems never hold a value. */
export const resolveCredential = (entry: Given, context: CredentialContext): Resolved => {
  const given = credentialForms.filter((form) => entry[form] !== undefined)
  const kinds = new Set(given.map((form) => (form === 'envFrom' ? 'env' : form)))
  if (kinds.size === 0) return { problems: [`has no credential; give one of ${credentialForms.join(', ')}`] }
  if (kinds.size > 1) return { problems: [`has more than one credential (${given.join(', ')}); keep one`] }
  if (entry.files !== undefined) return fromFiles(entry.files)
  if (entry.env !== undefined || entry.envFrom !== undefined) return fromEnv(entry, context)
  return fromSecret(entry, context)
}

const fromSecret = (entry: Given, context: CredentialContext): Resolved => {
  if (entry.provider === 'custom') return { problems: ['a custom account needs env, envFrom or files, not secret'] }
  const found =
    entry.secretFrom === undefined ? { value: entry.secret ?? '' } : named('secretFrom', entry.secretFrom, context)
  if ('problem' in found) return { problems: [found.problem] }
  const secret = found.value.trim()
  if (secret === '') return { problems: ['secret is empty'] }
  if (/[\r\n\0]/.test(secret)) {
    return { problems: ['secret has several lines or a NUL character; for a credential file use files'] }
  }
  return { credential: { kind: 'secret', secret } }
}

const fromEnv = ({ env = {}, envFrom = {} }: Given, context: CredentialContext): Resolved => {
  const values: [name: string, found: Named][] = [
    ...Object.entries(env).map(([name, value]): [string, Named] => [name, { value }]),
    ...Object.entries(envFrom).map(([name, variable]): [string, Named] => [
      name,
      named(`envFrom.${name}`, variable, context),
    ]),
  ]
  if (values.length === 0) return { problems: ['env is empty'] }
  const problems = values.flatMap(([name, found]) => {
    if (!isVariableName(name)) return ['env holds a name that is not a variable name']
    if (context.reserved(name)) return [`env may not set ${name}: it is reserved`]
    if ('problem' in found) return [found.problem]
    return found.value.includes('\0') ? [`env.${name} holds a NUL character`] : []
  })
  const twice = Object.keys(envFrom).filter((name) => isVariableName(name) && Object.hasOwn(env, name))
  problems.push(...twice.map((name) => `env and envFrom both set ${name}`))
  if (problems.length > 0) return { problems }
  const entries = values.flatMap(([name, found]) => ('value' in found ? [[name, found.value]] : []))
  return { credential: { kind: 'env', env: Object.fromEntries(entries) } }
}

const fromFiles = (files: NonNullable<Entry['files']>): Resolved => {
  const entries = Object.entries(files)
  if (entries.length === 0) return { problems: ['files is empty'] }
  if (!entries.every(([path]) => isInside(path))) {
    return { problems: ["files holds a path that is not a plain relative path inside the agent's home"] }
  }
  if (contradict(entries.map(([path]) => path))) {
    return {
      problems: [
        'files holds two paths that can not both be: the same but for case, or one the directory of the other',
      ],
    }
  }
  try {
    const texts = entries.map(([path, content]) => [
      path,
      typeof content === 'string' ? content : JSON.stringify(content),
    ])
    return { credential: { kind: 'files', files: Object.fromEntries(texts) } }
  } catch {
    // JSON.parse takes any depth, JSON.stringify does not.
    return { problems: ['files holds a JSON document that is nested too deeply'] }
  }
}

type Named = { readonly value: string } | { readonly problem: string }

const named = (where: string, variable: string, context: CredentialContext): Named => {
  if (!isVariableName(variable)) {
    return { problem: `${where} must be the name of an environment variable; is it the value itself?` }
  }
  const value = context.lookup(variable)
  if (value !== undefined && value.trim() !== '') return { value }
  return { problem: `${where} names ${variable}, which is not set or empty; pass it in env: of the step` }
}

/** Short enough to be a name, no token in disguise, and no name that objects treat as their own. */
const isVariableName = (name: string): boolean =>
  /^[A-Za-z_][A-Za-z0-9_]{0,127}$/.test(name) && name !== '__proto__' && !looksLikeCredential(name)

const isInside = (path: string): boolean =>
  path.length <= 200 &&
  /^[A-Za-z0-9._-]+(\/[A-Za-z0-9._-]+)*$/.test(path) &&
  path.split('/').every((part) => part !== '.' && part !== '..' && part !== '__proto__')

/** Case is folded: on macOS and Windows `a` and `A` are one file, and a list of accounts is for every machine. */
const contradict = (paths: readonly string[]): boolean => {
  const folded = new Set(paths.map((path) => path.toLowerCase()))
  return (
    folded.size < paths.length ||
    [...folded].some((path) => [...path.matchAll(/\//g)].some(({ index }) => folded.has(path.slice(0, index))))
  )
}

/** The same text for the same credential, however its names are ordered. */
export const canonical = (credential: Credential): string => {
  switch (credential.kind) {
    case 'secret':
      return credential.secret
    case 'env':
      return JSON.stringify(Object.entries(credential.env).sort())
    case 'files':
      return JSON.stringify(Object.entries(credential.files).sort())
  }
}
