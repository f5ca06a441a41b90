import type { Provider } from '../pool/account.ts'
import type { Evidence, Reset, Verdict } from '../pool/verdict.ts'

/** Whose output is judged: the agents of a pool, other agents, and bare APIs. */
export const speakers = [
  'claude',
  'codex',
  'gemini',
  'copilot',
  'cursor',
  'qwen',
  'opencode',
  'aider',
  'amp',
  'anthropic',
  'openai',
  'google',
  'vertex',
  'bedrock',
  'azure',
  'openrouter',
  'other',
] as const
export type Speaker = (typeof speakers)[number] | Provider

/** A reason for an attempt's end, found in what the agent said. */
export interface Signal {
  /** The name of the wording or event it was known by. */
  readonly id: string
  readonly verdict: Exclude<Verdict, 'ok'>
  readonly evidence: Evidence
  readonly reset: Reset | null
  /** 0 to 1. */
  readonly confidence: number
}

/** How much a verdict says about the account: of two reasons in one turn the weightier one counts. */
const weight: Readonly<Record<Signal['verdict'], number>> = {
  billing: 8,
  'usage-limit': 7,
  auth: 6,
  'rate-limit': 5,
  config: 4,
  overloaded: 3,
  network: 2,
  failed: 1,
}

/** The weightier of two signals, the later at a tie; a reset time told by either is kept if the verdict is the same. */
export const weightier = (known: Signal | null, later: Signal): Signal => {
  if (known === null) return later
  if (known.verdict === later.verdict) {
    const reset = betterReset(known.reset, later.reset)
    return later.confidence >= known.confidence ? { ...later, reset } : { ...known, reset }
  }
  return weight[later.verdict] > weight[known.verdict] ? later : known
}

const trust: Readonly<Record<Reset['source'], number>> = { event: 4, header: 3, text: 2, backoff: 1, default: 0 }

const betterReset = (known: Reset | null, later: Reset | null): Reset | null => {
  if (known === null || later === null) return later ?? known
  return trust[later.source] >= trust[known.source] ? later : known
}
