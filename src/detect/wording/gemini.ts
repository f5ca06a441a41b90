import type { Wording } from './wording.ts'

/** What Gemini CLI says itself, beside Google's API. */
export const geminiWordings: readonly Wording[] = [
  {
    id: 'gemini/daily',
    verdict: 'usage-limit',
    google: true,
    pattern: /^(?:⚡ ?)?you have reached your (?:daily |free |tier )*(?:gemini-[a-z0-9.-]+ )?quota limit/,
  },
  {
    id: 'gemini/usage-limit',
    verdict: 'usage-limit',
    google: true,
    pattern: /^(?:⚡ ?)?(?:usage|quota) limit reached for (?:all )?(?:gemini|[a-z0-9.-]*pro|[a-z0-9.-]*flash)/,
  },
  { id: 'gemini/terminal', verdict: 'usage-limit', google: true, pattern: /^terminalquotaerror: you exceeded/ },
  {
    id: 'gemini/quota-error',
    verdict: 'rate-limit',
    google: true,
    weak: true,
    pattern: /^(?:terminal|retryable)quotaerror: /,
  },
  {
    id: 'gemini/auth',
    verdict: 'auth',
    own: true,
    pattern:
      /^(?:when using (?:gemini api|vertex ai), you must specify|invalid auth method selected|please set an auth method)/,
  },
  { id: 'gemini/status', weak: true, verdict: 'rate-limit', pattern: /^attempt \d+ failed with status 429/ },
  {
    id: 'gemini/overloaded',
    verdict: 'overloaded',
    pattern: /^attempt \d+ failed with status 5\d\d|^we are currently experiencing high demand/,
  },
  {
    id: 'gemini/network',
    verdict: 'network',
    own: true,
    pattern: /^(?:terminated\]?$|(?:exception typeerror: )?fetch failed|model stream ended without)/,
  },
]
