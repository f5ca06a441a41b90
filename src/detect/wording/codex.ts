import { limitName, ofSize, sentenceEnd } from './limit-name.ts'
import { foreignServices, type Wording } from './wording.ts'

/** Codex's own texts: `error.message` of its events, or behind `ERROR: ` on stderr, or after `■` on its screen. */
export const codexWordings: readonly Wording[] = [
  {
    id: 'codex/usage-limit',
    verdict: 'usage-limit',
    pattern: new RegExp(
      `^you(?:'ve| have)? (?:hit|reached|exceeded) your (?:${limitName(0, 5)}(?:limit|quota)s?${sentenceEnd}|${limitName(0, 2)}codex ${limitName(0, 3)}(?:limit|quota)s?\\b)`,
    ),
    unless: foreignServices,
    butNot: new RegExp(`\\brate limit\\b|\\bcurrent quota\\b|${ofSize}`),
  },
  {
    // It names several of its products: `You're out of Codex and ... usage.`
    id: 'codex/out-of-usage',
    verdict: 'usage-limit',
    pattern:
      /^you(?:'re| are| have run) out of (?:chatgpt |codex )(?:(?:and |or |& )?[a-z]+ ){0,3}usage(?:[.,!]|$| upgrade\b)/,
    needs: /\busage to reset\b|\bresets?\b|\badd credits\b|\btry again\b/,
  },
  {
    // The head of a response, of which a log keeps no body.
    id: 'codex/response',
    verdict: 'usage-limit',
    pattern: /^(?:[a-z_]+: )?http\/[\d.]+ 429\b/,
    needs: /\bx-codex-(?:active-limit|plan-type|primary-used-percent|rate-limit)/,
  },
  {
    id: 'codex/limit-reached',
    verdict: 'usage-limit',
    pattern: new RegExp(
      `^the usage limit has been (?:reached|exceeded)${sentenceEnd}|^(?:unexpected status 429[^{]*)?\\{.*['"](?:usage_limit_reached|workspace_[a-z]+_usage_limit_reached)['"]`,
    ),
  },
  {
    // What its server tells clients beside the words.
    id: 'codex/error-info',
    verdict: 'usage-limit',
    pattern: /^(?:\{.*['"])?codex_?error_?info['"]?[:=] ?['"]?usage_?limit_?exceeded\b/,
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
  {
    id: 'codex/quota',
    verdict: 'billing',
    pattern: /^(?:quota exceeded|insufficient quota)\. (?:please )?check your (?:plan|billing)/,
  },
  {
    id: 'codex/payment',
    verdict: 'billing',
    pattern: /^(?:exceeded retry limit, last status:|unexpected status) 402\b/,
  },
  {
    id: 'codex/429',
    verdict: 'rate-limit',
    weak: true,
    pattern: /^(?:exceeded retry limit, last status: 429|unexpected status 429)\b/,
    unless: foreignServices,
  },
  {
    id: 'codex/rate-limit',
    verdict: 'rate-limit',
    pattern:
      /^rate limit (?:is )?(?:exceeded|reached)(?:[:.]| for (?:[^ ]+ in )?organization)|^stream disconnected before completion: (?:too many requests|rate limit|(?:http )?(?:status )?429\b)/,
    // A limiter of the program's own waits for its next turn, and tells why.
    unless: new RegExp(
      `${foreignServices.source}|\\b(?:waiting|sleeping|pausing)(?: for)? [\\d.]+ ?s[a-z]* (?:due to|to (?:stay|keep) )`,
    ),
  },
  {
    id: 'codex/denied',
    verdict: 'auth',
    weak: true,
    pattern: /^(?:unexpected status|exceeded retry limit, last status:) 40[13]\b/,
  },
  {
    id: 'codex/auth',
    verdict: 'auth',
    pattern: /^(?:your access token could not be refreshed|your refresh token)/,
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
