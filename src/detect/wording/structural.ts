import { chineseWordings } from './chinese.ts'
import { others } from './evidence.ts'
import { anyName, limitName, ofSize, remedy, sentenceEnd } from './limit-name.ts'
import { modelWords, otherServices, type Wording } from './wording.ts'

/*
 * Every agent has its own names for its limits, but the sentence is the same: somebody has reached something's limit.
 * These take any name made of the usual words, if the message also says when it ends or what to do.
 */

const who = `(?:sorry,? |oops[,!] |unfortunately,? )?(?:you(?: \\([^)]*\\))?|your ${limitName(0, 2)}(?:account|organization|org|team|workspace|plan|subscription|api key|project|usage))(?:'ve| have| has|'re| are)? (?:now |already |currently |just |temporarily )*`
const did =
  '(?:hit|reached|exceeded|exhausted|used(?: up)?|depleted|consumed|maxed out|run out of|ran out of|(?:used|spent|consumed) all(?: of)?)'
const whose = "(?:all of your |all your |all of |all |your |the |a |an |this model's |its )?"
const reached =
  '(?: \\(\\d[^)]*\\))?(?: has been| have been| is| was| are)? (?:now |already |fully )?(?:reached|hit|exceeded|exhausted|used up|depleted)'

/** Said of an account at a provider of models: what to do about it, or whose limit it is. */
const ofModels = new RegExp(
  `${remedy.source}|${modelWords.source}|\\b(?:hourly|daily|weekly|monthly|session|\\d+-hour|free|plan|included) usage (?:limit|quota|allowance)|\\bof [\\d,]+ neurons`,
)
const elsewhere = new RegExp(
  `${otherServices.source}|\\b(?:coupon|voucher|promo[a-z]*|upload|download|attachment|email|sms|build|bandwidth|deployment)s?\\b|\\bfor unlimited\\b`,
)

/** Of what, or for what. */
const of = '(?: (?:of|for|on|in) (?:[a-z0-9][a-z0-9.:/_-]* ?){1,7})?'

/** It comes back by itself. */
const returns = /\bresets?\b|\brenew(?:s|ed)?\b|\brefresh|\breplenish|\brefill/

/** Somebody has reached a limit; who that is may be left out. */
const sentence = (noun: string): RegExp =>
  new RegExp(`^(?:${who})?${did} ${whose}${limitName(0, 6)}${noun}${sentenceEnd}`)

/** A name that any application may have for a limit of its own. */
const period = new RegExp(
  `^(?:your |the )?(?:hourly|daily|weekly|monthly) (?:limits?|quotas?|allowance|budget|cap)${of}${reached}${sentenceEnd}`,
)

export const structuralWordings: readonly Wording[] = [
  {
    id: 'limit/used-up',
    verdict: 'usage-limit',
    pattern: new RegExp(
      `^(?:your |the |all (?:of )?your )?${limitName(0, 6)}(?:usage|credits|requests|messages|prompts|tokens|quota|allowance|window|limit)${of} (?:has been|have been|is|are|was|were) (?:all |now |fully |already )*(?:(?:used up|exhausted|spent|depleted|consumed)\\b|used[.,;!])`,
    ),
    needs: returns,
    unless: elsewhere,
  },
  {
    id: 'sentence/rate',
    verdict: 'rate-limit',
    own: true,
    pattern: sentence('(?:rate[- ]limits?|token usage|request rate)'),
    needs: remedy,
  },
  {
    // Not that a limit is reached, but what follows from it.
    id: 'sentence/throttled',
    verdict: 'rate-limit',
    pattern:
      /^(?:sorry,? )?(?:you(?:'re| are|'ve been| have been)|your (?:[a-z0-9-]+ ){0,3}(?:account|organization|team|workspace|requests?|api key|plan|(?:request )?(?:rate|frequency))(?:'s (?:requests?|usage|(?:request )?(?:rate|frequency)))? (?:is|are|was|were|has been|have been)) (?:now |being |currently |temporarily )*(?:rate[- ]limited|throttled|limited)\b|^(?:(?:the|this|your) )?requests? (?:was|were|is|are|has been|have been) (?:rate[- ]limited|throttled)\b|^your (?:account|subscription|usage)[^.]* and (?:your|its) (?:requests?|(?:request )?(?:rate|frequency)|usage) (?:is|are|has been|have been) (?:temporarily )?(?:rate[- ]limited|throttled|limited)\b|^you(?:'re| are) (?:sending|making) (?:too many )?(?:requests|messages|prompts)(?: too (?:quickly|fast|often|frequently))/,
    needs: new RegExp(`${modelWords.source}|\\bfair[- ]us(?:e|age)\\b|\\bsubscription\\b`),
    unless: elsewhere,
  },
  {
    id: 'sentence/model-rate',
    verdict: 'rate-limit',
    pattern: sentence('(?:rate[- ]limits?|request rate|per[- ](?:second|minute) limits?)'),
    needs: modelWords,
    unless: otherServices,
  },
  {
    id: 'sentence/credits',
    verdict: 'billing',
    pattern: sentence('(?:credits?|credit balance|prepaid balance|balance|funds)'),
  },
  {
    id: 'sentence/limit',
    verdict: 'usage-limit',
    pattern: sentence(
      '(?:limits?|quotas?|allowances?|allocation|budget|cap|usage|requests|messages|tokens|prompts|queries|grant)',
    ),
    needs: ofModels,
    butNot: new RegExp(`\\brate limit|per[- ](?:second|minute)\\b|\\ball \\d+ |\\bcurrent quota\\b|${ofSize}`),
    unless: elsewhere,
  },
  {
    id: 'sentence/any-name',
    verdict: 'usage-limit',
    pattern: new RegExp(
      `^${who}${did} ${whose}${anyName(0, 4)}(?:(?:usage|hourly|daily|weekly|monthly|session|\\d+-hour|message|request|prompt|spend|spending) (?:limits?|quota|allowance)|credits)${sentenceEnd}`,
    ),
    needs: returns,
    unless: elsewhere,
  },
  {
    id: 'limit/reached',
    verdict: 'usage-limit',
    pattern: new RegExp(
      `^(?:your |the )?${limitName(1, 6)}(?:limits?|quotas?|allowance|budget|cap)${of}${reached}${sentenceEnd}`,
    ),
    needs: ofModels,
    butNot: new RegExp(
      `\\brate limits?\\b|^(?:the |your )?(?:hourly|daily|weekly|monthly) (?:limit|quota|allowance|budget|cap)|^(?:the |your )?(?:api |requests? |message |tokens? |tpm |rpm |concurrency |concurrent |workspace |team |teams |user |org |organization |group |tasks? |agent )+limit|${ofSize}`,
    ),
    unless: elsewhere,
  },
  {
    id: 'limit/period',
    verdict: 'usage-limit',
    own: true,
    pattern: period,
    needs: remedy,
    unless: elsewhere,
  },
  {
    id: 'limit/model-period',
    verdict: 'usage-limit',
    pattern: period,
    needs: modelWords,
    unless: elsewhere,
  },
  {
    id: 'limit/any-name',
    verdict: 'usage-limit',
    pattern: new RegExp(
      `^your ${anyName(0, 4)}(?:usage|hourly|daily|weekly|monthly|session|request|prompt|spend|spending) (?:limits?|quota|allowance|credits|grant)${reached}${sentenceEnd}|^(?:hourly|daily|weekly|monthly) (?:grant|credits)${reached}${sentenceEnd}`,
    ),
    needs: returns,
    unless: elsewhere,
  },
  {
    // Whose it is, only the sentence with its end tells.
    id: 'limit/yours',
    verdict: 'usage-limit',
    pattern: new RegExp(`^(?:the )?${anyName(0, 4)}(?:limits?|quota|allowance)${reached}${sentenceEnd}`),
    needs:
      /\byour (?:[a-z0-9-]+ ){0,3}(?:limits?|quota|usage|allowance|window) (?:will (?:be )?)?(?:resets?|renews?|renewed|refresh(?:es|ed)?|replenish(?:es|ed)?)\b/,
    butNot: /\brate[- ]limits?\b|[a-z] api\b/,
    unless: elsewhere,
  },
  {
    id: 'limit/reached-for',
    verdict: 'usage-limit',
    pattern: new RegExp(
      `^(?:your |the )?${limitName(1, 6)}(?:limits?|quotas?|allowance|budget|cap)${reached} (?:for|on|in|by) `,
    ),
    needs: modelWords,
    butNot: new RegExp(
      `\\brate limits?\\b|^(?:the |your )?(?:api |requests? |message |tokens? |tpm |rpm |concurrency |concurrent |(?:tokens|requests)[- ]per[- ](?:second|minute) )+limit|${ofSize}`,
    ),
    unless: elsewhere,
  },
  {
    id: 'limit/rate-reached',
    verdict: 'rate-limit',
    weak: true,
    pattern: new RegExp(`^(?:your |the )?${limitName(0, 6)}(?:rate[- ]limit|limit)s?${of}${reached}(?:$|[ .,:;!()])`),
    needs: modelWords,
    butNot: new RegExp(ofSize),
    unless: others,
  },
  {
    // Not that a limit is reached, but that nothing is left.
    id: 'usage/spent',
    verdict: 'usage-limit',
    pattern: new RegExp(
      `^(?:your |the )?${limitName(1, 4)}(?:usage|quota|allowance|window|messages|requests) (?:is |are |has been |was )?(?:now |fully )?(?:exhausted|spent|used up|depleted|gone)${sentenceEnd}|^you(?:'re| are) (?:now )?(?:at|over|past) your ${limitName(1, 4)}limit${sentenceEnd}|^(?:(?:you have|there (?:is|are)|you've got) )?(?:no|0|zero) (?:(?:more|remaining) ${limitName(0, 3)}(?:usage|quota|allowance|messages|requests|prompts|credits)|${limitName(0, 3)}(?:usage|quota|allowance|messages|requests|prompts|credits) (?:left|remaining|available))${sentenceEnd}|^you(?:'ve| have) used 100% of your ${limitName(1, 4)}(?:limit|quota|allowance|usage)${sentenceEnd}|^(?:rate|usage) limited · `,
    ),
    needs: /\bresets?\b|\brenews?\b|\brefresh|\breplenish|\bavailable again\b|\buntil \d/,
    unless: elsewhere,
  },
  {
    id: 'limit/of-model',
    verdict: 'usage-limit',
    pattern:
      /^(?:(?:[a-z]+ ){0,2}quota|usage limit|usage) (?:is |has been )?(?:exhausted|exceeded|reached|used up|spent|hit) (?:for|on) (?:claude|gpt|gemini|opus|sonnet|haiku|fable|codex|kimi|glm|grok|deepseek|qwen|o\d)[a-z0-9./:_-]*/,
    needs: remedy,
    unless: others,
  },
  {
    // What to do about it, then when the limit ends: the sentence in front was cut off.
    id: 'limit/remedy-first',
    verdict: 'usage-limit',
    pattern: new RegExp(
      `^(?:set|switch|upgrade|enable|add|raise|get|increase|buy|purchase|subscribe|turn on)\\b[^.]*\\. your ${limitName(0, 4)}(?:limits?|quota|usage|allowance) (?:will )?(?:be )?(?:resets?|renews?|refresh(?:es)?)\\b`,
    ),
    needs: /\busage limits? will reset|\b(?:auto|spend limit|pro|premium)\b/,
    unless: elsewhere,
  },
  {
    id: 'grok/build',
    verdict: 'usage-limit',
    pattern: /^you(?:'ve| have) (?:hit|reached|exceeded) your (?:[a-z]+ )?grok build (?:[a-z]+ )?(?:limit|quota)\b/,
  },
  {
    id: 'limit/resets',
    verdict: 'usage-limit',
    pattern:
      /^(?:usage|session|weekly|\d+-hour|opus|sonnet) limit reached · continuing (?:automatically|shortly)|^automatic continue stopped after repeated usage-limit hits|^(?:limit|quota|usage) (?:reached|exceeded|exhausted|hit)(?:: [a-z0-9/ -]+)? ?(?:·|-|\||,|\.|\() ?(?:your limit )?(?:will )?resets?\b/,
  },
  ...chineseWordings,
  {
    id: 'sentence/out-of-usage',
    verdict: 'usage-limit',
    pattern: new RegExp(
      `^(?:sorry,? )?you(?:'re| are) (?:now |currently )?out of ${limitName(0, 3)}(?:usage|quota|requests|messages)${sentenceEnd}`,
    ),
    needs: new RegExp(`${ofModels.source}|\\buntil \\d|\\bout of usage(?:[.!]|$| \\()`),
    unless: elsewhere,
  },
  {
    id: 'limit/out-of',
    verdict: 'billing',
    pattern: /^(?:sorry,? )?you(?:'re| are) out of (?:[a-z]+ )?credits(?:[.,!]|$)/,
  },
]
