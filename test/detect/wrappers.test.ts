import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { classify, type Run } from '../../src/detect/classify.ts'
import { wrappers } from './wrappers.ts'
import { logWrappers } from './wrappers-of-logs.ts'
import { screenWrappers } from './wrappers-of-screens.ts'

type Row = Omit<Run, 'now'> & {
  readonly id: string
  readonly now: string
  readonly expect?: { readonly verdict: string }
}

const rows = (file: string): readonly Row[] =>
  readFileSync(new URL(`../fixtures/detect/${file}`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line): Row => JSON.parse(line))

const limits = ['usage-limit', 'rate-limit', 'billing']
const lineOf = (row: Row): string => (row.stderr ?? row.stdout ?? '').trim()
const alarm = ({ provider, now }: Row, text: string): boolean =>
  limits.includes(classify({ provider, exitCode: 1, stdout: `${text}\n`, now: Date.parse(now) }).verdict)

/** Messages of one line that aren't wrapped themselves. */
const messages = rows('limits.jsonl').filter(
  (row) =>
    !/^(?:wrapped|opening)-/.test(row.id) &&
    limits.includes(row.expect?.verdict ?? '') &&
    /^(?!\[?\{|❯|(?:⎿ +)?\*\*|\d{4}-)[^\n]+$/.test(lineOf(row)),
)
/** Last lines of runs that failed for other reasons; an API's error with a status of its own isn't given another. */
const others = rows('healthy.jsonl')
  .filter(({ exitCode, expect: label }) => exitCode !== 0 && label === undefined)
  .map((row) => ({ row, line: lineOf(row).split('\n').at(-1) ?? '' }))
  .filter(({ line }, index) => line !== '' && line.length < 400 && !line.startsWith('API Error') && index % 4 === 0)

test('there are enough of both', () => {
  expect(messages.length).toBeGreaterThan(200)
  expect(others.length).toBeGreaterThan(200)
})

describe.each(Object.entries({ ...wrappers, ...logWrappers, ...screenWrappers }))('in the wrapper %s', (name, wrap) => {
  test('at least 97 of 100 messages are known', () => {
    const missed = messages.filter((row) => !alarm(row, wrap(lineOf(row))))
    expect(missed.length / messages.length, missed.map(({ id }) => id).join(' ')).toBeLessThanOrEqual(0.03)
  })

  // What stands behind a 429 is told as a limit by the wrapper itself.
  const allowed = /\b429\b/.test(wrap('')) ? 0.03 : 0.015
  test.skipIf(name === 'http')(
    'at most three of 200 other failures are taken for a limit, twice as many behind a 429',
    () => {
      const alarms = others.filter(({ row, line }) => alarm(row, wrap(line)))
      expect(alarms.length / others.length, alarms.map(({ row }) => row.id).join(' ')).toBeLessThanOrEqual(allowed)
    },
  )
})
