import type { Speaker } from '../signal.ts'
import {
  aiderWordings,
  ampWordings,
  copilotShortWordings,
  copilotWordings,
  cursorWordings,
  opencodeWordings,
  qwenWordings,
} from './agents.ts'
import { anthropicWordings } from './anthropic.ts'
import { bedrockWordings } from './bedrock.ts'
import { claudeWordings } from './claude.ts'
import { codexWordings } from './codex.ts'
import { geminiWordings } from './gemini.ts'
import { googleQuota, googleWordings, namedGoogleQuota } from './google.ts'
import { openaiWordings } from './openai.ts'
import { openrouterWordings } from './openrouter.ts'
import type { Wording } from './wording.ts'

/** APIs that an agent may be pointed at. */
const apis = [
  ...bedrockWordings,
  ...openrouterWordings,
  ...anthropicWordings,
  ...openaiWordings,
  ...googleWordings,
  ...namedGoogleQuota,
]
const google = [...geminiWordings, ...googleWordings, ...googleQuota]

/** The wordings that count when this one speaks, the more telling first. */
export const wordingsOf = (speaker: Speaker): readonly Wording[] => {
  switch (speaker) {
    case 'claude':
      return [...claudeWordings, ...anthropicWordings, ...bedrockWordings, ...googleWordings]
    case 'codex':
      return [...codexWordings, ...openaiWordings]
    case 'gemini':
      return google
    case 'copilot':
      return [...copilotWordings, ...copilotShortWordings]
    case 'cursor':
      return cursorWordings
    case 'qwen':
      return [...qwenWordings, ...geminiWordings, ...apis]
    case 'opencode':
      return [...opencodeWordings, ...qwenWordings, ...claudeWordings, ...codexWordings, ...copilotWordings, ...apis]
    case 'aider':
      return [...apis, ...aiderWordings]
    case 'amp':
      return [...ampWordings, ...apis]
    case 'anthropic':
      return [...anthropicWordings, ...claudeWordings]
    case 'openai':
    case 'azure':
      return openaiWordings
    case 'google':
    case 'vertex':
      return [...google, ...anthropicWordings]
    case 'bedrock':
      return [...bedrockWordings, ...anthropicWordings]
    case 'openrouter':
      return apis
    case 'other':
    case 'custom':
      return [
        ...claudeWordings,
        ...codexWordings,
        ...geminiWordings,
        ...copilotWordings,
        ...qwenWordings,
        ...opencodeWordings,
        ...apis,
        ...cursorWordings,
        ...aiderWordings,
        ...ampWordings,
      ]
  }
}
