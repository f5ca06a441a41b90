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
import { bedrockShortWordings, bedrockWordings } from './bedrock.ts'
import { claudeWordings } from './claude.ts'
import { codexWordings } from './codex.ts'
import { bodyWordings, callWordings, codeWordings, plainWordings, sdkWordings } from './envelope.ts'
import { callEvidence, evidenceWordings } from './evidence.ts'
import { gatewayWordings } from './gateway.ts'
import { geminiWordings } from './gemini.ts'
import { googleQuota, googleWordings, namedGoogleQuota, unnamedQuota } from './google.ts'
import { hostWordings } from './host.ts'
import { localizedWordings } from './localized.ts'
import { openaiWordings } from './openai.ts'
import { openrouterWordings } from './openrouter.ts'
import { structuralWordings } from './structural.ts'
import type { Wording } from './wording.ts'

/** APIs that an agent may be pointed at, and their SDKs. */
const apis = [
  ...gatewayWordings,
  ...hostWordings,
  ...bedrockWordings,
  ...openrouterWordings,
  ...anthropicWordings,
  ...openaiWordings,
  ...googleWordings,
  ...namedGoogleQuota,
  ...sdkWordings,
  ...plainWordings,
  ...evidenceWordings,
]
/** What any of them may be called by. */
const anyApi = [...gatewayWordings, ...hostWordings, ...structuralWordings, ...sdkWordings]
const google = [...geminiWordings, ...googleWordings, ...googleQuota, ...callWordings]

/** What agents say themselves, in words that no other program has: whoever calls an API may be one. */
const agents = [
  ...claudeWordings,
  ...codexWordings,
  ...geminiWordings,
  ...copilotWordings,
  ...opencodeWordings,
  ...cursorWordings,
  ...aiderWordings,
  ...ampWordings,
].filter(({ own }) => own !== true)

/** The wordings that count when this one speaks, the more telling first. */
export const wordingsOf = (speaker: Speaker): readonly Wording[] => {
  switch (speaker) {
    case 'claude':
      return [
        ...claudeWordings,
        ...structuralWordings,
        ...gatewayWordings,
        ...callEvidence,
        ...localizedWordings,
        ...anthropicWordings,
        ...bedrockWordings,
        ...googleWordings,
        ...openrouterWordings,
        ...openaiWordings,
        ...callWordings,
      ]
    case 'codex':
      return [
        ...codexWordings,
        ...structuralWordings,
        ...localizedWordings,
        ...openaiWordings,
        ...openrouterWordings,
        ...anthropicWordings,
        ...bedrockWordings,
      ]
    case 'gemini':
      return [...google, ...structuralWordings, ...localizedWordings]
    case 'copilot':
      return [...copilotWordings, ...structuralWordings, ...copilotShortWordings, ...sdkWordings, ...evidenceWordings]
    case 'cursor':
      return [...cursorWordings, ...structuralWordings, ...localizedWordings, ...callWordings, ...evidenceWordings]
    case 'qwen':
      return [...qwenWordings, ...geminiWordings, ...apis, ...structuralWordings, ...callWordings]
    case 'opencode':
      return [
        ...opencodeWordings,
        ...qwenWordings,
        ...claudeWordings,
        ...codexWordings,
        ...copilotWordings,
        ...apis,
        ...structuralWordings,
      ].filter(({ own, id }) => own !== true || id.startsWith('opencode/') || id === 'limit/period')
    case 'aider':
      return [...apis, ...aiderWordings, ...structuralWordings]
    case 'amp':
      return [...ampWordings, ...apis, ...structuralWordings]
    case 'anthropic':
      return [
        ...anthropicWordings,
        ...claudeWordings,
        ...anyApi,
        ...bodyWordings,
        ...codeWordings,
        ...plainWordings,
        ...evidenceWordings,
        ...agents,
      ]
    case 'openai':
      return [
        ...openaiWordings,
        ...codexWordings,
        ...localizedWordings,
        ...anyApi,
        ...bodyWordings,
        ...codeWordings,
        ...plainWordings,
        ...evidenceWordings,
        ...agents,
      ].filter(({ own }) => own !== true)
    case 'azure':
      return [
        ...openaiWordings,
        ...anyApi,
        ...bodyWordings,
        ...codeWordings,
        ...plainWordings,
        ...evidenceWordings,
        ...agents,
      ]
    case 'google':
    case 'vertex':
      return [
        ...google,
        ...anthropicWordings,
        ...anyApi,
        ...bodyWordings,
        ...codeWordings,
        ...evidenceWordings,
        ...agents,
      ]
    case 'bedrock':
      return [
        ...bedrockWordings,
        ...bedrockShortWordings,
        ...anthropicWordings,
        ...anyApi,
        ...evidenceWordings,
        ...agents,
      ]
    case 'openrouter':
      return [...apis, ...structuralWordings, ...bodyWordings, ...codeWordings, ...agents]
    case 'other':
    case 'custom':
      return [
        ...openrouterWordings,
        ...claudeWordings,
        ...codexWordings,
        ...geminiWordings,
        ...copilotWordings,
        ...qwenWordings,
        ...opencodeWordings,
        ...unnamedQuota,
        ...apis,
        ...cursorWordings,
        ...aiderWordings,
        ...ampWordings,
        ...structuralWordings,
        ...localizedWordings,
      ].filter(({ own }) => own !== true)
  }
}
