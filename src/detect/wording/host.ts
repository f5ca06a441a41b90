import { remedy } from './limit-name.ts'
import { modelWords, otherServices, type Wording } from './wording.ts'

/*
 * What hosts of models and the agents that call them say of a limit in words of their own: codes in the body of an error,
 * limits named by their unit, an agent that gave up trying again.
 */

/** Codes of an account that has nothing left, as a JSON body holds them in any of its fields. */
const spent =
  '(?:(?:not|no)[-_]?enough[-_]?(?:credits?|balance)|insufficient[-_]?(?:account[-_]?)?(?:credits?|balance)|(?:out[-_]?of|no)[-_]?credits?|credits?[-_]?(?:exhausted|depleted|insufficient|required|limit[-_]?reached)|(?:budget|balance)[-_]?(?:exceeded|exhausted|depleted))'

export const hostWordings: readonly Wording[] = [
  {
    id: 'host/code',
    verdict: 'billing',
    pattern: new RegExp(`^\\{.*['"]${spent}['"]|^not enough credits available\\b|^ai: out of credits\\b`),
    unless: otherServices,
  },
  {
    id: 'host/credits',
    verdict: 'billing',
    pattern:
      /^(?:not enough|no more|no|insufficient|out of) (?:[a-z]+ )?credits?(?: left| remaining| available)?(?:$|[.,:;!(]| to | for )|^(?:your )?(?:[a-z]+ ){0,2}credits? (?:are |is |have been |has been )?(?:exhausted|depleted|used up|spent)/,
    needs: new RegExp(`${modelWords.source}|${remedy.source}|\\byour (?:account|balance)`),
    unless: otherServices,
  },
  {
    id: 'host/trial',
    verdict: 'usage-limit',
    pattern: /^you are using a trial key, which is limited to [\d,]+ [^/]*(?:\/|per) ?(?:day|week|month)/,
  },
  {
    id: 'host/per-day',
    verdict: 'usage-limit',
    pattern: /^(?:tokens|requests) per day limit (?:exceeded|reached)\b/,
  },
  {
    id: 'host/per-minute',
    verdict: 'rate-limit',
    pattern: /^(?:tokens|requests) per (?:second|minute|hour) limit (?:exceeded|reached)\b/,
  },
  {
    id: 'host/request-limit',
    verdict: 'usage-limit',
    pattern:
      /^(?:weekly|monthly|5-hour|five-hour|session) (?:agentic |ai |chat |prompt |premium )?(?:requests?|usage|messages?|prompts?|credits?|tokens?) (?:limit|quota) (?:reached|exceeded|exhausted)[.!]?$/,
  },
  {
    id: 'host/gave-up',
    verdict: 'rate-limit',
    pattern:
      /^(?:max(?:imum)?(?: number of)? (?:retry attempts|retries|attempts) (?:reached|exceeded|exhausted)|exceeded (?:the )?max(?:imum)?(?: number of)? (?:retries|retry attempts)|gave up after \d+ (?:retries|attempts)|giving up after \d+ (?:retries|attempts))\b.*\b(?:rate[- ]limit|too many requests|429\b)/,
    unless: otherServices,
  },
  {
    id: 'host/provider',
    verdict: 'rate-limit',
    pattern:
      /^(?:provider|upstream|upstream provider|model provider|llm|llm provider|ai provider|model) rate[- ]limit(?:ed| (?:exceeded|reached|hit|error))\b|^api rate limit reached\. please try again later\b/,
    unless: otherServices,
  },
  {
    id: 'host/retry-tag',
    verdict: 'rate-limit',
    weak: true,
    pattern: /^[^[]*\b(?:rate[- ]?limit|too many requests|429)\b.*\[retrying in \d/,
    unless: otherServices,
  },
  {
    id: 'host/retry-quota',
    verdict: 'usage-limit',
    weak: true,
    pattern: /^[^[]*\b(?:quota|(?:usage|daily|weekly|monthly) limit|credits)\b.*\[retrying in \d/,
    unless: otherServices,
  },
  {
    id: 'host/request-rate',
    verdict: 'rate-limit',
    pattern:
      /^(?:sorry,? )?you(?:'ve| have) (?:exceeded|hit|reached) (?:the|your) (?:(?:request|requests|token|tokens|model|account|usage|concurrent|concurrency) )*(?:rate )?limit[.,;]? (?:please )?(?:wait|try again|retry|slow down)/,
    // A tag in front may name any service.
    unless: new RegExp(`${otherServices.source}|^\\[[a-z]`),
    needs: /\b(?:rate|request|tokens?|model)\b/,
  },
]
