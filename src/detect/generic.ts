import { readClaude } from './claude.ts'
import { readCodex } from './codex.ts'
import type { Fact, Fields } from './fact.ts'
import type { Circumstance } from './message.ts'

/** Typed events of an agent that isn't known: those of the known ones, told apart by their types. */
export const readAny = (event: Fields, at: Circumstance): readonly Fact[] => {
  const claude = readClaude(event, at)
  return claude.length > 0 ? claude : readCodex(event, at)
}
