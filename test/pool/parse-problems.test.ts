import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { problemsOf, secret } from './parsing.ts'

const entry = { label: 'a', provider: 'claude', secret }
const { secret: _none, ...bare } = entry
const at0 = 'accounts[0] (a): '

describe('what is wrong with an entry', () => {
  test.each<[string, unknown, string]>([
    ['a text', secret, 'accounts[0]: must be an object like {"label": "a", "provider": "claude", "secret": "..."}'],
    ['null', null, 'accounts[0]: must be an object like {"label": "a", "provider": "claude", "secret": "..."}'],
    ['a list', [entry], 'accounts[0]: must be an object like {"label": "a", "provider": "claude", "secret": "..."}'],
    ['no label', { ...entry, label: undefined }, 'accounts[0]: label must be a text of 1 to 200 characters'],
    ['a label that is a number', { ...entry, label: 7 }, 'accounts[0]: label must be a text of 1 to 200 characters'],
    [
      'a label of other letters',
      { ...entry, label: '日本' },
      'accounts[0]: label has no letter from a to z and no digit',
    ],
    [
      'a label without a letter',
      { ...entry, label: '--' },
      'accounts[0]: label has no letter from a to z and no digit',
    ],
    ['a long label', { ...entry, label: 'word '.repeat(10) }, 'accounts[0]: label is longer than 48 characters'],
    [
      'a secret as label',
      { ...entry, label: secret },
      'accounts[0]: label looks like a credential; are label and secret swapped?',
    ],
    ['an unknown provider', { ...entry, provider: secret }, `${at0}provider must be claude, codex, gemini or custom`],
    ['no provider', { ...entry, provider: undefined }, `${at0}provider must be claude, codex, gemini or custom`],
    [
      'an unknown key',
      { ...entry, [secret]: 1 },
      `${at0}has an unknown key; known are label, provider, secret, secretFrom, env, envFrom, files, priority, group, disabled, reserve, maxUtilization, hours, maxConcurrent`,
    ],
    ['a wrong priority', { ...entry, priority: 1.5 }, `${at0}priority must be a whole number from 0 to 1000`],
    ['a wrong disabled', { ...entry, disabled: 'yes' }, `${at0}disabled must be true or false`],
    ['a wrong group', { ...entry, group: 5 }, `${at0}group must be a text of 1 to 200 characters`],
    ['a group without a letter', { ...entry, group: '!!' }, `${at0}group has no letter from a to z and no digit`],
    [
      'a secret as group',
      { ...entry, group: secret },
      `${at0}group looks like a credential; are group and secret swapped?`,
    ],
  ])('%s', (_what, item, problem) => expect(problemsOf([item])).toEqual([problem]))
})

describe('what is wrong with a credential', () => {
  const plain = "files holds a path that is not a plain relative path inside the agent's home"
  const contradictory =
    'files holds two paths that can not both be: the same but for case, or one the directory of the other'
  const notAName = 'env holds a name that is not a variable name'
  test.each<[string, Record<string, unknown>, string]>([
    ['none', {}, 'has no credential; give one of secret, secretFrom, env, envFrom, files'],
    ['two', { secret, files: { a: 'FAKE' } }, 'has more than one credential (secret, files); keep one'],
    ['both secrets', { secret, secretFrom: 'KEY_A' }, 'has more than one credential (secret, secretFrom); keep one'],
    ['an empty secret', { secret: '' }, 'secret must be a text that is not empty'],
    ['a blank secret', { secret: ' \n' }, 'secret is empty'],
    ['a secret that is no text', { secret: { a: secret } }, 'secret must be a text that is not empty'],
    [
      'a secret of lines',
      { secret: `${secret}\n${secret}` },
      'secret has several lines or a NUL character; for a credential file use files',
    ],
    [
      'a secret with NUL',
      { secret: `${secret}\0x` },
      'secret has several lines or a NUL character; for a credential file use files',
    ],
    [
      'a secret for a custom agent',
      { provider: 'custom', secret },
      'a custom account needs env, envFrom or files, not secret',
    ],
    [
      'secretFrom with a value',
      { secretFrom: secret },
      'secretFrom must be the name of an environment variable; is it the value itself?',
    ],
    [
      'secretFrom unset',
      { secretFrom: 'KEY_Z' },
      'secretFrom names KEY_Z, which is not set or empty; pass it in env: of the step',
    ],
    [
      'secretFrom blank',
      { secretFrom: 'EMPTY' },
      'secretFrom names EMPTY, which is not set or empty; pass it in env: of the step',
    ],
    ['an empty env', { env: {} }, 'env is empty'],
    ['an env that is no object', { env: [secret] }, 'env must map variable names to texts, none empty'],
    ['an env with a number', { env: { A: 1 } }, 'env must map variable names to texts, none empty'],
    ['an env with an empty text', { env: { A: '' } }, 'env must map variable names to texts, none empty'],
    ['key and value swapped', { env: { [secret]: 'ANTHROPIC_API_KEY' } }, notAName],
    ['a token that could be a name', { env: { ghp_FAKE0123456789abcdefghij: 'GITHUB' } }, notAName],
    ['a reserved variable', { env: { PATH: 'FAKE' } }, 'env may not set PATH: it is reserved'],
    [
      'a reserved variable in any case',
      { env: { github_output: 'FAKE' } },
      'env may not set github_output: it is reserved',
    ],
    ['NUL in env', { env: { A: 'FAKE\0' } }, 'env.A holds a NUL character'],
    ['a variable set twice', { env: { A: 'FAKE' }, envFrom: { A: 'KEY_A' } }, 'env and envFrom both set A'],
    [
      'envFrom with a value',
      { envFrom: { A: secret } },
      'envFrom.A must be the name of an environment variable; is it the value itself?',
    ],
    [
      'envFrom unset',
      { envFrom: { A: 'KEY_Z' } },
      'envFrom.A names KEY_Z, which is not set or empty; pass it in env: of the step',
    ],
    ['no files', { files: {} }, 'files is empty'],
    [
      'files that are no object',
      { files: secret },
      'files must map relative paths to contents (text or JSON), none empty',
    ],
    [
      'a file that is a number',
      { files: { a: 1 } },
      'files must map relative paths to contents (text or JSON), none empty',
    ],
    ['an empty file', { files: { a: '' } }, 'files must map relative paths to contents (text or JSON), none empty'],
    ...[
      '/etc/passwd',
      '../a',
      'a/../b',
      '.',
      'a//b',
      'a/',
      'C:\\a',
      'a\\b',
      '~/a b',
      'a\nb',
      secret.repeat(9),
      'a/__proto__',
      '',
    ].map((path): [string, Record<string, unknown>, string] => [
      `the path ${JSON.stringify(path)}`,
      { files: { [path]: 'FAKE' } },
      plain,
    ]),
    ...[
      ['auth', 'auth/token.json'],
      ['a/b/c', 'a', 'z'],
      ['auth.json', 'Auth.json'],
      ['a/B', 'A/b'],
      ['AUTH', 'auth/token.json'],
    ].map((paths): [string, Record<string, unknown>, string] => [
      `the paths ${paths.join(' and ')}`,
      { files: Object.fromEntries(paths.map((path) => [path, 'FAKE'])) },
      contradictory,
    ]),
  ])('%s', (_what, credential, problem) => expect(problemsOf([{ ...bare, ...credential }])).toEqual([at0 + problem]))
})

describe('the list of problems', () => {
  it('is whole at once, by position and label', () => {
    const list = [
      entry,
      { label: 'A', provider: 'claude', secret, [secret]: secret },
      { label: 'b', provider: 'nope', priority: -1, env: { PATH: secret, LD_PRELOAD: secret, ok: secret } },
      { label: '!', provider: 'claude', secretFrom: 'KEY_Y' },
      7,
      { label: 'c', provider: 'codex' },
    ]
    expect(problemsOf(list)).toEqual([
      expect.stringMatching(/^accounts\[1\] \(a\): has an unknown key; /),
      'accounts[1] (a): the same label as accounts[0] for claude; labels must differ',
      'accounts[2] (b): provider must be claude, codex, gemini or custom',
      'accounts[2] (b): priority must be a whole number from 0 to 1000',
      'accounts[2] (b): env may not set PATH: it is reserved',
      'accounts[2] (b): env may not set LD_PRELOAD: it is reserved',
      'accounts[3]: label has no letter from a to z and no digit',
      'accounts[3]: secretFrom names KEY_Y, which is not set or empty; pass it in env: of the step',
      expect.stringMatching(/^accounts\[4\]: must be an object like /),
      expect.stringMatching(/^accounts\[5\] \(c\): has no credential; /),
    ])
  })

  it('says each thing once', () => {
    const env = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`${secret}-${index}`, 'x']))
    expect(problemsOf([{ ...bare, env }])).toHaveLength(1)
  })

  it('never holds a value of the document', () => {
    const canary = fc.oneof(
      fc.stringMatching(/^sk-ant-(api03|oat01)-FAKE[a-zA-Z0-9_-]{20,90}$/),
      fc.stringMatching(/^AIzaSyFAKE[a-zA-Z0-9_-]{29}$/),
      fc.stringMatching(/^ghp_FAKE[a-zA-Z0-9]{32}$/),
      fc.stringMatching(/^FAKE[0-9a-f]{28}$/),
    )
    const where = fc.constantFrom(
      ...['label', 'provider', 'secret', 'secretFrom', 'env', 'envFrom', 'files', 'priority', 'group', 'disabled'],
    )
    const shape = fc.constantFrom(
      (text: string): unknown => text,
      (text: string) => [text],
      (text: string) => ({ [text]: 'A' }),
      (text: string) => ({ A: text }),
      (text: string) => ({ [text]: text, PATH: text }),
      (text: string) => ({ a: { [text]: text } }),
    )
    fc.assert(
      fc.property(canary, where, shape, fc.boolean(), (text, key, make, whole) => {
        const list = [{ ...(whole ? entry : bare), [key]: make(text), [text]: text }]
        const said = problemsOf(list).join('\n').toLowerCase()
        expect(said).not.toBe('')
        expect(said).not.toContain(text.toLowerCase())
        expect(said).not.toContain(secret.toLowerCase())
      }),
      { numRuns: 1_000 },
    )
  })
})
