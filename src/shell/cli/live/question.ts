import { agentKind } from '../../../agents/create.ts'
import type { Account, Provider } from '../../../pool/account.ts'

/** The smallest request that tells whether an account may work now, or why none is made. */
export type Question =
  | {
      readonly kind: 'request'
      readonly speaker: 'anthropic' | 'openai' | 'google'
      readonly url: string
      /** Hold the credential. */
      readonly headers: Readonly<Record<string, string>>
      readonly body: string
    }
  | { readonly kind: 'none'; readonly why: string }

type Environment = Readonly<Record<string, string | undefined>>
type Models = Readonly<Partial<Record<Provider, string>>>

/** The cheapest ones; an answer that a model isn't known lets us in all the same. */
const cheapest = { claude: 'claude-haiku-4-5', codex: 'gpt-5-nano', gemini: 'gemini-2.5-flash-lite' } as const

/** One token of output at most. Addresses come from the account's own variables, else from `inherited`, as its agent takes them. */
export const questionOf = (account: Account, inherited: Environment, models: Models): Question => {
  const own: Environment = agentKind(account.provider).invocation(account, 'own').env
  const base = (variable: string, usual: string): string =>
    (own[variable] || inherited[variable] || usual).replace(/\/+$/, '')
  if (account.credential.kind === 'files')
    return none('a sign-in file is tried by its agent alone: a refresh token can be used only once')
  switch (account.provider) {
    case 'claude': {
      const lets = anthropicHeaders(own)
      const body = {
        model: models.claude ?? cheapest.claude,
        max_tokens: 1,
        messages: [{ role: 'user', content: '.' }],
      }
      return lets === null
        ? none('only its agent knows the way that its variables name')
        : request('anthropic', `${base('ANTHROPIC_BASE_URL', 'https://api.anthropic.com')}/v1/messages`, lets, body)
    }
    case 'codex': {
      const key = own['CODEX_API_KEY'] ?? own['OPENAI_API_KEY']
      // 16 is the least that the API takes.
      const body = { model: models.codex ?? cheapest.codex, input: '.', max_output_tokens: 16, store: false }
      return key === undefined
        ? none('only its agent knows the way that its variables name')
        : request('openai', `${base('OPENAI_BASE_URL', 'https://api.openai.com/v1')}/responses`, bearer(key), body)
    }
    case 'gemini': {
      const key = own['GEMINI_API_KEY']
      const body = { contents: [{ role: 'user', parts: [{ text: '.' }] }], generationConfig: { maxOutputTokens: 1 } }
      const address = `${base('GOOGLE_GEMINI_BASE_URL', 'https://generativelanguage.googleapis.com')}/v1beta/models/`
      const path = `${encodeURIComponent(models.gemini ?? cheapest.gemini)}:streamGenerateContent?alt=sse`
      return key === undefined
        ? none('only its agent knows the way that its variables name')
        : request('google', `${address}${path}`, { 'x-goog-api-key': key }, body)
    }
    case 'custom':
      return none('nobody knows what a custom command asks')
  }
}

const none = (why: string): Question => ({ kind: 'none', why })

const request = (
  speaker: 'anthropic' | 'openai' | 'google',
  url: string,
  headers: Readonly<Record<string, string>>,
  body: unknown,
): Question => ({
  kind: 'request',
  speaker,
  url,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
})

const bearer = (token: string) => ({ authorization: `Bearer ${token}` })

const anthropicHeaders = (env: Environment): Readonly<Record<string, string>> | null => {
  const version = { 'anthropic-version': '2023-06-01' }
  const [key, setup, token] = [env['ANTHROPIC_API_KEY'], env['CLAUDE_CODE_OAUTH_TOKEN'], env['ANTHROPIC_AUTH_TOKEN']]
  if (key !== undefined) return { ...version, 'x-api-key': key }
  if (setup !== undefined) return { ...version, ...bearer(setup), 'anthropic-beta': 'oauth-2025-04-20' }
  return token === undefined ? null : { ...version, ...bearer(token) }
}
