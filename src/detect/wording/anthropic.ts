import { modelWords, otherServices, type Wording } from './wording.ts'

/** Anthropic's API, as its SDKs and everything built on them repeat it: JSON or Python's way of printing it. */
export const anthropicWordings: readonly Wording[] = [
  {
    id: 'anthropic/usage-limits',
    verdict: 'usage-limit',
    pattern:
      /^(?:you have reached your specified (?:[a-z-]+ ){0,3}(?:usage|spend|spending) limits|your (?:organization|workspace|project) has reached its (?:[a-z]+ ){0,3}(?:usage|spend|spending) limit)/,
  },
  {
    id: 'anthropic/daily',
    verdict: 'usage-limit',
    pattern: /^number of (?:request |input |output )?(?:tokens|requests) has exceeded your daily/,
  },
  {
    id: 'anthropic/credits',
    verdict: 'billing',
    pattern:
      /^\{.*(?:credit balance is too low|'?"?type"?'?: ?['"]billing_error['"])|^your credit balance is too low to access/,
  },
  {
    id: 'anthropic/rate-limit',
    verdict: 'rate-limit',
    weak: true,
    pattern: /^\{.*['"]type['"]: ?['"]rate_limit_error['"]/,
  },
  {
    id: 'anthropic/exceed',
    verdict: 'rate-limit',
    pattern:
      /^this request would exceed (?:your|the) (?:account|organization)|^number of (?:request |input |output |concurrent )?(?:tokens|requests|connections) has exceeded your|^(?:your )?(?:account|organization) has exceeded (?:its|the) rate limit|^rate_limit_error\b/,
  },
  {
    id: 'anthropic/exceeds',
    verdict: 'rate-limit',
    pattern:
      /^(?:this|the|your) request (?:would exceed|exceeds|has exceeded|exceeded) (?:your|the|its) (?:(?:[a-z]+(?:'s)?) ){0,3}(?:rate|acceleration|concurrency|connections?) limit/,
    needs: new RegExp(`${modelWords.source}|\\b(?:organization|workspace)\\b`),
    unless: otherServices,
  },
  {
    id: 'anthropic/unified',
    verdict: 'usage-limit',
    pattern: /^<? ?anthropic-ratelimit-unified-(?:5h-|7d[a-z_]*-)?status: ?rejected\b/,
  },
  {
    id: 'anthropic/acceleration',
    verdict: 'rate-limit',
    pattern: /^this request would (?:cause|put) .* rate limit/,
  },
  {
    id: 'anthropic/model',
    verdict: 'config',
    pattern: /^model: [a-z0-9.:@_-]+['"]?[,}]*(?:$|['"])|^\{.*['"]not_found_error['"].*['"]message['"]: ?['"]model: /,
  },
  {
    id: 'anthropic/overloaded',
    verdict: 'overloaded',
    pattern: /^\{.*['"]type['"]: ?['"]overloaded_error['"]|^overloaded(?:_error)?[.:]?$|^overloaded_error\b/,
  },
  {
    // What proxies call every error that they pass on: its text says more.
    id: 'anthropic/api-error',
    verdict: 'overloaded',
    weak: true,
    pattern: /^\{.*['"]type['"]: ?['"](?:api_error|timeout_error)['"]/,
    unless: /(?:^|[ (:"[])4\d\d\b/,
  },
  {
    id: 'anthropic/auth',
    verdict: 'auth',
    pattern:
      /^invalid (?:x-api-key|bearer token)|^oauth (?:token has (?:expired|been revoked)|authentication is currently not)|^this (?:api key|credential) (?:is disabled|has been (?:disabled|revoked)|is only authorized for use with claude code)/,
  },
  { id: 'anthropic/5xx', verdict: 'overloaded', weak: true, pattern: /^api error:? \(?5\d\d\b/ },
  {
    id: 'anthropic/denied',
    verdict: 'auth',
    weak: true,
    pattern: /^\{.*['"]type['"]: ?['"](?:authentication_error|permission_error)['"]/,
  },
]
