import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { columns } from '../../src/report/columns.ts'

const head = ['account', 'credential', 'note']
const rows = [
  ['claude/team-a', 'API key', ''],
  ['codex/b', 'sign-in file auth.json', 'holds no refresh token'],
]

describe('columns', () => {
  it('are a table where there is room', () => {
    expect(columns(head, rows, 62)).toBe(
      [
        'account        credential              note',
        'claude/team-a  API key',
        'codex/b        sign-in file auth.json  holds no refresh token',
      ].join('\n'),
    )
  })

  it('are blocks of whole words where there is not', () => {
    expect(columns(head, rows, 20)).toBe(
      [
        'claude/team-a',
        '  credential: API',
        '    key',
        'codex/b',
        '  credential:',
        '    sign-in file',
        '    auth.json',
        '  note: holds no',
        '    refresh token',
      ].join('\n'),
    )
  })

  it('lose no word at any width, and keep to it where words are short', () => {
    const word = fc.stringMatching(/^[a-z]{1,8}$/)
    const cell = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(' '))
    fc.assert(
      fc.property(
        fc.array(fc.tuple(cell, cell), { minLength: 1 }),
        fc.integer({ min: 14, max: 60 }),
        (cells, width) => {
          const text = columns(['a', 'b'], cells, width)
          const shown = text.split(/\s+/)
          for (const one of cells.flat().flatMap((words) => words.split(' '))) expect(shown).toContain(one)
          for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(width)
        },
      ),
    )
  })
})
