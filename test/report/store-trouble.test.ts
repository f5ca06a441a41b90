import { expect, it } from 'vitest'
import { unbounded } from '../../src/pool/bounds.ts'
import type { Doing, Trouble } from '../../src/ports.ts'
import { boundedOf, troubleTeller } from '../../src/report/store-trouble.ts'
import { account } from '../pool/make.ts'

const files = account('f', { provider: 'codex', credential: { kind: 'files', files: {} } })
const one = account('o', { bounds: { ...unbounded, maxConcurrent: 1 } })
const off = account('off', { bounds: { ...unbounded, maxConcurrent: 1 }, disabled: true })
const dead: Trouble = { reason: 'unreachable', notice: 'The store is dead.' }
const worse: Trouble = { reason: 'slow', notice: 'The store is slow.' }
const unplaced =
  'Nobody can tell whether another run uses codex/f, claude/o at the same time; a concurrency group of the job rules that out.'

/** What is said in the end; a dot where another line is. */
const told = (steps: readonly (Doing | '.')[], accounts = [account('a'), files, one, off]): readonly string[] => {
  const said: string[] = []
  const { trouble, flush } = troubleTeller(boundedOf(accounts), ({ level, text }) => said.push(`${level}: ${text}`))
  for (const [n, step] of [...steps, '.' as const].entries()) {
    if (step !== '.') {
      trouble(n === 0 ? dead : worse, step)
      continue
    }
    flush()
    said.push('.')
  }
  return said
}

it.each([
  ['what a read met waits for the next line', ['read'], [`notice: ${dead.notice}`, '.']],
  [
    'and is one notice with places that fail right after it',
    ['read', 'place'],
    [`notice: ${dead.notice} ${unplaced}`, '.'],
  ],
  ['a read and the writes behind it are one', ['read', '.', 'write', 'write'], [`notice: ${dead.notice}`, '.', '.']],
  ['a write is told at once', ['write', '.', 'read'], [`notice: ${dead.notice}`, '.', '.']],
  ['so is what a place met', ['place', 'place', 'read'], [`notice: ${dead.notice} ${unplaced}`, '.']],
  [
    'places that fail later name the accounts once, and nothing twice',
    ['read', '.', 'place', 'write', 'place'],
    [`notice: ${dead.notice}`, '.', `notice: ${unplaced}`, '.'],
  ],
  ['nothing is said of a store that works', ['.'], ['.', '.']],
] as const)('%s', (_, steps, said) => {
  expect(told(steps)).toEqual(said)
})

it('names no account where none is for so many runs', () => {
  expect(told(['read', 'place', 'place'], [account('a'), off])).toEqual([`notice: ${dead.notice}`, '.'])
})
