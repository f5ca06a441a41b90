import { describe, expect, it } from 'vitest'
import { shapeOf } from '../../src/agents/shape.ts'
import { signInFile } from '../../src/agents/shape-files.ts'
import type { Provider } from '../../src/pool/account.ts'

const now = 1_800_000_000_000
const secret = (provider: Provider, text: string) =>
  shapeOf({ provider, credential: { kind: 'secret', secret: text } }, now)
const files = (name: string, document: unknown) =>
  shapeOf(
    {
      provider: 'codex',
      credential: {
        kind: 'files',
        files: { [name]: typeof document === 'string' ? document : JSON.stringify(document) },
      },
    },
    now,
  )

describe('a secret', () => {
  it.each([
    ['claude', 'sk-ant-api03-FAKE-0123456789', 'API key'],
    ['claude', 'sk-ant-oat01-FAKE-0123456789', 'setup token'],
    ['claude', 'FAKE-gateway-0123456789', 'gateway token'],
    ['codex', 'sk-proj-FAKE-0123456789', 'API key'],
    ['codex', 'sk-or-v1-FAKE-0123456789', 'token'],
    ['gemini', 'AIzaFAKE-0123456789', 'API key'],
    ['gemini', 'AQ.FAKE-0123456789', 'API key'],
  ] as const)('of %s (%s) is fine: %s', (provider, text, kind) => {
    expect(secret(provider, text)).toEqual({ kind, doubts: [] })
  })

  it.each([
    ['claude', 'sk-proj-FAKE-0123456789', 'looks like a key of OpenAI'],
    ['codex', 'sk-ant-api03-FAKE-0123456789', 'looks like a credential of Anthropic'],
    ['gemini', 'ghp_FAKE0123456789abcdef', 'looks like a token of GitHub'],
    ['claude', 'AIzaFAKE-0123456789', 'looks like a key of Google'],
    ['claude', 'sk-ant-ort01-FAKE-0123456789', 'is a refresh token'],
    ['claude', 'sk-ant-admin01-FAKE-0123456789', 'is an admin key'],
    ['codex', 'eyJFAKE.0123456789.abc', 'give the whole auth.json'],
    ['gemini', 'ya29.FAKE-0123456789', 'ends within the hour'],
    ['claude', 'sk-ant-api03-FAKE', null],
    ['claude', 'sk-ant-api03-F', 'was it cut?'],
    ['claude', 'sk-ant-api03-FAKE...6789', 'dots or stars'],
    ['claude', '"sk-ant-api03-FAKE-0123456789"', 'stands in quotes'],
    ['claude', 'Bearer FAKE-0123456789', 'holds more than the key'],
    ['claude', 'ANTHROPIC_API_KEY=FAKE-0123456789', 'holds more than the key'],
    ['claude', 'sk-ant-api03-FAKE 0123456789', 'holds a space'],
    ['claude', 'sk-ant-api03-FAKE\u20100123456789', 'a character that no key has'],
  ] as const)('of %s (%s): %s', (provider, text, doubt) => {
    const { doubts } = secret(provider, text)
    expect(doubts.join('; ')).toContain(doubt ?? '')
    expect(doubts.length).toBe(doubt === null ? 0 : doubts.length || 1)
    expect(doubts.join()).not.toContain('FAKE')
  })
})

it('variables are named, and looked at', () => {
  const env = { ANTHROPIC_API_KEY: 'sk-ant-oat01-FAKE-0123456789', ANTHROPIC_BASE_URL: '"https://x"' }
  expect(shapeOf({ provider: 'claude', credential: { kind: 'env', env } }, now)).toEqual({
    kind: 'variables ANTHROPIC_API_KEY, ANTHROPIC_BASE_URL',
    doubts: [
      'ANTHROPIC_API_KEY holds a setup token, which belongs into CLAUDE_CODE_OAUTH_TOKEN',
      'ANTHROPIC_BASE_URL stands in quotes; take them away',
    ],
  })
})

describe('a sign-in file', () => {
  it.each([
    ['auth.json', { tokens: { refresh_token: 'FAKE' } }, []],
    ['auth.json', { OPENAI_API_KEY: 'FAKE' }, []],
    ['auth.json', { tokens: {} }, ['auth.json holds no refresh token, so it ends soon']],
    ['auth.json', '{', ['auth.json is no valid JSON']],
    ['.credentials.json', { claudeAiOauth: { refreshToken: 'FAKE', expiresAt: 1 } }, []],
    [
      '.credentials.json',
      { claudeAiOauth: { expiresAt: now - 1 } },
      ['.credentials.json has expired and holds no refresh token; sign in again'],
    ],
    [
      'oauth_creds.json',
      { access_token: 'FAKE', expiry_date: now + 1 },
      ['oauth_creds.json holds no refresh token, so it ends soon'],
    ],
    ['config.toml', 'a = 1', []],
  ])('%s %j', (name, document, doubts) => {
    expect(files(name, document)).toEqual({ kind: `sign-in file ${name}`, doubts })
  })

  it.each([
    ['claude', { claudeAiOauth: {} }, '.credentials.json'],
    ['codex', { OPENAI_API_KEY: null, tokens: {} }, 'auth.json'],
    ['gemini', { refresh_token: 'FAKE' }, 'oauth_creds.json'],
    ['custom', { tokens: {} }, null],
    ['codex', { type: 'service_account' }, null],
    ['codex', null, null],
  ] as const)('of %s is known by its keys: %j', (provider, document, name) => {
    expect(signInFile(provider, document)).toBe(name)
  })
})
