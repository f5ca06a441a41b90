import { remedy } from './limit-name.ts'
import { modelWords, otherServices, type Wording } from './wording.ts'

/*
 * What hosts of models and the agents that call them say of a limit in words of their own: codes in the body of an error,
 * limits named by their unit, an agent that gave up trying again.
 */

/** Codes of an account that has nothing left, as a JSON body holds them in any of its fields. */
const spent =
  '(?:(?:not|no)[-_]?enough[-_]?(?:credits?|balance)|insufficient[-_]?(?:account[-_]?)?(?:credits?|balance)|(?:out[-_]?of|no)[-_]?credits?|credits?[-_]?(?:exhausted|depleted|insufficient|required|limit[-_]?reached)|balance[-_]?(?:exceeded|exhausted|depleted))'
/** Tasks have budgets of turns and time too, whose end is a state and no error. */
const overBudget = `['"](?:code|type|error|reason|error_code)['"]: ?['"]budget[-_]?(?:exceeded|exhausted|depleted)`

export const hostWordings: readonly Wording[] = [
  {
    // DeepSeek, Moonshot, Zhipu, Groq, Mistral.
    id: 'host/denied',
    verdict: 'auth',
    pattern:
      /^(?:authentication fails\b|invalid authentication(?:$|[.,"'])|invalid api[- ]key(?: provided)?(?:$|[.,"'])|(?:the )?(?:api )?token (?:is )?expired or (?:is )?incorrect|身份验证失败|令牌已过期|无效的令牌|无效的api)/,
    needs: new RegExp(`${modelWords.source}|\\byour api key\\b|\\b401\\b`),
    unless: otherServices,
  },
  {
    id: 'host/code',
    verdict: 'billing',
    pattern: new RegExp(
      `^\\{.*(?:['"]${spent}|${overBudget})['"]|^not enough credits available\\b|^ai: out of credits\\b`,
    ),
    unless: new RegExp(
      `${otherServices.source}|(?:turn|step|time|wall|tool|token|context)_?budget|max_?(?:turns|steps)`,
    ),
  },
  {
    // A code of one word, all that is told of the error.
    id: 'host/limit-code',
    verdict: 'usage-limit',
    weak: true,
    reported: true,
    pattern: /^(?:quota|usage|credit)limit(?:reached|exceeded|error)?[.]?$/,
  },
  {
    id: 'host/credits',
    verdict: 'billing',
    pattern:
      /^(?:(?:sorry,? )?(?:you(?:'ve| have)(?: got)?|there (?:are|is)|your (?:account|organization|workspace|team|api key) has) )?(?:not enough|no more|no|insufficient|out of|zero|0) (?:[a-z]+ )?credits?(?: left| remaining| available)?(?:$|[.,:;!(]| to | for )|^(?:your )?(?:[a-z]+ ){0,2}(?:credits?|balance) (?:are |is |have been |has been )?(?:exhausted|depleted|used up|spent)/,
    needs: new RegExp(`${modelWords.source}|${remedy.source}|\\byour (?:account|balance)`),
    unless: otherServices,
  },
  {
    // Together, Fireworks, SiliconFlow, Volcano Ark.
    id: 'host/account',
    verdict: 'billing',
    pattern:
      /^credit limit exceeded\b.*\badd (?:more )?credits?\b|^account \S+ (?:is|has been) suspended\b.*\b(?:spending limit|past invoices|billing|balance)\b|^(?:sorry, )?your account balance is (?:insufficient|not enough|too low)\b|^your account \S+ has reached the set inference limit\b/,
    unless: otherServices,
  },
  {
    // Cloudflare's Workers AI.
    id: 'host/neurons',
    verdict: 'usage-limit',
    pattern: /^you have used up your daily free allocation of [\d,]+ neurons\b/,
  },
  {
    // Z.ai; Ark's throttles below.
    id: 'host/exhausted',
    verdict: 'usage-limit',
    pattern:
      /^(?:weekly|monthly|daily)(?:\/(?:weekly|monthly|daily))? limit exhausted\. your limit will reset\b|^daily call limit for this api reached\b/,
  },
  {
    id: 'host/frequency',
    verdict: 'rate-limit',
    pattern:
      /^high (?:frequency|concurrency) usage of this api\b|^your account's current usage pattern does not comply with the fair usage policy\b|^(?:the|this) api has triggered a rate limit\b|^[tr]pm \((?:tokens|requests) per minute\) limit of your account\b/,
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
    // Vercel's SDK.
    id: 'host/last-error',
    verdict: 'rate-limit',
    pattern:
      /^failed after \d+ attempts?\. last error: (?:too many requests|rate limit(?:ed)?(?: (?:reached|exceeded))?)(?:$|[.!,])/,
    unless: otherServices,
  },
  {
    // What programs say that can't tell which of both it was.
    id: 'host/either',
    verdict: 'rate-limit',
    pattern:
      /^rate limit or (?:[a-z]+ ){0,4}(?:limit|quota|usage|credits?) (?:was |has been |is )?(?:exceeded|reached|hit|exhausted)\b/,
    unless: otherServices,
  },
  {
    id: 'host/key',
    verdict: 'billing',
    pattern:
      /^(?:(?:the )?(?:ai |model |llm )?(?:provider|api|model|service) (?:rejected|refused|declined) (?:the|your|this) request (?:because|as|since) )?(?:the|your) (?:api )?(?:key|account) (?:is|has run|ran) out of (?:quota|credits?|funds|balance|money)\b|^(?:the|your) account is in arrears\b/,
    needs: new RegExp(`${modelWords.source}|${remedy.source}|\\bprovider\\b|\\bbilling\\b|\\btop up\\b`),
    unless: otherServices,
  },
  {
    id: 'host/provider',
    verdict: 'rate-limit',
    pattern:
      /^(?:provider|upstream provider|model provider|llm|llm provider|ai provider|model) rate[- ]limit(?:ed| (?:exceeded|reached|hit|error))\b|^(?:the )?(?:(?:model |llm |ai |upstream )?provider|api|model|anthropic|claude|openai|gemini|copilot|openrouter)(?: api)? is (?:currently |temporarily )?(?:rate[- ]limiting|throttling)\b|^(?:the )?model '?[a-z0-9./:_-]+'? (?:is|was) (?:currently |temporarily )?(?:rate[- ]limited|throttled)\b|^api rate limit reached\. please try again later\b/,
    unless: otherServices,
  },
  {
    id: 'host/retry-tag',
    verdict: 'rate-limit',
    weak: true,
    pattern:
      /^[^[]*\b(?:rate[- ]?limit(?:ed)?|too many requests|429)\b.*(?:\[retrying in ~?\d|\bretrying in ~?\d[^.]* attempt #?\d)/,
    unless: otherServices,
  },
  {
    id: 'host/retry-quota',
    verdict: 'usage-limit',
    weak: true,
    pattern:
      /^[^[]*\b(?:quota|(?:usage|daily|weekly|monthly) limit|credits)\b.*(?:\[retrying in ~?\d|\bretrying in ~?\d[^.]* attempt #?\d)/,
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
