import { claudeNeedles, readClaude, readClaudeDebug } from './claude.ts'
import { codexNeedles, readCodex, readCodexLine } from './codex.ts'
import type { Channel } from './detector.ts'
import type { Fact, Fields } from './fact.ts'
import { geminiNeedles, readGemini, readGeminiRetry } from './gemini.ts'
import { genericNeedles, readGeneric, readUnknown, unknownNeedles } from './generic.ts'
import type { Circumstance } from './message.ts'
import type { Speaker } from './signal.ts'

/** What is read of a speaker's output while it runs. */
export interface Reader {
  /** Literals of which one is in every line that matters. */
  readonly needles: readonly string[]
  readonly read: (event: Fields, at: Circumstance) => readonly Fact[]
  /** For the few lines that are machine-readable without being JSON. */
  readonly readText: (line: string, channel: Channel, at: Circumstance) => readonly Fact[]
}

const nothing = (): readonly Fact[] => []

export const readerOf = (speaker: Speaker): Reader => {
  switch (speaker) {
    case 'claude':
      return { needles: claudeNeedles, read: readClaude, readText: readClaudeDebug }
    case 'codex':
      return { needles: codexNeedles, read: readCodex, readText: readCodexLine }
    case 'gemini':
      return { needles: geminiNeedles, read: readGemini, readText: readGeminiRetry }
    case 'copilot':
    case 'cursor':
    case 'qwen':
    case 'opencode':
    case 'aider':
    case 'amp':
      return { needles: genericNeedles, read: readGeneric, readText: nothing }
    case 'anthropic':
    case 'openai':
    case 'google':
    case 'vertex':
    case 'bedrock':
    case 'azure':
    case 'openrouter':
    case 'other':
    case 'custom':
      return { needles: unknownNeedles, read: readUnknown, readText: nothing }
  }
}
