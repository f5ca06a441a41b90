import { nameWord, sentenceEnd } from './limit-name.ts'
import { foreignServices, type Wording } from './wording.ts'

/** Codex's own texts: `error.message` of its events, or behind `ERROR: ` on stderr, or after `■` on its screen. */
export const codexWordings: readonly Wording[] = [
  {
    id: 'codex/usage-limit',
    verdict: 'usage-limit',
    pattern: new RegExp(
      `^you(?:'ve| have)? (?:hit|reached|exceeded) your (?:${nameWord}{0,5}(?:limit|quota)s?${sentenceEnd}|${nameWord}{0,2}codex ${nameWord}{0,3}(?:limit|quota)s?\\b)`,
    ),
    unless: foreignServices,
    butNot: /\brate limit\b|\bcurrent quota\b/,
  },
  {
    id: 'codex/limit-reached',
    verdict: 'usage-limit',
    pattern: new RegExp(
      `^the usage limit has been (?:reached|exceeded)${sentenceEnd}|^(?:unexpected status 429[^{]*)?\\{.*['"](?:usage_limit_reached|workspace_[a-z]+_usage_limit_reached)['"]`,
    ),
  },
  {
    id: 'codex/workspace-credits',
    verdict: 'billing',
    pattern:
      /^your workspace is out of credits|^you(?:'re| are) out of credits|\{.*['"]workspace_[a-z]+_credits_depleted['"]/,
  },
  { id: 'codex/spend-cap', verdict: 'usage-limit', pattern: /^you(?:'ve)? (?:hit|reached) (?:your|the) spend cap/ },
  {
    id: 'codex/not-included',
    verdict: 'billing',
    pattern: /^to use codex with your chatgpt plan|\{.*['"]usage_not_included['"]/,
  },
  { id: 'codex/quota', verdict: 'billing', pattern: /^quota exceeded\. check your plan/ },
  {
    id: 'codex/payment',
    verdict: 'billing',
    pattern: /^(?:exceeded retry limit, last status:|unexpected status) 402\b/,
  },
  {
    id: 'codex/429',
    verdict: 'rate-limit',
    pattern: /^(?:exceeded retry limit, last status: 429|unexpected status 429)\b/,
  },
  {
    id: 'codex/rate-limit',
    verdict: 'rate-limit',
    pattern:
      /^rate limit (?:is )?(?:exceeded|reached)(?:[:.]| for (?:[^ ]+ in )?organization)|^stream disconnected before completion: (?:too many requests|rate limit|(?:http )?(?:status )?429\b)/,
    unless: foreignServices,
  },
  {
    id: 'codex/auth',
    verdict: 'auth',
    pattern:
      /^(?:unexpected status 40[13]\b|exceeded retry limit, last status: 40[13]\b|your access token could not be refreshed|your refresh token)/,
  },
  {
    id: 'codex/capacity',
    verdict: 'overloaded',
    pattern:
      /^(?:selected model is at capacity|we're currently experiencing high demand|unexpected status 5\d\d\b|exceeded retry limit, last status: 5\d\d\b|(?:flex|policy-restricted) capacity)/,
  },
  { id: 'codex/env', verdict: 'config', own: true, pattern: /^(?:missing environment variable|error loading config)/ },
  {
    id: 'codex/network',
    weak: true,
    verdict: 'network',
    own: true,
    pattern:
      /^(?:connection failed|reconnecting\.\.\. waiting for network|waiting for network|stream disconnected before completion|error sending request)/,
    unless: /exceeds the context window/,
  },
]
