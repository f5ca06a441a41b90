import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { clean } from '../../src/detect/clean.ts'
import { judgeMessage } from '../../src/detect/message.ts'
import { speakers } from '../../src/detect/signal.ts'
import { wordingsOf } from '../../src/detect/wording/of.ts'
import type { Wording } from '../../src/detect/wording/wording.ts'

interface Row {
  readonly id: string
  /** Lines that this wording must know. */
  readonly hits: readonly string[]
  /** Lines much like them that it must not take for one. */
  readonly misses: readonly string[]
}

const rows: readonly Row[] = JSON.parse(
  readFileSync(new URL('../fixtures/detect/signals.json', import.meta.url), 'utf8'),
)
const wordings = [...speakers, 'custom' as const].flatMap(wordingsOf)
const ids = [...new Set(wordings.map(({ id }) => id))].sort()

const knows = (wording: Wording, line: string): boolean =>
  judgeMessage(clean(line).shown, { now: 0, zone: 0, source: 'text', wordings: [wording] }) !== null

test('every signal has two examples and a near miss, and every example a signal', () => {
  expect(rows.map(({ id }) => id).sort()).toEqual(ids)
  expect(rows.filter(({ hits }) => new Set(hits).size < 2).map(({ id }) => id)).toEqual([])
  expect(rows.filter(({ misses }) => misses.length === 0).map(({ id }) => id)).toEqual([])
})

describe('signals', () => {
  test.each(rows)('$id', ({ id, hits, misses }) => {
    const named = wordings.filter((wording) => wording.id === id)
    const any = (line: string): boolean => named.some((wording) => knows(wording, line))
    expect(hits.filter((line) => !any(line))).toEqual([])
    expect(misses.filter(any)).toEqual([])
  })
})
