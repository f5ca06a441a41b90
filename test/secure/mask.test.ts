import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Account, Credential } from '../../src/pool/account.ts'
import { unbounded } from '../../src/pool/bounds.ts'
import { maskCommands } from '../../src/secure/commands.ts'
import { maskable, secretsOf } from '../../src/secure/mask.ts'

const account = (credential: Credential): Account => ({
  id: '0123456789ab',
  label: 'team-a',
  provider: 'claude',
  credential,
  fingerprint: '01234567',
  priority: 0,
  group: null,
  disabled: false,
  bounds: unbounded,
})

const pem = [
  '-----BEGIN PRIVATE KEY-----',
  'MIIEvFAKEQ0EAQ1c2U3',
  'b64FAKE9sZWQ4bGluZTI=',
  '-----END PRIVATE KEY-----',
  '',
].join('\n')

describe('secretsOf', () => {
  const cases: readonly [string, Credential, readonly string[]][] = [
    ['a token', { kind: 'secret', secret: 'sk-ant-api03-FAKE-a-1' }, ['sk-ant-api03-FAKE-a-1']],
    ['a token with white space around', { kind: 'secret', secret: ' sk-FAKE-1234\n' }, ['sk-FAKE-1234']],
    ['a passphrase', { kind: 'secret', secret: 'fake correct horse FAKE' }, ['fake correct horse FAKE']],
    ['nothing short', { kind: 'secret', secret: 'FAKE1' }, []],
    ['no common word', { kind: 'secret', secret: 'password' }, []],
    [
      'values of env that are secret, no region, model, flag, number, address or path',
      {
        kind: 'env',
        env: {
          AWS_REGION: 'us-east-1',
          CLOUD_ML_REGION: 'europe-west4',
          CLAUDE_CODE_USE_BEDROCK: 'true',
          ANTHROPIC_MODEL: 'us.anthropic.claude-sonnet-4-5-20250929-v1:0',
          ANTHROPIC_BASE_URL: 'https://gateway.example.com/v1',
          GOOGLE_CLOUD_PROJECT: 'my-project-123456',
          GOOGLE_APPLICATION_CREDENTIALS: '/home/runner/.config/gcloud/credentials.json',
          API_TIMEOUT_MS: '600000',
          AWS_BEARER_TOKEN_BEDROCK: 'plainwordsfaketoken',
          ANTHROPIC_AUTH_TOKEN: 'FAKE-gateway-token',
        },
      },
      ['plainwordsfaketoken', 'FAKE-gateway-token'],
    ],
    ['an address with a password', { kind: 'env', env: { PROXY: 'https://u:FAKE@proxy.example.com' } }, []],
    [
      'an address with a token in it',
      { kind: 'env', env: { HOOK: 'https://h.example/FAKE9a8b7c6d5e' } },
      ['https://h.example/FAKE9a8b7c6d5e', '//h.example/FAKE9a8b7c6d5e'],
    ],
    [
      'string leaves of a JSON file, pretty-printed',
      {
        kind: 'files',
        files: {
          'auth.json': JSON.stringify(
            {
              auth_mode: 'chatgpt',
              OPENAI_API_KEY: null,
              tokens: { access_token: 'eyJFAKE.e30.c2ln', refresh_token: 'rt_FAKE_0a1b2c3d' },
              last_refresh: '2026-11-27T23:09:00.123Z',
              scopes: ['user:inference', 'user:profile'],
              expiresAt: 1795527309000,
            },
            null,
            2,
          ),
        },
      },
      ['eyJFAKE.e30.c2ln', 'rt_FAKE_0a1b2c3d'],
    ],
    [
      'lines of a key inside JSON, without its frame',
      { kind: 'files', files: { 'sa.json': JSON.stringify({ type: 'service_account', private_key: pem }) } },
      ['MIIEvFAKEQ0EAQ1c2U3', 'b64FAKE9sZWQ4bGluZTI='],
    ],
    [
      'values in other text files',
      {
        kind: 'files',
        files: {
          'config.toml': 'model = "gpt-5"\n[provider]\napi_key = "fake words of a key"\n',
          netrc: 'machine example.com login me password FAKEpassphrase9\n',
        },
      },
      ['fake words of a key', 'FAKEpassphrase9'],
    ],
  ]
  it.each(cases)('masks %s', (_name, credential, expected) => {
    const found = secretsOf([account(credential)])
    for (const secret of expected) expect(found).toContain(secret)
    if (expected.length === 0 || credential.kind !== 'files') expect(new Set(found)).toEqual(new Set(expected))
  })

  it('puts longer ones first and names none twice', () => {
    const found = secretsOf(
      ['sk-FAKE-01', 'sk-FAKE-0123', 'sk-FAKE-01'].map((secret) => account({ kind: 'secret', secret })),
    )
    expect(found).toEqual(['sk-FAKE-0123', 'sk-FAKE-01'])
  })
})

const ordinary =
  'the agent did not run because true false null undefined { } [ ] us-east-1 europe-west4 eastus2 production main ' +
  'claude codex gemini custom team-a https://api.example.com/v1 /usr/local/bin/node 8080 2026-11-27 23:09 exit code 143 ' +
  'gpt-5-codex gemini-2.5-pro refs/heads/main ubuntu-24.04 my-project anthropic'

describe('maskable', () => {
  const token = 'sk-ant-api03-FAKE-a-0a1b2c'
  it.each<readonly [string, unknown]>([
    ['a bare token', token],
    ['a token in a JSON string', JSON.stringify(token)],
    ['a list of tokens', JSON.stringify([token])],
    ['an account', [{ label: 'a', provider: 'claude', secret: token }]],
    ['a list cut off', `[{"label":"a","secret":"${token}`],
    ['a list with a comma too many', `[{"label":"a","secret":"${token}",}]`],
    ['key and value swapped', [{ [token]: 'a' }]],
    ['label and secret swapped', [{ label: token, secret: 'a' }]],
    ['YAML', `- label: a\n  secret: ${token}\n`],
    ['a JSON text in a JSON text', JSON.stringify([JSON.stringify({ secret: token })])],
    ['an unknown key', [{ label: 'a', nonsense: { deep: [token] } }]],
    ['__proto__', JSON.parse(`{"__proto__":{"secret":"${token}"}}`)],
    ['an env file', `A=1\nexport KEY=${token}\n`],
    ['an address', `redis://default:${token}@redis.example.com:6379/0`],
    ['NUL bytes', `\u0000${token}\u0000`],
  ])('finds the token in %s', (_name, raw) => {
    const text = `x ${token} y`
    expect(maskable(raw).reduce((shown, secret) => shown.replaceAll(secret, '***'), text)).not.toContain('FAKE')
  })

  it('keeps names readable, also where they look unusual', () => {
    const found = maskable([
      { label: 'prod-a1b2c3', provider: 'claude', group: 'org-7f3a9c', secretFrom: 'CLAUDE_KEY_B2C3' },
    ])
    expect(found).toEqual([])
    expect(maskable([{ label: 'a', provider: 'claude', envFrom: { ANTHROPIC_API_KEY: 'MY_OTHER_KEY_2X9Y' } }])).toEqual(
      [],
    )
  })

  it('survives 100,000 levels and 50 MB', () => {
    expect(maskable(`${'['.repeat(100_000)}${']'.repeat(100_000)}`)).toEqual([])
    let deep: unknown = token
    for (let level = 0; level < 100_000; level += 1) deep = [deep]
    expect(maskable(deep)).toEqual([token])
    expect(maskable(`${token} ${'. '.repeat(25_000_000)}`)).toContain(token)
  })

  it('blanks no ordinary word, whatever stands in the document', () => {
    const words = ordinary.split(' ')
    const leaf = fc.oneof(
      fc.constantFrom(...words),
      fc.constantFrom(token),
      fc.boolean(),
      fc.integer(),
      fc.constant(null),
    )
    const key = fc.constantFrom('label', 'provider', 'secret', 'env', 'files', 'AWS_REGION', 'API_KEY', 'group')
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof({ depthSize: 'small' }, leaf, fc.array(tie('tree')), fc.dictionary(key, tie('tree'))),
    }))
    fc.assert(
      fc.property(tree, fc.constantFrom(0, 2), (document, indent) => {
        for (const secret of maskable(JSON.stringify([document], null, indent))) expect(ordinary).not.toContain(secret)
      }),
    )
  })
})

describe('documents that nobody would call a list of accounts', () => {
  const mega = 1024 * 1024
  it.each([
    ['50 MB of letters', () => 'xyz0'.repeat((50 * mega) / 4)],
    ['50 MB of tokens', () => 'sk-ant-api03-FAKE-0123456789 '.repeat((50 * mega) / 29)],
    ['one word of 1 MB', () => 'xyz0'.repeat(mega / 4)],
    ['deep JSON, cut off', () => '['.repeat(mega)],
  ])('%s make few and short masks', (_what, make) => {
    const secrets = maskable(make())
    expect(secrets.length).toBeLessThan(5_000)
    expect(maskCommands(secrets).length).toBeLessThan(2 * mega)
  })
})
