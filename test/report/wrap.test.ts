import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { wrap } from '../../src/report/wrap.ts'

describe('wrap', () => {
  test.each([
    ['as it is', 80, 'as it is'],
    ['', 10, ''],
    ['one two three four', 9, 'one two\n  three\n  four'],
    ['  set in and long', 9, '  set in\n    and\n    long'],
    ['a-word-that-is-far-too-long b', 5, 'a-word-that-is-far-too-long\n  b'],
    ['no bound at all', Number.POSITIVE_INFINITY, 'no bound at all'],
  ])('%j at %d', (text, width, expected) => expect(wrap(text, width)).toBe(expected))

  it('loses no word and keeps to the width where the words do', () =>
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-z]{1,12}$/), { maxLength: 40 }),
        fc.integer({ min: 16, max: 60 }),
        (words, width) => {
          const lines = wrap(words.join(' '), width).split('\n')
          expect(lines.map((line) => line.trim()).join(' ')).toBe(words.join(' '))
          expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(width)
        },
      ),
    ))
})
