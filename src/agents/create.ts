import type { Provider } from '../pool/account.ts'
import type { AgentKind } from './agent-kind.ts'
import { claude } from './claude.ts'
import { codex } from './codex.ts'
import { custom } from './custom.ts'
import { gemini } from './gemini.ts'

const kinds: { readonly [P in Provider]: AgentKind } = { claude, codex, gemini, custom }

/** The ways of a provider's agent. */
export const agentKind = (provider: Provider): AgentKind => kinds[provider]
