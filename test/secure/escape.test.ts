import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { logLine, markdownCode, markdownText, mermaidText, oneLine } from '../../src/secure/escape.ts'
import { judge } from '../oracle/runner.ts'

const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom(
        ...[
          '::',
          '##[',
          '#',
          '[',
          ']',
          'error',
          '\n',
          '\r',
          '\u2028',
          '\u200b',
          '\u202e',
          '\u001b[2J',
          '\u001b]0;t\u0007',
          '\u009b1m',
        ],
        ...[
          '<b>',
          '|',
          '`',
          '@octo',
          '#12',
          '**',
          '](',
          '![',
          'www.',
          'https://',
          '$$',
          ':x:',
          '"',
          '-->',
          ' ',
          '\u0000',
          '&lt;',
          '\\',
        ],
      ),
    )
    .map((pieces) => pieces.join('')),
)

describe('oneLine', () => {
  it.each([
    ['a\r\nb\tc\u2028d', 'a b c d'],
    ['\u001b[1;31mred\u001b[0m \u009b2Jx', 'red x'],
    ['\u001b]8;;https://x\u001b\\link\u001b]8;;\u0007', 'link'],
    ['\u001b]0;no end: still here', '0;no end: still here'],
    ['user\u202egnp.exe\u2066\u200b\ufeff\u0000\u0007', 'usergnp.exe'],
    ['naïve 日本語 ✓ 🎉', 'naïve 日本語 ✓ 🎉'],
    ['\ud800x', '\ufffdx'],
  ])('makes %j safe', (text, shown) => expect(oneLine(text)).toBe(shown))

  it('leaves nothing that a terminal obeys', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(oneLine(text)).not.toMatch(/[\p{Cc}\p{Cs}\p{Bidi_Control}\p{Default_Ignorable_Code_Point}\u2028\u2029]/u)
      }),
    )
  })
})

describe('logLine', () => {
  it('is text for the runner, whatever it says', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const { obeyed, log } = judge({ stdout: `${logLine(text)}\n` })
        expect(obeyed).toEqual([])
        expect(log.length).toBe(1)
      }),
    )
  })

  it('leaves ordinary text alone', () => {
    const text = 'claude/team-a met its usage limit (text: 5-hour limit · resets 1:35pm (UTC)) :: [x] # a'
    expect(logLine(text)).toBe(text)
  })
})

describe('Markdown', () => {
  /** What stands for itself: letters, numbers, entities and harmless punctuation. */
  const inert = /^(?:[\p{L}\p{M}\p{N} .,;?%/-]|&#\d+;)*$/u
  const decoded = (markdown: string): string =>
    markdown.replaceAll('&#8203;', '').replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))

  it('shows any text as it is and makes nothing of it', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(markdownText(text)).toMatch(inert)
        expect(markdownText(text)).not.toMatch(/^[-+]|www\./i)
        expect(decoded(markdownText(text))).toBe(oneLine(text))
        const code = /^<code>(.*)<\/code>$/su.exec(markdownCode(text))?.[1] ?? ''
        expect(code).toMatch(inert)
        expect(decoded(code)).toBe(oneLine(text))
      }),
    )
  })

  it('mentions nobody', () => {
    expect(markdownText('@octo/team and #12')).toBe('&#64;&#8203;octo/team and &#35;&#8203;12')
  })
})

describe('mermaidText', () => {
  it('stays inside its quotes', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(mermaidText(text)).toMatch(/^"(?:[\p{L}\p{M}\p{N} .,/-]|#\d+;)*"$/u)
      }),
    )
  })
})
