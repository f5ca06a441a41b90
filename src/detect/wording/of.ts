import type { Speaker } from '../signal.ts'
import { claudeWordings } from './claude.ts'
import { codexWordings } from './codex.ts'
import { geminiWordings } from './gemini.ts'
import type { Wording } from './wording.ts'

const all = [...claudeWordings, ...codexWordings, ...geminiWordings]

/** The wordings that count when this one speaks. */
export const wordingsOf = (speaker: Speaker): readonly Wording[] => {
  switch (speaker) {
    case 'claude':
      return claudeWordings
    case 'codex':
      return codexWordings
    case 'gemini':
      return geminiWordings
    default:
      return all
  }
}
