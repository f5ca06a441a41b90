import type { Wording } from './wording.ts'

/** Anthropic's API, as its SDKs and everything built on them repeat it: JSON or Python's way of printing it. */
export const anthropicWordings: readonly Wording[] = [
  {
    id: 'anthropic/usage-limits',
    verdict: 'usage-limit',
    pattern:
      /^(?:you have reached your specified (?:[a-z]+ )?(?:api )?usage limits|your (?:organization|workspace) has reached its (?:[a-z]+ )?(?:usage|spend|spending) limit)/,
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
    pattern:
      /^\{.*['"]type['"]: ?['"](?:overloaded_error|api_error|timeout_error)['"]|^overloaded(?:_error)?[.:]?$|^overloaded_error\b/,
  },
  {
    id: 'anthropic/auth',
    verdict: 'auth',
    pattern:
      /^\{.*['"]type['"]: ?['"](?:authentication_error|permission_error)['"]|^invalid (?:x-api-key|bearer token)|^oauth (?:token has expired|authentication is currently not)/,
  },
]
