import { claudeInterest, readClaude, readClaudeDebug } from './claude.ts'
import { codexInterest, readCodex, readCodexLine } from './codex.ts'
import type { Channel } from './detector.ts'
import type { Fact, Fields } from './fact.ts'
import { geminiInterest, readGemini, readGeminiRetry } from './gemini.ts'
import { genericInterest, readGeneric, readUnknown, unknownInterest } from './generic.ts'
import type { Interest } from './hits.ts'
import type { Circumstance } from './message.ts'
import type { Speaker } from './signal.ts'

/** What is read of a speaker's output while it runs. */
export interface Reader {
  readonly interest: Interest
  readonly read: (event: Fields, at: Circumstance) => readonly Fact[]
  /** For the few lines that are machine-readable without being JSON. */
  readonly readText: (line: string, channel: Channel, at: Circumstance) => readonly Fact[]
}

const nothing = (): readonly Fact[] => []

export const readerOf = (speaker: Speaker): Reader => {
  switch (speaker) {
    case 'claude':
      return { interest: claudeInterest, read: readClaude, readText: readClaudeDebug }
    case 'codex':
      return { interest: codexInterest, read: readCodex, readText: readCodexLine }
    case 'gemini':
      return { interest: geminiInterest, read: readGemini, readText: readGeminiRetry }
    case 'copilot':
    case 'cursor':
    case 'qwen':
    case 'opencode':
    case 'aider':
    case 'amp':
      return { interest: genericInterest, read: readGeneric, readText: nothing }
    case 'anthropic':
    case 'openai':
    case 'google':
    case 'vertex':
    case 'bedrock':
    case 'azure':
    case 'openrouter':
    case 'other':
    case 'custom':
      return { interest: unknownInterest, read: readUnknown, readText: nothing }
  }
}
