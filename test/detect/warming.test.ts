import { expect, it } from 'vitest'
import { speakers } from '../../src/detect/signal.ts'
import { warming } from '../../src/detect/warming.ts'
import { wordingsOf } from '../../src/detect/wording/of.ts'

const patternOf = ({ pattern }: { readonly pattern: RegExp }): RegExp => pattern

it.each(speakers)('what texts of %s are judged by is used, and used again', (speaker) => {
  const wordings = wordingsOf(speaker)
  const used = new Map<RegExp, number>()
  const original = RegExp.prototype.exec
  RegExp.prototype.exec = function exec(text) {
    used.set(this, (used.get(this) ?? 0) + 1)
    return original.call(this, text)
  }
  try {
    for (const step of warming(speaker)) step()
  } finally {
    RegExp.prototype.exec = original
  }
  expect(wordings.map(patternOf).filter((pattern) => (used.get(pattern) ?? 0) < 2)).toEqual([])
})
