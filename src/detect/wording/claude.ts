import type { Wording } from './wording.ts'

/**
 * Claude Code's own texts, versions 1.0 to 2.1. The name of the limit varies (session, 5-hour, weekly, Opus, ...), so the
 * pattern is the sentence around it.
 */
export const claudeWordings: readonly Wording[] = [
  {
    id: 'claude/not-your-limit',
    verdict: 'overloaded',
    pattern: /^(?:api error: )?server is temporarily limiting requests/,
  },
  {
    id: 'claude/hit-limit',
    verdict: 'usage-limit',
    pattern:
      /^you(?:'ve| have)? (?:hit|reached|exceeded|used up) your (?:[a-z0-9.'-]+ ){0,6}(?:limit|budget|allowance|quota)s?(?: for [a-z0-9. -]{1,40})?(?: ·| -| \||[.,;!|]| \(| reset|$)/,
  },
  {
    id: 'claude/limit-reached',
    verdict: 'usage-limit',
    pattern:
      /^(?:claude (?:ai |code |pro |max |opus |sonnet )*)?(?:(?:\d+[- ]?hour|session|weekly|daily|monthly|opus|sonnet|haiku|fable|usage|max|pro|plan|account|spending|spend)[ -])+(?:limit|budget)s? (?:has been |was )?(?:reached|hit|exceeded)\b/,
  },
  { id: 'claude/out-of-usage', verdict: 'usage-limit', pattern: /^you(?:'re| are) out of (?:extra )?usage\b/ },
  {
    id: 'claude/org-out-of-usage',
    verdict: 'usage-limit',
    pattern: /^your (?:org|organization|team|workspace)(?:'s)? is out of (?:extra )?usage\b/,
  },
  { id: 'claude/paused', verdict: 'usage-limit', pattern: /^usage is paused for your organization/ },
  {
    id: 'claude/no-allocation',
    verdict: 'billing',
    pattern: /^your (?:usage allocation has been disabled|group's usage limit is set to|seat type doesn't include)/,
  },
  {
    id: 'claude/api-usage-limits',
    verdict: 'usage-limit',
    pattern:
      /^(?:api error: )?(?:\d{3} )?(?:\{.{0,200}"message": ?")?you have reached your specified (?:[a-z]+ )?(?:api )?usage limits/,
  },
  {
    id: 'claude/credits',
    verdict: 'billing',
    pattern:
      /^(?:api error: )?(?:credit balance is too low|usage credits (?:required|ran out)|[a-z0-9. ]{1,30} requires usage credits)/,
  },
  { id: 'claude/rejected-429', verdict: 'rate-limit', pattern: /^(?:api error: )?request rejected \(429\)/ },
  {
    id: 'claude/overloaded',
    verdict: 'overloaded',
    pattern: /^api error: (?:repeated 529|(?:5\d\d|529)\b)|^[a-z]+ is experiencing high load/,
  },
  {
    id: 'claude/auth',
    verdict: 'auth',
    pattern:
      /^(?:failed to authenticate|invalid (?:api key|auth token)( ·|$)|not logged in ·|login expired ·|oauth token revoked|please run \/login|your organization has disabled|your anthropic_api_key belongs to a disabled|this service is disabled for your org|oauth session expired)/,
  },
  { id: 'claude/model', verdict: 'config', pattern: /^there's an issue with the selected model/ },
  {
    id: 'claude/connection',
    verdict: 'network',
    pattern: /^api error: (?:connection|request timed out|.{0,80}\b(?:econnrefused|econnreset|etimedout|enotfound))/,
  },
]
