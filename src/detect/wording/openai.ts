import { modelWords, otherServices, type Wording } from './wording.ts'

/** One request is more than the account may ever ask for in a minute: neither time nor an account like it mends that. */
export const tooLarge: Wording = {
  id: 'openai/too-large',
  verdict: 'config',
  pattern:
    /^request too large for ['a-z0-9].*(?:\blimit:? [\d,]+,? (?:used:? 0,? )?requested|\btokens per min(?:ute)?(?: \(tpm\))?:?$)/,
}

/** OpenAI's API and those that speak like it, Azure's included. */
export const openaiWordings: readonly Wording[] = [
  tooLarge,
  {
    id: 'openai/spent',
    verdict: 'billing',
    pattern:
      /^(?:insufficient balance(?:[."']|$| \(\d+\)| or no resource package)|your team [^.]* has either used all available credits|your account [^{]*\bexceeded current quota, please check your plan|your (?:account|organization) [^.]*(?:insufficient balance|suspended due to insufficient balance|is not active, please check your billing|exceeded (?:its |your |the )?current quota)|you exceeded your current token quota|the request failed because your account has an overdue balance)|^\{.*['"]accountoverdueerror['"]/,
  },
  {
    id: 'openai/trial',
    verdict: 'usage-limit',
    pattern: /^you are using a trial key, which is limited to [\d,]+ api calls ?(?:\/|per|a) ?(?:day|month)/,
  },
  {
    id: 'openai/compatible',
    verdict: 'rate-limit',
    pattern:
      /^(?:(?:your (?:account|organization) [^.]*)?\b(?:request |organization )?reached (?:(?:organization )?max (?:organization )?|organization )(?:rpm|tpm|rpd|tpd|requests?|tokens?|concurrency)|service tier capacity exceeded|requests rate limit exceeded|the service is too busy|high concurrency usage of this api|too many (?:tokens|requests) for team [a-z0-9-]+|rate limit of \d+ per \d+s exceeded for|you have reached the rate limit specific to this model|rate limit reached for requests\b|you are using a trial key, which is limited to)|^\{.*['"]object['"]: ?['"]error['"].*['"]rate_limited['"]/,
  },
  {
    id: 'openai/quota',
    verdict: 'billing',
    pattern:
      /^(?:you exceeded your current quota|billing hard limit has been reached)|^\{.*['"](?:insufficient_quota|billing_hard_limit_reached|billing_not_active|exceeded_current_quota(?:_error)?)['"]|^insufficient_quota\b/,
    unless: /ai\.google\.dev|ai\.dev|generativelanguage|resource_exhausted|googleapis|allocated quota/,
  },
  {
    id: 'openai/billing',
    verdict: 'billing',
    pattern: /^(?:your account is not active, please check your billing|you've reached your (?:monthly )?budget)/,
  },
  {
    id: 'openai/per-day',
    verdict: 'usage-limit',
    pattern: /^rate limit reached for .*(?:requests|tokens) per day/,
  },
  {
    id: 'openai/rate-limit',
    verdict: 'rate-limit',
    pattern: /^rate limit reached for [a-z0-9]/,
    needs: modelWords,
    unless: otherServices,
  },
  {
    id: 'openai/code',
    verdict: 'rate-limit',
    weak: true,
    pattern:
      /^\{.*['"](?:code|type)['"]: ?['"](?:rate_limit_exceeded|slow_down|rate_limit_error|requests_limit|tokens_limit)['"]|^\[rate_limit_exceeded\]/,
    needs: new RegExp(
      `${modelWords.source}|['"](?:param|sequence_number|request_id)['"]|organization|['"]type['"]: ?['"](?:tokens|requests)['"]`,
    ),
  },
  {
    id: 'azure/rate-limit',
    verdict: 'rate-limit',
    pattern:
      /^(?:requests to the .+ operation under [a-z0-9 ._-]+ api (?:version \S+ )?have exceeded|your requests to \S+ for \S+ in [a-z0-9 ]+ have exceeded|(?:rate|call rate|token) limit is exceeded\. try again in \d+ seconds)/,
  },
  {
    id: 'azure/volume',
    verdict: 'usage-limit',
    pattern: /^out of (?:call volume|bandwidth) quota\. quota will be replenished/,
  },
  {
    id: 'azure/demand',
    verdict: 'overloaded',
    pattern: /^the system is currently experiencing high demand/,
  },
  {
    id: 'openai/auth',
    verdict: 'auth',
    pattern:
      /^(?:incorrect api key provided|you didn't provide an api key|missing bearer or basic authentication|you must be a member of an organization to use the api|provided authentication token is expired|encountered invalidated oauth token|your openai account has been deactivated|the openai account associated with this api key has been deactivated|country, region, or territory not supported|your authentication token has been invalidated|access denied due to invalid subscription key)|^\{.*['"](?:invalid_api_key|token_expired|account_deactivated)['"]/,
  },
  {
    id: 'openai/model',
    verdict: 'config',
    pattern:
      /^(?:the (?:requested )?model:? ['"][a-z0-9.:@/_-]+['"] (?:does not exist|is not (?:supported|available|found)|was not found|has been deprecated)|the ['"][a-z0-9.:@/_-]+['"] model is not (?:supported|available)|the api deployment for this resource does not exist)|^\{.*['"](?:model_not_found|deploymentnotfound)['"]/,
  },
  {
    id: 'openai/overloaded',
    verdict: 'overloaded',
    pattern:
      /^(?:the engine is currently overloaded|that model is currently overloaded|(?:the )?(?:model|server|engine|provider)(?: is)?(?: currently| temporarily)? busy\b|the server is currently overloaded|the server had an error (?:while )?processing your request)|^\{.*['"](?:server_is_overloaded|server_error|internal_server_error)['"]/,
    // Its code says more than its type.
    unless: /['"]code['"]: ?['"](?:rate_limit|insufficient_quota|billing_)/,
  },
]
