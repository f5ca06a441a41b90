import { clean } from './clean.ts'
import { judgeMessage } from './message.ts'
import { type Signal, weightier } from './signal.ts'
import type { TailLine } from './tail.ts'
import type { Wording } from './wording/wording.ts'
import type { Zone } from './zone.ts'

/** So many lines may follow the reason for a failure: more said after it means that the work went on. */
const patience = 6
/** A message may run over so many lines. */
const messageLines = 8

/** Stack frames, dumped objects, exit notices and counters: said because of the failure, not after it. */
const aftermath =
  /^\s|^[\])}({[]|^$|^at |^caused by|^(?:error|fatal|warning|note|npm|make|hint|tip)\b|exit(?:ed)? (?:with )?(?:code|status)|^tokens used|^[\d,.]+$|^an unexpected critical error|^post |^cleaning up|^node\.js v/

/**
 * The reason that a failed process gave in plain text, from the end of its output backwards. Only a line that begins
 * with an agent's own wording counts, and only if not much else was said after it.
 */
export const judgeText = (wordings: readonly Wording[], lines: readonly TailLine[], zone: Zone): Signal | null => {
  let later = 0
  let found: { signal: Signal; index: number } | null = null
  for (const [index, line] of [...lines.entries()].reverse()) {
    // The lines right above may belong to the same message and say more.
    if (found !== null && found.index - index > 3) return found.signal
    const { folded, shown, stamp } = clean(line.text)
    if (line.text.startsWith('{"')) continue
    const at = { now: stamp ?? line.now, zone, source: 'text' } as const
    const more = lines.slice(index + 1, index + messageLines).map(({ text }) => clean(text).shown)
    const signal = judgeMessage(wordings, shown, at, more.join(' '))
    if (signal !== null) found = { signal: found === null ? signal : weightier(signal, found.signal), index }
    else if (found === null && !aftermath.test(line.text) && !aftermath.test(folded)) later += 1
    if (found === null && later > patience) return null
  }
  return found?.signal ?? null
}
