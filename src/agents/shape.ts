import type { Account, Provider } from '../pool/account.ts'
import { filesShape } from './shape-files.ts'

/** What a credential is, as far as its looks tell, and what speaks against it. Never a value. */
export interface Shape {
  /** `API key`, `setup token`, `sign-in file auth.json`, ... */
  readonly kind: string
  /** Each a sentence without subject: `looks like a key of OpenAI`. */
  readonly doubts: readonly string[]
}

/** Looks at a credential without asking anybody. `now`: epoch ms. */
export const shapeOf = ({ provider, credential }: Pick<Account, 'provider' | 'credential'>, now: number): Shape => {
  switch (credential.kind) {
    case 'secret':
      return secretShape(provider, credential.secret)
    case 'env': {
      const names = Object.keys(credential.env).sort()
      const doubts = Object.entries(credential.env).flatMap(([name, value]) =>
        (value === '' ? ['is empty'] : [...copied(value), ...misplaced(name, value)]).map(
          (doubt) => `${name} ${doubt}`,
        ),
      )
      return { kind: `${names.length === 1 ? 'variable' : 'variables'} ${names.join(', ')}`, doubts }
    }
    case 'files':
      return filesShape(credential.files, now)
  }
}

const secretShape = (provider: Provider, secret: string): Shape => {
  const known = kinds[provider].find(({ begins }) => begins.test(secret))
  const doubts = [...copied(secret), ...cut(secret)]
  if (known !== undefined)
    return { kind: known.kind, doubts: known.doubt === undefined ? doubts : [known.doubt, ...doubts] }
  const other = makers.find(({ begins, of }) => !of.includes(provider) && begins.test(secret))
  return {
    kind: provider === 'claude' ? 'gateway token' : 'token',
    doubts: other === undefined ? doubts : [`looks like ${other.what}`, ...doubts],
  }
}

interface Kind {
  readonly begins: RegExp
  readonly kind: string
  readonly doubt?: string
}

/** From the providers' documentation and the CLIs' own checks; the first that fits counts. */
const kinds: { readonly [P in Provider]: readonly Kind[] } = {
  claude: [
    { begins: /^sk-ant-api/, kind: 'API key' },
    { begins: /^sk-ant-oat/, kind: 'setup token' },
    { begins: /^sk-ant-ort/, kind: 'refresh token', doubt: 'is a refresh token, which lets no agent in by itself' },
    { begins: /^sk-ant-admin/, kind: 'admin key', doubt: 'is an admin key, which runs no agent' },
  ],
  codex: [
    { begins: /^sk-(?!ant-|or-)/, kind: 'API key' },
    { begins: /^eyJ/, kind: 'access token', doubt: 'is an access token, which ends soon; give the whole auth.json' },
  ],
  gemini: [
    { begins: /^(?:AIza|AQ\.)/, kind: 'API key' },
    { begins: /^ya29\./, kind: 'access token', doubt: 'is an access token, which ends within the hour' },
  ],
  custom: [],
}

/** Whose a token is by its beginning, and where it belongs. */
const makers: readonly { readonly begins: RegExp; readonly what: string; readonly of: readonly Provider[] }[] = [
  { begins: /^sk-ant-/, what: 'a credential of Anthropic', of: ['claude'] },
  { begins: /^sk-or-/, what: 'a key of OpenRouter', of: ['claude', 'codex'] },
  { begins: /^AIza/, what: 'a key of Google', of: ['gemini'] },
  { begins: /^(?:gh[a-z]_|github_pat_)/, what: 'a token of GitHub', of: [] },
  { begins: /^(?:AKIA|ASIA)[A-Z0-9]{12}/, what: 'an access key of AWS', of: [] },
  { begins: /^sk-(?:proj|svcacct)-/, what: 'a key of OpenAI', of: ['codex'] },
]

/** What people copy along with a key, or in its place. */
const copied = (value: string): readonly string[] => {
  if (/\*{3}|\.{3}|…|•/.test(value)) return ['holds dots or stars where a key has characters; copy the key itself']
  if (/^(?:bearer\s|export\s|[A-Z_]{4,}=)/i.test(value))
    return ['holds more than the key: take away what stands before']
  if (/^["'`]|["'`]$/.test(value)) return ['stands in quotes; take them away']
  return []
}

const cut = (secret: string): readonly string[] => {
  if (/\s/.test(secret)) return ['holds a space']
  if (/[^\x21-\x7e]/.test(secret)) return ['holds a character that no key has']
  return secret.length < 16 ? ['is shorter than any key; was it cut?'] : []
}

/** A credential under the variable of another kind. */
const misplaced = (name: string, value: string): readonly string[] => {
  if (name === 'ANTHROPIC_API_KEY' && value.startsWith('sk-ant-oat'))
    return ['holds a setup token, which belongs into CLAUDE_CODE_OAUTH_TOKEN']
  if (name === 'CLAUDE_CODE_OAUTH_TOKEN' && value.startsWith('sk-ant-api'))
    return ['holds an API key, which belongs into ANTHROPIC_API_KEY']
  return []
}
