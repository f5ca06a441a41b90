import { expect, test } from 'vitest'
import { problemsOf, secret } from './parsing.ts'

const list = (entry: string): string => `[{"label": "a", "provider": "codex", ${entry}}]`
const deep = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth)
const mega = 1024 * 1024
/** Almost as much as is read at all. */
const large = mega - 1024
const invalid = /^accounts is not valid JSON; it must be a list like /
const empty = /^accounts is empty\. Secrets are not given to pull requests from forks /
const tooLarge = 'accounts is larger than 1 MB; it must be a JSON list of accounts'

test.each<[string, () => string, string | RegExp]>([
  ['nothing', () => '', empty],
  ['white space', () => ' \n\t ', empty],
  ['a bare token', () => secret, invalid],
  ['a token in quotes', () => JSON.stringify(secret), /^accounts must be a JSON list/],
  ['a token as the only entry', () => JSON.stringify([secret]), /^accounts\[0\]: must be an object/],
  ['a document cut off', () => `[{"label": "a", "secret": "${secret}`, invalid],
  ['single quotes', () => `[{'label': 'a', 'secret': '${secret}'}]`, invalid],
  ['YAML', () => `- label: a\n  secret: ${secret}`, invalid],
  ['an object', () => JSON.stringify({ label: 'a', secret }), /^accounts must be a JSON list/],
  ['an object of label to secret', () => JSON.stringify({ a: secret }), /^accounts must be a JSON list/],
  ['null', () => 'null', /^accounts must be a JSON list/],
  ['a number', () => '7', /^accounts must be a JSON list/],
  ['an empty list', () => '[]', /^accounts is an empty list/],
  ['key and value swapped', () => list(`"${secret}": "secret"`), /unknown key/],
  [
    'label and secret swapped',
    () => JSON.stringify([{ label: secret, provider: 'claude', secret: 'a' }]),
    /^accounts\[0\]: label looks like a credential/,
  ],
  [
    'a label of almost 1 MB',
    () => JSON.stringify([{ label: secret.repeat(large / secret.length), provider: 'claude', secret }]),
    /^accounts\[0\]: label must be/,
  ],
  [
    'such a label of one letter',
    () => JSON.stringify([{ label: 'x'.repeat(large), provider: 'claude', secret }]),
    /^accounts\[0\]: label must be/,
  ],
  ['a long variable name', () => list(`"env": {"${'FAKE'.repeat(large / 4)}": "x"}`), /not a variable name$/],
  [
    'a long secretFrom',
    () => list(`"secretFrom": "${'FAKE'.repeat(large / 4)}"`),
    /must be the name of an environment variable/,
  ],
  ['a long path', () => list(`"files": {"${'FAKE/'.repeat(large / 5)}": "x"}`), /not a plain relative path/],
  ['a long key', () => list(`"secret": "FAKE", "${'FAKE'.repeat(large / 4)}": "x"`), /unknown key/],
  ['__proto__ as a key', () => list(`"secret": "${secret}", "__proto__": {"disabled": true}`), /unknown key/],
  ['__proto__ in env', () => list(`"env": {"A": "FAKE", "__proto__": "${secret}"}`), /not a variable name$/],
  ['__proto__ in envFrom', () => list(`"envFrom": {"__proto__": "${secret}"}`), /not a variable name$/],
  ['__proto__ in files', () => list(`"files": {"__proto__": "${secret}"}`), /not a plain relative path/],
  ['NUL around', () => `\0[{"secret": "${secret}"}]\0`, invalid],
  ['NUL in a secret', () => list(`"secret": "${secret}\\u0000"`), /several lines or a NUL/],
  ['only NUL', () => '\0'.repeat(1_000), invalid],
  ['deep JSON', () => deep(large / 2), /^accounts\[0\]: must be an object/],
  ['deep JSON, cut off', () => '['.repeat(large), invalid],
  [
    'deep JSON in an entry',
    () => `[{"label": ${deep(large / 2)}, "provider": "claude", "secret": "${secret}"}]`,
    /label must be/,
  ],
  ['deep JSON in a file', () => list(`"files": {"auth.json": ${deep(large / 2)}}`), /nested too deeply/],
  [
    '1,001 entries',
    () => JSON.stringify(Array.from({ length: 1_001 }, () => secret)),
    'accounts has more than 1000 entries',
  ],
  ['a 1 MB label', () => JSON.stringify([{ label: 'FAKE'.repeat(mega / 4), provider: 'claude', secret }]), tooLarge],
  ['50 MB of letters', () => 'x'.repeat(50 * mega), tooLarge],
  ['50 MB of list', () => `[${`"${secret}",`.repeat((50 * mega) / 40)}1]`, tooLarge],
  ['50 MB of white space', () => ' '.repeat(50 * mega), tooLarge],
])('%s gives one message and nothing of the document', (_what, make, expected) => {
  const said = problemsOf(make())
  expect(said).toHaveLength(1)
  expect(said[0]).toMatch(expected)
  expect(said[0]).not.toMatch(/FAKE/i)
  expect(said[0]?.length).toBeLessThan(300)
})
