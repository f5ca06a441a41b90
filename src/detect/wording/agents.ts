import { limitName, ofSize, sentenceEnd } from './limit-name.ts'
import { foreignServices, otherServices, type Wording } from './wording.ts'

/** GitHub Copilot CLI. */
export const copilotWordings: readonly Wording[] = [
  {
    id: 'copilot/long-limit',
    verdict: 'usage-limit',
    pattern: new RegExp(
      `^(?:sorry, )?you(?:'ve| have) (?:hit|reached|exceeded|used) (?:your|the) ${limitName(0, 3)}(?:weekly|monthly|session|5-hour|daily) ${limitName(0, 3)}(?:limit|quota|allowance)s?${sentenceEnd}`,
    ),
    unless: foreignServices,
  },
  {
    id: 'copilot/premium',
    verdict: 'usage-limit',
    pattern:
      /^(?:sorry, )?(?:you(?:'ve| have) (?:exceeded|used|reached|hit|exhausted) (?:all |your |of |the |included |monthly )*premium request|you have no quota|you cannot accrue additional premium requests|premium request (?:limit|quota|allowance) (?:reached|exceeded))|^\{.*['"](?:(?:free_)?quota_exceeded|overage_limit_reached|additional_spend_limit_reached)['"]/,
  },
  {
    id: 'copilot/rate-limit',
    verdict: 'rate-limit',
    pattern:
      /^(?:sorry, )?you(?:'ve| have) (?:hit|reached|exceeded) (?:a|your|the) (?:(?:global|session|model|user|weekly|daily|hourly) ){0,3}rate limit that restricts|^(?:sorry, )?you(?:'ve| have) (?:hit|reached|exceeded) (?:a|your|the) (?:(?:global|session|model|user|weekly|daily|hourly) ){1,3}rate limit[.,]|^sorry, (?:you(?:'ve| have) been|you(?:'re| are)(?: being)?|your requests? (?:is|are|was|were|has been|have been)(?: being)?) rate[- ]limited|^sorry, you(?:'ve| have) (?:hit|reached|exceeded) (?:a|your|the) rate limit|^you have exceeded your .+ token usage/,
    unless: new RegExp(`${foreignServices.source}|pull rate limit|secondary rate limit|api rate limit`),
  },
  {
    id: 'copilot/code',
    verdict: 'rate-limit',
    pattern: /^\{.*['"](?:user_[a-z_]*|model_)rate_limited['"]/,
  },
  {
    id: 'copilot/demand',
    verdict: 'overloaded',
    pattern:
      /^sorry, (?:the upstream model provider|(?:github )?copilot(?: chat)?) is currently experiencing high demand\b/,
  },
  {
    id: 'copilot/auth',
    verdict: 'auth',
    own: true,
    pattern:
      /^(?:no authentication information found|you are not authorized to use (?:this )?copilot|access denied by (?:copilot )?policy|(?:\d{3} )?unauthorized: personal access token|failed to (?:list|load) models: (?:40[13]\b|access denied)|authorization error, you may need to run \/login)/,
  },
]

/** What Copilot says in words that others use too. */
export const copilotShortWordings: readonly Wording[] = [
  {
    id: 'copilot/quota',
    verdict: 'usage-limit',
    own: true,
    pattern: /^quota[ _]exceeded(?:[.:] |$)|^unhandled status from server: ?,? ?429, ?quota exceeded\b/,
    unless: foreignServices,
  },
  {
    id: 'copilot/limited',
    verdict: 'rate-limit',
    own: true,
    pattern:
      /^(?:user_[a-z_]*)?rate_limited$|^exceeded the (?:[a-z]+ ){0,3}rate limit[.!]?$|^\{.*['"]rate_limited['"]|^rate limit exceeded(?:[.:]|$)|^(?:(?:you(?:'ve| have) been|you(?:'re| are)(?: being)?|your requests? (?:is|are|was|were|has been|have been)(?: being)?) rate[- ]limited|(?:sorry, )?you(?:'ve| have) (?:hit|reached|exceeded) (?:a|your|the) rate limit[.,])/,
    unless: new RegExp(`${foreignServices.source}|pull rate limit|secondary rate limit|api rate limit`),
  },
]

/** Cursor's agent. */
export const cursorWordings: readonly Wording[] = [
  {
    id: 'cursor/named-limit',
    verdict: 'usage-limit',
    own: true,
    pattern: new RegExp(
      `^you(?:'ve| have) (?:hit|reached|exceeded|used all(?: of)?) your ${limitName(1, 4)}(?:limit|quota|allowance)s?(?:$|[.,;!"')\\]]| \\(| \\{| -| ·)`,
    ),
    unless: otherServices,
    butNot: new RegExp(`\\brate limit|${ofSize}`),
  },
  {
    id: 'cursor/usage-limit',
    verdict: 'usage-limit',
    pattern:
      /^(?:chatmessage: )?[*]{0,2}(?:you(?:'ve| have) hit your (?:usage|free requests?|spend|included|monthly|pro|plan|team|on-demand) ?(?:usage |requests? |spend )?limit(?:$|[.,!*]| for | get cursor| you've saved)|you(?:'re| are) out of usage(?:$|[.,!])|you've saved \$[\d,.]+ on|your usage limits? will reset|usage limit reached\.)/,
  },
  {
    id: 'cursor/model',
    verdict: 'rate-limit',
    pattern: /^we've hit a rate limit with |^we(?:'ve| have) detected that you(?:'re| are) using the slow pool\b/,
  },
  {
    id: 'cursor/exhausted',
    verdict: 'rate-limit',
    own: true,
    pattern: /^(?:connect ?error:? )?\[?resource_exhausted\]?/,
    unless: /\bhigh (?:load|demand)\b/,
  },
  {
    id: 'cursor/auth',
    verdict: 'auth',
    own: true,
    unless: /^notice: /,
    pattern:
      /^(?:authentication required|not logged in|user is not authenticated|\[?unauthenticated\]?|the provided api key is invalid)/,
  },
  {
    id: 'cursor/provider',
    verdict: 'overloaded',
    own: true,
    weak: true,
    pattern:
      /^(?:we're having trouble connecting to the model provider|high (?:demand|load)|we're experiencing high (?:demand|load)|\[?unavailable\]?)/,
  },
]

/** Qwen Code, and DashScope behind it. */
export const qwenWordings: readonly Wording[] = [
  {
    id: 'qwen/quota',
    verdict: 'usage-limit',
    pattern:
      /^(?:qwen (?:oauth|api) quota exceeded|(?:free )?allocated quota exceeded|(?:the )?free (?:tier|quota) of the model has been exhausted|your free daily quota has been reached|(?:hour|week|month|5-hour|weekly|monthly) allocated quota exceeded|you have exceeded your (?:hour|week|month)[a-z]* quota(?:$|[.,;!]))/,
  },
  {
    id: 'qwen/token-limit',
    verdict: 'rate-limit',
    pattern: /^(?:\[api error: )?(?:\d{3} )?(?:\{.*)?you exceeded your current quota/,
    needs: /aliyun|alibaba|dashscope/,
  },
  {
    id: 'qwen/throttled',
    verdict: 'rate-limit',
    pattern:
      /^(?:requests rate limit exceeded|you exceeded your current requests list|you have exceeded your current request limit|request rate increased too quickly)|^(?:\{.*['"]code['"]: ?['"])?throttling\.(?:ratequota|allocationquota|burstrate)|^\{.*['"]code['"]: ?['"]throttling['"].*['"](?:message|request_?id)['"]/,
  },
  { id: 'qwen/auth', verdict: 'auth', pattern: /^invalid (?:access token or token expired|api-key provided)/ },
  {
    id: 'qwen/arrears',
    verdict: 'billing',
    pattern: /^(?:access denied, please make sure your account is in good standing)|^\{.*['"]?arrearage/,
  },
]

/** opencode, its Zen and Go plans. */
export const opencodeWordings: readonly Wording[] = [
  {
    id: 'opencode/usage',
    verdict: 'usage-limit',
    pattern:
      /^(?:free usage exceeded|subscription quota exceeded|(?:your )?(?:weekly|monthly|daily|5-hour|5 hour|rolling|go|free) (?:usage |subscription )*(?:limit|quota) (?:reached|exceeded)\. (?:it will )?(?:resets?|retry|to continue|enable|subscribe)\b)|^(?:\{.*['"])?(?:freeusagelimiterror|gousagelimiterror|subscriptionusagelimiterror|monthlylimiterror|userlimiterror)\b/,
  },
  { id: 'opencode/auth', verdict: 'auth', own: true, pattern: /^token refresh failed: 40[013]\b/ },
  {
    id: 'opencode/rate',
    verdict: 'rate-limit',
    own: true,
    weak: true,
    pattern: /^too many requests: \{/,
    unless: foreignServices,
  },
  {
    id: 'opencode/credits',
    verdict: 'billing',
    own: true,
    pattern: /^(?:insufficient balance|no payment method)(?:[.:]|$)|^(?:\{.*['"])?creditserror\b/,
  },
  {
    id: 'opencode/provider',
    verdict: 'rate-limit',
    own: true,
    pattern:
      /^(?:rate limit exceeded\. please (?:try again later|retry)|(?:error: |ai_[a-z]+error: ){1,3}too many requests[.]?$|too many request, please try again|model rate limit)/,
  },
]

/** aider, which explains LiteLLM's errors. */
export const aiderWordings: readonly Wording[] = [
  { id: 'aider/rate-limited', verdict: 'rate-limit', pattern: /^the api provider has rate limited you/ },
  { id: 'aider/credits', verdict: 'billing', pattern: /^insufficient credits with the api provider/ },
  { id: 'aider/auth', verdict: 'auth', pattern: /^the api provider is not able to authenticate you/ },
  {
    id: 'aider/overloaded',
    verdict: 'overloaded',
    pattern: /^(?:the api provider's servers are down|the api provider timed out|anthropic is overloaded)/,
  },
  {
    id: 'aider/litellm',
    weak: true,
    verdict: 'rate-limit',
    pattern: /^litellm\.(?:exceptions\.)?ratelimiterror\b|^ratelimiterror: [a-z]+exception - /,
  },
]

/** Amp. */
export const ampWordings: readonly Wording[] = [
  {
    id: 'amp/credits',
    verdict: 'billing',
    own: true,
    pattern:
      /^(?:out of credits|insufficient credit balance|insufficient credits|you(?:'re| are| have run) out of (?:amp )?credits|your credit balance)/,
  },
  {
    id: 'amp/free',
    verdict: 'usage-limit',
    own: true,
    pattern:
      /^(?:amp free\b.*(?:limit|exhausted|used up)|you(?:'ve| have) (?:reached|hit|used) (?:your |all |of )*(?:daily |free |amp )+(?:limit|usage|credits|quota|grant))/,
  },
  {
    id: 'amp/rate-limit',
    verdict: 'rate-limit',
    own: true,
    unless: otherServices,
    pattern:
      /^(?:rate limit (?:exceeded|reached)|you(?:'ve| have) (?:hit|reached|exceeded) (?:the|your|a) rate limit)(?:[.!]|$)/,
  },
  {
    id: 'amp/auth',
    verdict: 'auth',
    own: true,
    pattern: /^(?:invalid or missing api key|unauthorized\. please run|please log in(?:\.|$| to amp))/,
  },
]
