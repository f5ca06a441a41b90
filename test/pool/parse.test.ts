import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { unbounded } from '../../src/pool/bounds.ts'
import { parsePool } from '../../src/pool/parse.ts'
import { context, parsed, secret } from './parsing.ts'

const one = (entry: Readonly<Record<string, unknown>>) =>
  parsed([{ label: 'a', provider: 'claude', ...entry }]).accounts[0]

describe('an entry', () => {
  it('has usual values for all that it does not say', () =>
    expect(parsed([{ label: 'Team A', provider: 'claude', secret }])).toEqual({
      name: 'default',
      accounts: [
        {
          id: expect.stringMatching(/^[0-9a-f]{12}$/),
          label: 'team-a',
          provider: 'claude',
          credential: { kind: 'secret', secret },
          fingerprint: expect.stringMatching(/^[0-9a-f]{8}$/),
          priority: 100,
          group: null,
          disabled: false,
          bounds: unbounded,
        },
      ],
    }))

  it('may say priority, group and disabled', () =>
    expect(one({ secret, priority: 0, group: 'Org 1', disabled: true })).toMatchObject({
      priority: 0,
      group: 'org-1',
      disabled: true,
    }))

  it('keeps the order of the list, and labels may repeat over providers', () => {
    const list = ['codex', 'claude', 'gemini'].map((provider) => ({ label: 'a', provider, secret }))
    expect(parsed(list).accounts.map(({ provider }) => provider)).toEqual(['codex', 'claude', 'gemini'])
  })
})

describe('a credential', () => {
  test.each<[string, Record<string, unknown>, unknown]>([
    ['secret', { secret: ` ${secret}\n` }, { kind: 'secret', secret }],
    ['secretFrom', { secretFrom: 'KEY_A' }, { kind: 'secret', secret: 'sk-ant-api03-FAKE-from-a' }],
    ['env, kept as it is', { env: { MY_KEY: ' FAKE\n' } }, { kind: 'env', env: { MY_KEY: ' FAKE\n' } }],
    ['envFrom', { envFrom: { MY_KEY: 'KEY_B' } }, { kind: 'env', env: { MY_KEY: 'sk-ant-api03-FAKE-from-b' } }],
    [
      'env and envFrom',
      { env: { A: 'FAKE' }, envFrom: { B: 'KEY_B' } },
      { kind: 'env', env: { A: 'FAKE', B: 'sk-ant-api03-FAKE-from-b' } },
    ],
    ['a custom agent’s env', { provider: 'custom', env: { TOKEN: 'FAKE' } }, { kind: 'env', env: { TOKEN: 'FAKE' } }],
    [
      'files as text',
      { files: { 'auth.json': '{"a": 1}\n' } },
      { kind: 'files', files: { 'auth.json': '{"a": 1}\n' } },
    ],
    [
      'files as JSON',
      { files: { 'x/auth.json': { t: ['FAKE'] }, b: [1] } },
      { kind: 'files', files: { 'x/auth.json': '{"t":["FAKE"]}', b: '[1]' } },
    ],
    [
      'names like those of Object',
      { env: { constructor: 'FAKE', toString: 'FAKE' } },
      { kind: 'env', env: { constructor: 'FAKE', toString: 'FAKE' } },
    ],
  ])('is given as %s', (_form, entry, credential) => expect(one(entry)?.credential).toEqual(credential))

  it('keeps every key of a JSON file', () => {
    const text = '[{"label": "a", "provider": "codex", "files": {"auth.json": {"__proto__": "FAKE", "b": 1}}}]'
    const result = parsePool(text, context)
    const credential = result.ok ? result.pool.accounts[0]?.credential : undefined
    expect(credential).toEqual({ kind: 'files', files: { 'auth.json': '{"__proto__":"FAKE","b":1}' } })
  })
})

describe('an id and a fingerprint', () => {
  const entry = { label: 'a', provider: 'claude', secret }
  const first = one(entry)

  it('are the same for the same account and credential, however given', () => {
    expect(one({ ...entry, label: ' A ', secret: `${secret}\n`, priority: 1, group: 'g' })).toMatchObject({
      id: first?.id,
      fingerprint: first?.fingerprint,
    })
    const env = { env: { B: 'FAKE', A: 'FAKE' } }
    const swapped = { env: { A: 'FAKE', B: 'FAKE' } }
    expect(one(env)?.fingerprint).toBe(one(swapped)?.fingerprint)
  })

  test.each([
    ['label', { ...entry, label: 'b' }, 'default'],
    ['provider', { ...entry, provider: 'codex' }, 'default'],
    ['pool', entry, 'other'],
  ])('another %s is another account', (_what, other, pool) => {
    const [account] = parsed([other], { pool }).accounts
    expect(account?.id).not.toBe(first?.id)
    expect(account?.fingerprint).not.toBe(first?.fingerprint)
  })

  it('another credential changes the fingerprint alone', () => {
    const other = one({ ...entry, secret: `${secret}x` })
    expect(other?.id).toBe(first?.id)
    expect(other?.fingerprint).not.toBe(first?.fingerprint)
  })
})

describe('any text', () => {
  it('takes a byte order mark and white space around the list', () =>
    expect(parsePool(`\uFEFF\r\n [{"label":"a","provider":"claude","secret":"${secret}"}] \n`, context).ok).toBe(true))

  it('gives a pool or problems, never an exception', () => {
    const value = fc.oneof(fc.jsonValue(), fc.constantFrom('a', 'claude', 'KEY_A', { A: 'KEY_A' }, { 'a.json': {} }))
    const keys = [
      'label',
      'provider',
      'secret',
      'secretFrom',
      'env',
      'envFrom',
      'files',
      'priority',
      'group',
      'disabled',
    ]
    const entry = fc.oneof(fc.jsonValue(), fc.dictionary(fc.constantFrom(...keys, '__proto__', 'other'), value))
    const text = fc.oneof(
      fc.string(),
      fc.json(),
      fc.array(entry).map((list) => JSON.stringify(list)),
    )
    fc.assert(
      fc.property(text, (some) => {
        const result = parsePool(some, context)
        if (result.ok) expect(result.pool.accounts.length).toBeGreaterThan(0)
        else expect(result.problems.length).toBeGreaterThan(0)
      }),
      { numRuns: 500 },
    )
  })
})
