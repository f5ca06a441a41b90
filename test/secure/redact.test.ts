import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRedactor } from '../../src/secure/redact.ts'

const secret = 'sk-ant-api03-FAKE-a?"\\é~0123456789'
const base64 = (text: string): string => Buffer.from(text).toString('base64')

describe('createRedactor', () => {
  const redact = createRedactor([secret])
  it.each([
    ['raw', secret],
    ['base64', base64(secret)],
    ['base64, one byte before', base64(`x${secret}yz`)],
    ['base64, two bytes before', base64(`xy${secret}z`)],
    ['base64url', Buffer.from(`??${secret}`).toString('base64url')],
    ['hex', Buffer.from(secret).toString('hex')],
    ['HEX', Buffer.from(secret).toString('hex').toUpperCase()],
    ['URL', encodeURIComponent(secret)],
    ['URL, lower case', encodeURIComponent(secret).replace(/%../g, (code) => code.toLowerCase())],
    ['JSON', JSON.stringify(secret)],
    ['double JSON', JSON.stringify(JSON.stringify({ secret }))],
    ['JSON in ASCII', JSON.stringify(secret).replace('é', '\\u00e9')],
    ['colours inside', `${secret.slice(0, 9)}\u001b[1;31m${secret.slice(9)}`],
    ['a link target', `\u001b]8;;https://x/?k=${secret}\u001b\\click\u001b]8;;\u001b\\`],
    ['a title inside', `${secret.slice(0, 9)}\u001b]0;title\u0007${secret.slice(9)}`],
  ])('hides %s', (_name, text) => {
    const shown = redact(`before ${text} after`)
    expect(shown).toMatch(/^before .*\*\*\*.* after$/)
    expect(shown.replaceAll('***', '').length).toBeLessThan('before  after'.length + 50)
    for (const form of ['FAKE', base64('FAKE-a').slice(0, 6), '46414b45'])
      expect(shown.toLowerCase()).not.toContain(form.toLowerCase())
  })

  it('leaves other text as it is', () => {
    const text = 'an \u001b[31mordinary\u001b[0m line about sk-ant-api03- keys, *** and rate limits'
    expect(redact(text)).toBe(text)
    expect(createRedactor([])(text)).toBe(text)
  })

  it('keeps the colours that change inside a secret', () => {
    expect(createRedactor(['FAKE-secret-1'])('a FAKE-\u001b[31msecret-1\u001b[0m b')).toBe('a ***\u001b[31m\u001b[0m b')
  })

  it('hides the whole of secrets that overlap or hold each other', () => {
    const shown = createRedactor(['FAKE-one-two', 'two-three-FAKE', 'one-two-three'])('x FAKE-one-two-three-FAKE y')
    expect(shown).toBe('x *** y')
  })

  it('hides what is added later', () => {
    const later = createRedactor([])
    expect(later('FAKE-rotated-1')).toBe('FAKE-rotated-1')
    later.add(['FAKE-rotated-1'])
    expect(later('now FAKE-rotated-1')).toBe('now ***')
  })

  it('finds each of 500 tokens that begin alike', () => {
    const tokens = Array.from({ length: 500 }, (_, index) => `sk-ant-api03-FAKE-${index}-${'abcdefghij'.repeat(8)}-end`)
    const many = createRedactor(tokens)
    for (const token of tokens) expect(many(`<${token}>`)).toBe('<***>')
  })
})

describe('for any secrets and any text', () => {
  const secrets = fc.array(
    fc.oneof(fc.string({ minLength: 8, maxLength: 40 }), fc.string({ unit: 'grapheme', minLength: 8, maxLength: 20 })),
    { minLength: 1, maxLength: 5 },
  )
  const encodings: readonly ((text: string) => string)[] = [
    (text) => text,
    base64,
    (text) => Buffer.from(text).toString('base64url'),
    (text) => Buffer.from(text).toString('hex'),
    (text) => encodeURIComponent(text.toWellFormed()),
    (text) => JSON.stringify(text),
    (text) => JSON.stringify(JSON.stringify(text)),
  ]

  it('no encoding of a secret is left', () => {
    fc.assert(
      fc.property(
        secrets,
        fc.string(),
        fc.string(),
        fc.constantFrom(...encodings),
        fc.nat(4),
        (list, before, after, encode, nth) => {
          const chosen = list[nth % list.length] ?? ''
          const shown = createRedactor(list)(`${before}${encode(chosen)}${after}`)
          expect(shown).not.toContain(encode(chosen).replace(/^"+|"+$/g, ''))
        },
      ),
    )
  })

  it('only pieces that stand in the text are removed, the rest stays in order', () => {
    fc.assert(
      fc.property(secrets, fc.string({ maxLength: 200 }), (list, text) => {
        const shown = createRedactor(list)(text)
        if (!list.some((one) => text.includes(one))) return
        let at = 0
        for (const piece of shown.split('***')) {
          const found = text.indexOf(piece, at)
          expect(found).toBeGreaterThanOrEqual(at)
          at = found + piece.length
        }
      }),
    )
  })
})
