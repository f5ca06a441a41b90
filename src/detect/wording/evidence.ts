import { modelWords, otherServices, type Wording } from './wording.ts'

/*
 * The last resort, for messages whose sentence nobody has seen yet: a line that is announced as an error, names something
 * only a language model has, and speaks of a limit that is spent. Whatever speaks of other services, of a test's
 * expectations, of the size of a context, or of what might come, is none.
 */

/** What else is limited: other services, a test's expectations, the size of a context; commands and explanations. */
export const others = new RegExp(
  `${otherServices.source}|\\b(?:expect(?:s|ed)?|failing|tests?|benchmarks?|received|assert[a-z]*|should|mock[a-z]*|context (?:length|window|limit|size)|maximum context|too long|too large|max(?:imum)?[_ ](?:output[_ ]|completion[_ ])?tokens|output token maximum|max turns|approach[a-z]*|coupon|voucher|promo|(?:when(?:ever)?|if) (?:you|users?|people) (?:see|get|hit)|larger than max|echo|grep|sed|printf|awk|exceeded quota: [a-z0-9-]+, requested: \\S+|ratelimit-[a-z0-9-]*(?:remaining|limit|reset|utilization|status)|explain|experiencing high (?:demand|load)|docs:|per-run)\\b|"(?:get|post|put) \\S+ http/`,
)

const name =
  '(?:quota|(?:usage|spend(?:ing)?|hourly|daily|weekly|monthly|session|plan|credits?|premium|message|subscription|free)(?: [a-z-]+){0,3} (?:limit|quota|allowance|cap|budget)|(?:usage|spend(?:ing)?|budget) (?:limit|cap)|budget|included credits|allowance)s?'
const spent = '(?:reached|exceeded|exhausted|used up|depleted|hit|spent|consumed)'

export const evidenceWordings: readonly Wording[] = [
  {
    id: 'evidence/credits',
    verdict: 'billing',
    weak: true,
    reported: true,
    pattern:
      /\b(?:insufficient[_ ](?:account )?(?:balance|credits?|funds|quota)|out of credits|credit balance|payment[_ ]required|not enough (?:credits?|balance)|no (?:remaining |more )?credits|balance (?:is )?(?:too low|insufficient|not enough|exhausted))\b/,
    needs: modelWords,
    unless: others,
  },
  {
    id: 'evidence/usage',
    verdict: 'usage-limit',
    weak: true,
    reported: true,
    pattern: new RegExp(`\\b${name}\\b.*\\b${spent}\\b|\\b${spent}\\b.*\\b${name}\\b`),
    needs: modelWords,
    butNot: /rate[- _]limit|per[- ]?(?:min|second)|you exceeded your current quota|check quota/,
    unless: new RegExp(`${others.source}|too many requests|\\b(?:tpm|rpm|tps|rps)\\b`),
  },
  {
    id: 'evidence/per-month',
    verdict: 'usage-limit',
    weak: true,
    reported: true,
    pattern: /\blimited to \d[\d,]* (?:api )?(?:calls|requests|tokens|messages) ?(?:\/|per|a) ?(?:day|week|month)\b/,
    needs: modelWords,
    unless: others,
  },
  {
    id: 'evidence/rate',
    verdict: 'rate-limit',
    weak: true,
    reported: true,
    pattern:
      /\b(?:rate[- _]?limit(?:s|ed|ing|error|_error|_exceeded|exceeded|reached|_reached)?|too[- _]?many[- _]?(?:requests|tokens|concurrent)|throttl(?:ed|ing|ingexception)|(?:tpm|rpm|rpd|tpd|qps|concurrency) (?:rate )?(?:limit|quota)|resource[_ ](?:has been )?exhausted|limited to \d[\d,]* (?:api )?(?:calls|requests|tokens)|(?:error|status|code|http)[^a-z]{0,12}429)\b/,
    needs: modelWords,
    unless: others,
  },
]

/** The same of a call that failed by the word of the agent itself: that it was one to a model needs no other proof. */
export const callEvidence: readonly Wording[] = evidenceWordings.map((wording) => ({
  ...wording,
  id: `call-${wording.id}`,
  needs: /^(?:[^a-z0-9]|\d[\d:.tz/-]{4,12})*\[?api error\b/,
}))
