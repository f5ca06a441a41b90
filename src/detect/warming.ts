import type { Speaker } from './signal.ts'
import { judgeText } from './text.ts'
import { wordingsOf } from './wording/of.ts'
import type { Wording } from './wording/wording.ts'

/** Each asks for other patterns: what is no failure, what may be one, what may be a limit, and a limit. */
const samples = ['working', 'failed', 'error: 429 too many requests', "you've hit your usage limit · resets in 2 hours"]

/**
 * V8 compiles a pattern to machine code at once where the text has 1,000 characters (kTierUpForSubjectLengthValue in its
 * js-regexp.h). For shorter texts it compiles to bytecode first, which takes large patterns three times as long, and
 * to machine code at the second use.
 */
const long = ' x'.repeat(500)

/**
 * Steps of some ms that use what a failed process's text is judged by, and so compile it: together up to 150 ms, which the
 * first failover would wait for otherwise.
 */
export const warming = (speaker: Speaker): readonly (() => void)[] => {
  const wordings = wordingsOf(speaker)
  const judge = (...texts: readonly string[]) => {
    judgeText(
      wordings.slice(0, 1),
      texts.map((text) => ({ text, now: 0, apart: false })),
      0,
    )
  }
  const compile = ({ pattern, needs, unless, butNot }: Wording) => {
    for (const one of [pattern, needs, unless, butNot]) one?.test(long)
  }
  return [
    ...wordings.map((wording) => () => compile(wording)),
    ...samples.map((sample) => () => judge(sample + long)),
    ...samples.map((sample) => () => judge('working', sample, '  at step')),
  ]
}
