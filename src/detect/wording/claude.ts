import { limitName, ofSize, sentenceEnd } from './limit-name.ts'
import { foreignServices, type Wording } from './wording.ts'

/** Claude Code's word for an API's throttle that is no limit of the account's. */
export const notYourLimit = 'claude/not-your-limit'

/** Claude Code's offer at a limit, which says that there is one and no more. */
export const offerToWait = 'claude/offer-to-wait'

/** Claude Code's own texts, versions 0.2 to 2.1. */
export const claudeWordings: readonly Wording[] = [
  {
    id: notYourLimit,
    verdict: 'overloaded',
    pattern: /^server is temporarily limiting requests/,
  },
  {
    id: offerToWait,
    verdict: 'usage-limit',
    pattern:
      /^(?:[❯>›] ?)?\d[.)] (?:stop and )?wait (?:here,? )?(?:for|until) (?:(?:the|your|usage|session|weekly|\d+-hour) ){0,2}limits? (?:to reset|resets?)\b|^(?:[❯>›] ?)?\d[.)] wait here, then continue automatically\b/,
  },
  {
    id: 'claude/hit-limit',
    verdict: 'usage-limit',
    pattern: new RegExp(
      `^(?:sorry, )?you(?:'ve| have)? (?:hit|reached|exceeded|used up|exhausted) (?:your|the) ${limitName(0, 6)}(?:limit|budget|allowance|quota)s?${sentenceEnd}`,
    ),
    unless: foreignServices,
    butNot: new RegExp(`\\brate limit\\b|\\bcurrent quota\\b|${ofSize}`),
  },
  {
    id: 'claude/hit-named-limit',
    verdict: 'usage-limit',
    pattern:
      /^you(?:'ve| have)? (?:hit|reached|exceeded|used up) your (?:[a-z0-9.'-]+ ){0,5}(?:limit|budget|allowance|quota) · (?:your [a-z0-9 -]+ )?(?:resets|contact|ask|raise|visit|run|out of|progress)/,
  },
  {
    id: 'claude/limit-reached',
    verdict: 'usage-limit',
    pattern: new RegExp(
      `^(?:your )?${limitName(1, 5)}(?:limit|budget)s? (?:has been |have been |was |is |already )*(?:reached|hit|exceeded|exhausted)(?:\\||\\.? ?(?:·|-|\\||,)? ?(?:and won't reset|your limit|limits? will|resets?|for \\d+ ?-?hours?|using (?:opus|sonnet|haiku)))`,
    ),
    butNot: /\brate limit\b/,
  },
  {
    id: 'claude/limit-reached-bare',
    verdict: 'usage-limit',
    own: true,
    pattern:
      /^(?:(?:claude (?:ai |code |max |pro )?)?usage|(?:opus |sonnet |haiku |fable )?(?:weekly|session|\d+[- ]hour)|opus|sonnet) limit reached[.!]?(?:$|["'<)}])|^limit reached resets \d{1,2}(?::\d\d)? ?[ap]m \(/,
  },
  {
    id: 'claude/out-of-usage',
    verdict: 'usage-limit',
    pattern:
      /^you(?:'re| are|(?:'ve| have) run) (?:now )?out of (?:extra )?(?:usage|usage credits)(?: ·|[.,!]| for (?:your )?account|$)/,
  },
  {
    id: 'claude/org-out-of-usage',
    verdict: 'usage-limit',
    pattern: /^your (?:org|organization|team|workspace)(?:'s)? is out of (?:extra )?usage\b/,
  },
  {
    // Python's print of the SDK's event.
    id: 'claude/sdk-event',
    verdict: 'usage-limit',
    pattern:
      /^(?:ratelimitevent\(rate_limit_info=)?ratelimitinfo\(status='rejected'.*(?:resets_at=\d|rate_limit_type='[a-z])|^\{ ?['"]status['"]: ?['"]rejected['"], ?['"]resetsat['"]: ?\d+,.*['"]ratelimittype['"]: ?['"][a-z]/,
  },
  { id: 'claude/paused', verdict: 'usage-limit', pattern: /^usage is paused for your organization/ },
  {
    id: 'claude/no-allocation',
    verdict: 'billing',
    pattern: /^your (?:usage allocation has been disabled|group's usage limit is set to|seat type doesn't include)/,
  },
  {
    id: 'claude/long-context',
    verdict: 'config',
    pattern: /^(?:extra usage|usage credits?) (?:is |are )?required for (?:(?:the )?1m|long)[ -]context/,
  },
  {
    id: 'claude/credits',
    verdict: 'billing',
    pattern:
      /^(?:your (?:(?:organization's|org's|team's|workspace's|prepaid|extra usage) ){0,3})?(?:credit |usage )?balance (?:is )?(?:too low|empty)\b(?: to access|[.!]?$| ·)|^(?:your )?credit balance (?:is )?too low\b|^usage credits (?:required|ran out)|^[a-z0-9. ]+ requires usage credits/,
    butNot: /^usage credits required for (?:(?:the )?1m|long)/,
  },
  { id: 'claude/rejected-429', verdict: 'rate-limit', weak: true, pattern: /^request rejected \(429\)/ },
  {
    id: 'claude/rate-limit-reached',
    verdict: 'rate-limit',
    own: true,
    pattern: /^\[?(?:[a-z]+_[a-z]+)?api error: rate limit reached/,
  },
  {
    id: 'claude/overloaded',
    verdict: 'overloaded',
    pattern:
      /^repeated 529|^529 overloaded|^(?:opus|sonnet|fable|haiku)[ 0-9.]* is experiencing high load|^we are experiencing high demand/,
  },
  {
    id: 'claude/auth',
    verdict: 'auth',
    pattern:
      /^(?:failed to authenticate|invalid (?:api key|auth token)(?: ·|$)|not logged in ·|login expired ·|oauth token (?:revoked|has expired)|please run \/login|your organization has (?:been )?disabled|your account does not have access to claude|your anthropic_api_key belongs to a disabled|this service is disabled for your org|oauth session expired|this organization has been disabled)/,
  },
  { id: 'claude/model', verdict: 'config', pattern: /^there's an issue with the selected model/ },
  {
    id: 'claude/connection',
    verdict: 'network',
    own: true,
    pattern:
      /^(?:connection (?:refused|dropped|error|closed|timed out)|request timed out|unable to connect to (?:api|anthropic))/,
  },
]
