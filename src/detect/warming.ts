import type { Speaker } from './signal.ts'
import { judgeText } from './text.ts'
import { wordingsOf } from './wording/of.ts'

/** Each asks for other patterns: a limit, what may be one or a failure, and what is neither. */
const samples = ["you've hit your usage limit · resets in 2 hours", 'error: 429 too many requests', 'failed']
const wordingsAStep = 2

/**
 * Steps of some ms that use what a failed process's text is judged by. A pattern is compiled at its first use, and better at
 * its second: together up to 170 ms, which the first failover would wait for otherwise.
 */
export const warming = (speaker: Speaker): readonly (() => void)[] => {
  const wordings = wordingsOf(speaker)
  const steps = Array.from({ length: Math.ceil(wordings.length / wordingsAStep) }, (_, index) => {
    const some = wordings.slice(index * wordingsAStep, (index + 1) * wordingsAStep)
    return () => {
      for (const text of samples)
        judgeText(
          some,
          [
            { text: 'working', now: 0, apart: false },
            { text, now: 0, apart: false },
          ],
          0,
        )
    }
  })
  return [...steps, ...steps]
}
