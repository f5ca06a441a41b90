import { expect, it } from 'vitest'
import { speakers } from '../../src/detect/signal.ts'
import { warming } from '../../src/detect/warming.ts'
import { wordingsOf } from '../../src/detect/wording/of.ts'
import type { Wording } from '../../src/detect/wording/wording.ts'

const patternsOf = ({ pattern, needs, unless, butNot }: Wording): readonly RegExp[] =>
  [pattern, needs, unless, butNot].filter((one) => one !== undefined)

/** So long must a text be that V8 compiles a pattern to machine code at its first use. */
const atOnce = 1_000

it.each(speakers)('every pattern that texts of %s are judged by is used on a long text first', (speaker) => {
  const first = new Map<RegExp, number>()
  const original = RegExp.prototype.exec
  RegExp.prototype.exec = function exec(text) {
    if (!first.has(this)) first.set(this, text.length)
    return original.call(this, text)
  }
  try {
    for (const step of warming(speaker)) step()
  } finally {
    RegExp.prototype.exec = original
  }
  const patterns = wordingsOf(speaker).flatMap(patternsOf)
  expect(patterns.filter((pattern) => (first.get(pattern) ?? 0) < atOnce)).toEqual([])
})
