import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { labelProblem, looksLikeCredential, normaliseLabel } from '../../src/pool/label.ts'

describe('normaliseLabel', () => {
  test.each([
    ['Team A_1', 'team-a-1'],
    ['  work  ', 'work'],
    ['--a--b--', 'a-b'],
    ['alice@example.com', 'alice-example-com'],
    ['Résumé', 'resume'],
    ['ＡＢＣ', 'abc'],
    ['İstanbul', 'istanbul'],
    ['a\u0000b\nc', 'a-b-c'],
    ['日本', ''],
    ['', ''],
    ['__proto__', 'proto'],
  ])('makes %j to %j', (text, label) => expect(normaliseLabel(text)).toBe(label))

  it('gives words of lower-case letters and digits joined by single hyphens, and is done after one pass', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const label = normaliseLabel(text)
        expect(label).toMatch(/^([a-z0-9]+(-[a-z0-9]+)*)?$/)
        expect(normaliseLabel(label)).toBe(label)
      }),
    )
  })
})

describe('labelProblem', () => {
  test.each([
    ['team-a', null],
    ['a'.repeat(20), null],
    [`${'word-'.repeat(9)}end`, null],
    ['', 'label has no letter from a to z and no digit'],
    [`${'word-'.repeat(9)}ends`, 'label is longer than 48 characters'],
    ['AIzaSyFAKE-_-_-_-_-_-_-_-_-_-_-_-_-_-_-', 'label looks like a credential; are label and secret swapped?'],
    ['sk-ant-api03-fake-0123456789', 'label looks like a credential; are label and secret swapped?'],
  ])('says of %j: %j', (label, problem) => expect(labelProblem(label)).toBe(problem))

  it('can speak of a group too', () =>
    expect(labelProblem('', 'group')).toBe('group has no letter from a to z and no digit'))
})

describe('looksLikeCredential', () => {
  test.each([
    'sk-ant-api03-FAKE-abcdefghij',
    'sk-ant-oat01-FAKE-abcdefghij',
    'sk-proj-FAKE0123456789abcdef',
    'ghp_FAKE0123456789abcdefghij',
    'github_pat_11FAKE0123456789_abcdefgh',
    'xoxb-1234567890-FAKEabcdefgh',
    'AIzaSyFAKE0123456789abcdefghijklmnopqrs',
    'ya29.FAKE-a0AfH6SMB0123456789',
    'AKIAFAKE0123456789AB',
    'eyJhbGciOiJFAKE0eXAiOiJKV1QifQ',
    '123e4567-e89b-12d3-a456-426614174000',
    '0123456789abcdef0123456789abcdef01234567',
    'FAKEnoDigitsButMuchTooLongForAnyWord',
  ])('knows %j, also as a label', (text) => {
    expect(looksLikeCredential(text)).toBe(true)
    expect(looksLikeCredential(normaliseLabel(text))).toBe(true)
  })

  test.each([
    'team-a',
    'github-actions-claude',
    'skunkworks-claude-team',
    'pkg-maintainers-claude',
    'aizawa-claude-account',
    'akiara-production-team',
    'ghost-writers-of-berlin',
    'eyjafjallajokull-team',
    'team-2-account-3-eu-west-1',
    'ANTHROPIC_API_KEY',
    'GOOGLE_APPLICATION_CREDENTIALS',
    'CLAUDE_CODE_OAUTH_TOKEN',
    'AWS_BEARER_TOKEN_BEDROCK',
  ])('lets %j be a name', (text) => expect(looksLikeCredential(text)).toBe(false))
})
