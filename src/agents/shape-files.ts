import type { Provider } from '../pool/account.ts'
import type { Shape } from './shape.ts'

/** The file in the agent's home that this document is, by its own keys: what the agent wrote at sign-in. Null: none that is known. */
export const signInFile = (provider: Provider, document: unknown): string | null => {
  switch (provider) {
    case 'claude':
      return at(document, 'claudeAiOauth') === undefined ? null : '.credentials.json'
    case 'codex':
      return ['tokens', 'OPENAI_API_KEY'].some((key) => at(document, key) !== undefined) ? 'auth.json' : null
    case 'gemini':
      return typeof at(document, 'refresh_token') === 'string' ? 'oauth_creds.json' : null
    case 'custom':
      return null
  }
}

/** Looks at sign-in files without asking anybody. */
export const filesShape = (files: Readonly<Record<string, string>>, now: number): Shape => {
  const names = Object.keys(files).sort()
  return {
    kind: `sign-in ${names.length === 1 ? 'file' : 'files'} ${names.join(', ')}`,
    doubts: names.flatMap((name) => fileDoubts(name, files[name] ?? '', now).map((doubt) => `${name} ${doubt}`)),
  }
}

const fileDoubts = (name: string, content: string, now: number): readonly string[] => {
  if (!name.endsWith('.json')) return []
  const document = parsed(content)
  if (document === undefined) return ['is no valid JSON']
  switch (name) {
    case 'auth.json': {
      const key = at(document, 'OPENAI_API_KEY')
      if (typeof key === 'string' && key !== '') return []
      return renewable(at(at(document, 'tokens'), 'refresh_token'), null, now)
    }
    case '.credentials.json': {
      const own = at(document, 'claudeAiOauth')
      return renewable(at(own, 'refreshToken'), at(own, 'expiresAt'), now)
    }
    case 'oauth_creds.json':
      return renewable(at(document, 'refresh_token'), at(document, 'expiry_date'), now)
    default:
      return []
  }
}

const renewable = (refreshToken: unknown, endsAt: unknown, now: number): readonly string[] => {
  if (typeof refreshToken === 'string' && refreshToken !== '') return []
  if (typeof endsAt === 'number' && endsAt < now) return ['has expired and holds no refresh token; sign in again']
  return ['holds no refresh token, so it ends soon']
}

const at = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? Object.entries(value).find(([name]) => name === key)?.[1]
    : undefined

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
