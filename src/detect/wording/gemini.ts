import type { Wording } from './wording.ts'

/** Gemini CLI's texts, and those of Google's API that it repeats. */
export const geminiWordings: readonly Wording[] = [
  {
    id: 'gemini/capacity',
    verdict: 'overloaded',
    pattern: /^no capacity available for model|model_capacity_exhausted/,
  },
  {
    id: 'gemini/daily',
    verdict: 'usage-limit',
    google: true,
    pattern:
      /^you have exhausted your (?:daily quota|capacity)|^quota exceeded for quota metric '[^']{0,80}' and limit '[^']{0,80} per day[^']{0,80}' of service '(?:cloudcode-pa|generativelanguage|aiplatform)\./,
  },
  {
    id: 'gemini/leaked',
    verdict: 'auth',
    pattern:
      /api key (?:not valid|expired|was reported as leaked)|"?api_key_invalid"?|^to continue, verify your account|"code": ?40[13],|"status": ?"(?:unauthenticated|permission_denied)"|^when using gemini api, you must specify|^invalid auth method selected/,
  },
  {
    id: 'gemini/free-tier',
    verdict: 'billing',
    pattern: /free tier is not available in your country|please enable billing/,
  },
  { id: 'gemini/credits', verdict: 'billing', pattern: /^your prepayment credits are depleted/ },
  {
    id: 'gemini/quota',
    verdict: 'rate-limit',
    google: true,
    pattern: /^you exceeded your current quota|^quota exceeded for (?:quota )?metric/,
  },
  {
    id: 'gemini/exhausted',
    verdict: 'rate-limit',
    pattern: /^resource has been exhausted|"?resource_exhausted"?|^status 429/,
  },
  {
    id: 'gemini/overloaded',
    verdict: 'overloaded',
    pattern:
      /^the model is overloaded|"status": ?"(?:unavailable|internal)"|^status 5\d\d|^an internal error has occurred/,
  },
  { id: 'gemini/network', verdict: 'network', pattern: /^terminated|fetch failed|^model stream ended without/ },
]
