import type { Wording } from './wording.ts'

const sharedPool = /\bupstream_provider_shared_pool\b|\bengine_overloaded\b/

/** OpenRouter. */
export const openrouterWordings: readonly Wording[] = [
  { id: 'openrouter/returned', verdict: 'rate-limit', weak: true, pattern: /^429:? provider returned error\b/ },
  {
    id: 'openrouter/per-day',
    verdict: 'usage-limit',
    pattern: /^rate limit exceeded: (?:free-models-per-day|limit_rpd)/,
  },
  {
    id: 'openrouter/per-minute',
    verdict: 'rate-limit',
    pattern: /^rate limit exceeded: (?:free-models-per-min|limit_rpm|limit_)/,
  },
  {
    // What a proxy in front of several accounts says.
    id: 'proxy/cooldown',
    verdict: 'usage-limit',
    pattern:
      /^(?:all|no) (?:(?:available|active|healthy|usable|configured|of|the|your|\d+|claude|codex|anthropic|openai|gemini|api|oauth|upstream|subscription) ){0,4}(?:credentials|accounts|keys|channels)\b.*\b(?:cooling down|(?:in|on) cooldown|exhausted|rate[- ]limited|(?:over|at|past) (?:their|its) [a-z0-9-]*[ -]?(?:usage )?limit)|^\{.*['"]model_cooldown['"]/,
  },
  {
    id: 'proxy/provider-cooldown',
    verdict: 'usage-limit',
    pattern:
      /^(?:no available auth profile for [a-z0-9./_-]+ \(all in cooldown|provider [a-z0-9./_-]+ is in cooldown\b)/,
  },
  { id: 'openrouter/key-limit', verdict: 'usage-limit', pattern: /^key limit exceeded/ },
  {
    id: 'openrouter/upstream',
    verdict: 'rate-limit',
    pattern: /^[a-z0-9./:_-]+ is temporarily rate-limited upstream/,
    unless: sharedPool,
  },
  {
    // All who use that host share its limit: another account has the same.
    id: 'openrouter/shared-pool',
    verdict: 'overloaded',
    pattern: /^[a-z0-9./:_-]+ is temporarily rate-limited upstream/,
    needs: sharedPool,
  },
  {
    id: 'openrouter/credits',
    verdict: 'billing',
    pattern:
      /^(?:insufficient credits|(?:this|the) (?:model|request) requires (?:an? |more |additional |positive ){0,2}(?:credit |account )?(?:balance|credits|funds)|more credits are required|(?:your account or api key has )?insufficient (?:funds|balance|credit balance)|prompt tokens limit exceeded)/,
    unless: /\b(?:firecrawl|tavily|serpapi|serper|apify|scraperapi|sendgrid|elevenlabs|deepgram)\b/,
  },
  {
    id: 'openrouter/model',
    verdict: 'config',
    pattern: /^(?:[a-z0-9._-]+\/[a-z0-9.:_-]+ is not a valid model id|no endpoints found for [a-z0-9._-]+\/)/,
  },
  {
    id: 'openrouter/auth',
    verdict: 'auth',
    pattern:
      /^(?:no auth credentials found|invalid credentials in authorization header|user not found\.|no cookie auth credentials found)/,
  },
]
