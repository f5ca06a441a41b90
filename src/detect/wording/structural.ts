import { others } from './evidence.ts'
import { nameWord, remedy, sentenceEnd } from './limit-name.ts'
import { modelWords, otherServices, type Wording } from './wording.ts'

/*
 * Every agent has its own names for its limits, but the sentence is the same: somebody has reached something's limit.
 * These take any name made of the usual words, if the message also says when it ends or what to do.
 */

const who =
  "(?:sorry,? |oops[,!] |unfortunately,? )?(?:you(?: \\([^)]*\\))?|your (?:account|organization|org|team|workspace|plan|subscription|api key))(?:'ve| have| has|'re| are)? (?:now |already |currently |just |temporarily )*"
const did =
  '(?:hit|reached|exceeded|exhausted|used(?: up)?|depleted|maxed out|run out of|ran out of|used all(?: of)?|spent all(?: of)?)'
const whose = "(?:your |the |a |an |all |all of |all your |all of your |this model's |its )?"
const reached =
  '(?: \\(\\d[^)]*\\))?(?: has been| have been| is| was| are)? (?:now |already |fully )?(?:reached|hit|exceeded|exhausted|used up|depleted)'

/** Said of an account at a provider of models: what to do about it, or whose limit it is. */
const ofModels = new RegExp(
  `${remedy.source}|${modelWords.source}|\\b(?:hourly|daily|weekly|monthly|session|\\d+-hour|free|plan|included) usage (?:limit|quota|allowance)|\\bof [\\d,]+ neurons`,
)
const elsewhere = new RegExp(
  `${otherServices.source}|\\b(?:coupon|voucher|promo[a-z]*|upload|download|attachment|email|sms|build|bandwidth|deployment)s?\\b|\\bfor unlimited\\b`,
)

/** A word of a name that nobody has seen yet. */
const anyWord = "(?:[a-z0-9.'+-]+ )"

const sentence = (noun: string): RegExp => new RegExp(`^${who}${did} ${whose}${nameWord}{0,6}${noun}${sentenceEnd}`)

/** A name that any application may have for a limit of its own. */
const period = new RegExp(
  `^(?:your |the )?(?:hourly|daily|weekly|monthly) (?:limits?|quotas?|allowance|budget|cap)${reached}${sentenceEnd}`,
)

export const structuralWordings: readonly Wording[] = [
  {
    id: 'limit/used-up',
    verdict: 'usage-limit',
    pattern: new RegExp(
      `^(?:your |the |all (?:of )?your )?${nameWord}{0,6}(?:usage|credits|requests|messages|prompts|quota|allowance)(?: for (?:this|the|your) [a-z ]+?)? (?:has been|have been|is|are|was|were) (?:all |now |fully |already )*(?:used up|exhausted|spent|depleted|consumed)\\b`,
    ),
    needs: /\bresets?\b|\brenews?\b|\brefresh|\breplenish/,
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
    id: 'sentence/model-rate',
    verdict: 'rate-limit',
    pattern: sentence('(?:rate[- ]limits?|request rate)'),
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
    pattern: sentence('(?:limits?|quotas?|allowances?|allocation|budget|cap|usage|requests|messages|grant)'),
    needs: ofModels,
    butNot: /\brate limit|\ball \d+ |\bcurrent quota\b/,
    unless: elsewhere,
  },
  {
    id: 'sentence/any-name',
    verdict: 'usage-limit',
    pattern: new RegExp(
      `^${who}${did} ${whose}${anyWord}{0,4}(?:(?:usage|hourly|daily|weekly|monthly|session|\\d+-hour|message|request|prompt|spend|spending) (?:limits?|quota|allowance)|credits)${sentenceEnd}`,
    ),
    needs: /\bresets?\b|\brenews?\b|\brefresh|\breplenish/,
    unless: elsewhere,
  },
  {
    id: 'limit/reached',
    verdict: 'usage-limit',
    pattern: new RegExp(
      `^(?:your |the )?${nameWord}{1,6}(?:limits?|quotas?|allowance|budget|cap)(?: for ${nameWord}{0,3}[a-z]+)?${reached}${sentenceEnd}`,
    ),
    needs: ofModels,
    butNot:
      /\brate limits?\b|^(?:the |your )?(?:hourly|daily|weekly|monthly) (?:limit|quota|allowance|budget|cap)|^(?:the |your )?(?:api |requests? |message |tokens? |tpm |rpm |concurrency |concurrent )+limit/,
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
      `^your ${anyWord}{0,4}(?:usage|hourly|daily|weekly|monthly|session|request|prompt|spend|spending) (?:limits?|quota|allowance|credits|grant)${reached}${sentenceEnd}|^(?:hourly|daily|weekly|monthly) (?:grant|credits)${reached}${sentenceEnd}`,
    ),
    needs: /\bresets?\b|\brenews?\b|\brefresh|\breplenish/,
    unless: elsewhere,
  },
  {
    id: 'limit/reached-for',
    verdict: 'usage-limit',
    pattern: new RegExp(
      `^(?:your |the )?${nameWord}{1,6}(?:limits?|quotas?|allowance|budget|cap)${reached} (?:for|on|in|by) `,
    ),
    needs: modelWords,
    butNot:
      /\brate limits?\b|^(?:the |your )?(?:api |requests? |message |tokens? |tpm |rpm |concurrency |concurrent )+limit/,
    unless: elsewhere,
  },
  {
    id: 'limit/rate-reached',
    verdict: 'rate-limit',
    weak: true,
    pattern: new RegExp(`^(?:your |the )?${nameWord}{0,6}(?:rate[- ]limit|limit)s?${reached}(?:$|[ .,:;!()])`),
    needs: modelWords,
    unless: others,
  },
  {
    // Not that a limit is reached, but that nothing is left.
    id: 'usage/spent',
    verdict: 'usage-limit',
    pattern: new RegExp(
      `^(?:your |the )?${nameWord}{1,4}(?:usage|quota|allowance|window|messages|requests) (?:is |are |has been |was )?(?:now |fully )?(?:exhausted|spent|used up|depleted|gone)${sentenceEnd}|^you(?:'re| are) (?:now )?(?:at|over|past) your ${nameWord}{1,4}limit${sentenceEnd}|^(?:you have |there is |you've got )?no ${nameWord}{0,3}(?:usage|quota|allowance|messages|requests) (?:left|remaining)${sentenceEnd}|^you(?:'ve| have) used 100% of your ${nameWord}{1,4}(?:limit|quota|allowance|usage)${sentenceEnd}|^(?:rate|usage) limited · `,
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
      `^(?:set|switch|upgrade|enable|add|raise|get|increase|buy|purchase|subscribe|turn on)\\b[^.]*\\. your ${nameWord}{0,4}(?:limits?|quota|usage|allowance) (?:will )?(?:be )?(?:resets?|renews?|refresh(?:es)?)\\b`,
    ),
    needs: /\busage limits? will reset|\b(?:auto|spend limit|pro|premium)\b/,
    unless: elsewhere,
  },
  {
    id: 'limit/resets',
    verdict: 'usage-limit',
    pattern:
      /^(?:limit|quota|usage) (?:reached|exceeded|exhausted) ?(?:·|-|\||,|\.|\() ?(?:your limit )?(?:will )?resets?\b/,
  },
  {
    id: 'limit/chinese',
    verdict: 'usage-limit',
    pattern:
      /^(?:您|你)?(?:的账户)?(?:已|已经)(?:达到|超出|超过|用完|耗尽).*(?:上限|限额|额度|配额|(?:费用|使用量?|用量)限制)|^(?:今日|本月|本周|当前|您的|你的)?(?:免费)?(?:额度|配额|限额|次数)(?:已|已经)?(?:用完|耗尽|用尽)/,
  },
  {
    id: 'limit/chinese-rate',
    verdict: 'rate-limit',
    pattern: /^(?:您|你)?(?:的账户)?(?:已|已经)?(?:达到|超出|超过).*(?:速率|频率)限制/,
  },
  {
    id: 'limit/chinese-balance',
    verdict: 'billing',
    pattern: /^(?:您的|你的)?(?:账户|账号)?(?:余额不足|已欠费)/,
  },
  {
    id: 'sentence/out-of-usage',
    verdict: 'usage-limit',
    pattern: new RegExp(
      `^(?:sorry,? )?you(?:'re| are) (?:now |currently )?out of ${nameWord}{0,3}(?:usage|quota|requests|messages)${sentenceEnd}`,
    ),
    needs: new RegExp(`${ofModels.source}|\\buntil \\d`),
    unless: elsewhere,
  },
  {
    id: 'limit/out-of',
    verdict: 'billing',
    pattern: /^(?:sorry,? )?you(?:'re| are) out of (?:[a-z]+ )?credits(?:[.,!]|$)/,
  },
]
