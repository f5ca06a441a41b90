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
import { openaiWordings, tooLarge } from './openai.ts'
import { openrouterWordings } from './openrouter.ts'
import { structuralWordings } from './structural.ts'
import type { Wording } from './wording.ts'

/** What any agent or API may say: that somebody has reached a limit, in English or another language. */
const sentences = [...structuralWordings, ...localizedWordings]

/** APIs that an agent may be pointed at, and their SDKs. */
const apis = [
  ...gatewayWordings,
  ...hostWordings,
  ...bedrockWordings,
  ...openrouterWordings,
  ...anthropicWordings,
  ...openaiWordings,
  ...qwenWordings,
  ...googleWordings,
  ...namedGoogleQuota,
  ...sdkWordings,
  ...plainWordings,
  ...evidenceWordings,
]
/** Those that serve the models of Claude Code and Codex. */
const hosts = [...openrouterWordings, ...anthropicWordings, ...bedrockWordings]
const google = [...geminiWordings, ...googleWordings, ...googleQuota, ...callWordings]

/** What agents say themselves. */
const agents = [
  ...claudeWordings,
  ...codexWordings,
  ...geminiWordings,
  ...copilotWordings,
  ...opencodeWordings,
  ...cursorWordings,
  ...aiderWordings,
  ...ampWordings,
]
/** Of words that any program may have only their own agent's count. */
const notOwn = (wordings: readonly Wording[], agent = ''): readonly Wording[] =>
  wordings.filter(({ own, id }) => own !== true || (agent !== '' && (id.startsWith(agent) || id === 'limit/period')))

/** What counts wherever an API is known to be called: whose it is and who called it, only its words tell. */
const called = [...apis, ...sentences, ...bodyWordings, ...codeWordings, ...notOwn(agents)]
const unknown = notOwn([...openrouterWordings, ...agents, ...unnamedQuota, ...apis, ...sentences])

/** These first, and each once. */
const before = (own: readonly Wording[], others: readonly Wording[]): readonly Wording[] => [
  ...new Set([...own, ...others]),
]

/** What else they may be told by a gateway or a host that they are pointed at. */
const elsewhere = [
  ...gatewayWordings,
  ...hostWordings,
  ...hosts,
  ...openaiWordings,
  ...qwenWordings,
  ...sdkWordings,
  ...plainWordings,
  ...notOwn(agents),
]

const known: Readonly<Record<Speaker, readonly Wording[]>> = {
  claude: before(
    [
      ...claudeWordings,
      ...sentences,
      ...gatewayWordings,
      ...callEvidence,
      ...hosts,
      ...googleWordings,
      ...openaiWordings,
      ...qwenWordings,
      ...sdkWordings,
      ...callWordings,
    ],
    elsewhere,
  ),
  codex: before([...codexWordings, ...sentences, ...openaiWordings, ...hosts], elsewhere),
  gemini: before([...google, ...sentences], elsewhere),
  copilot: before(
    [...copilotWordings, tooLarge, ...sentences, ...copilotShortWordings, ...sdkWordings, ...evidenceWordings],
    elsewhere,
  ),
  cursor: [...cursorWordings, tooLarge, ...sentences, ...callWordings, ...evidenceWordings],
  qwen: [...qwenWordings, ...geminiWordings, ...apis, ...sentences, ...callWordings],
  opencode: notOwn(
    [
      ...opencodeWordings,
      ...qwenWordings,
      ...claudeWordings,
      ...codexWordings,
      ...copilotWordings,
      ...apis,
      ...sentences,
    ],
    'opencode/',
  ),
  aider: [...apis, ...aiderWordings, ...sentences],
  amp: [...ampWordings, ...apis, ...sentences],
  anthropic: before([...anthropicWordings, ...claudeWordings], called),
  openai: notOwn(before([...openaiWordings, ...codexWordings, ...localizedWordings], called)),
  azure: before(openaiWordings, called),
  google: before([...google, ...anthropicWordings], called),
  vertex: before([...google, ...anthropicWordings], called),
  bedrock: before([...bedrockWordings, ...bedrockShortWordings, ...anthropicWordings], called),
  openrouter: called,
  other: unknown,
  custom: unknown,
}

/** The wordings that count when this one speaks, the more telling first. */
export const wordingsOf = (speaker: Speaker): readonly Wording[] => known[speaker]
