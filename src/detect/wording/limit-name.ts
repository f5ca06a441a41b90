/*
 * Parts of the sentences in which agents name a limit. The names drift from version to version ("session limit",
 * "5-hour limit", "weekly rate limit"); their words don't.
 */

/** The words of limits' names. */
const words = new Set(
  `
  hourly daily weekly monthly annual session usage rate global model message messages chat request requests token tokens
  prompt prompts task tasks interaction interactions credit spend spending billing cost api agent included on-demand credits
  premium baseline standard free free-tier pro plus max ultra go zen team team's teams business enterprise org org's
  organization organization's workspace workspace's channel's group group's pooled plan plan's tier account account's
  user key mode individual personal extra additional current own hard soft usage-based slow fast overall total shared
  subscription subscription's allocated fair use compute inference ai llm concurrent concurrency quota trial rolling five-hour
  seven-day usage-window tpm rpm rpd tpd input output tokens-per-minute requests-per-minute per second minute anthropic openai google
  azure bedrock vertex groq deepseek mistral code coding claude claude's opus sonnet haiku fable codex chatgpt gpt
  copilot copilot's cursor gemini flash qwen kimi glm amp opencode grok droid kiro antigravity this month's week's
  today's day's model's hour hours h day days
`.split(/\s+/),
)

/** `5-hour`; `gpt-5.5-codex`, `5`. */
const numbered = /^(?:\d+-?(?:hours?|h|days?)|(?:[a-z]+-?\d+|\d{1,2})(?:\.\d+)*(?:-[a-z]+)*)$/

/** Any word, and what parts it from the next: a blank, a hyphen, a slash, a bracket that explains it. */
const word = "[a-z0-9][a-z0-9.'+-]*(?: \\([a-z0-9 -]+\\) | ?/ ?|[ -])"

/**
 * So many words of a limit's name, as a capturing group. Which words they may be, `isLimitName` says afterwards of what it
 * caught: as alternatives of the pattern they would take a quarter of a second to compile. Each pattern wants as few as
 * fit, so no other reading is lost: the words of a shorter name begin any longer one.
 */
export const limitName = (least: number, most: number): string => `(${anyName(least, most)})`

/** A name that nobody has seen yet, of so many words. */
export const anyName = (least: number, most: number): string => `(?:${word}){${least},${most}}?`

/** Whether all words of a text are those of limits' names. */
export const isLimitName = (text: string): boolean =>
  text
    .replace(/\([^)]*\)/g, ' ')
    .split(/[ /]+/)
    .every((part) => part === '' || known(part) || part.split('-').every((piece) => piece === '' || known(piece)))

const known = (part: string): boolean => words.has(part) || numbered.test(part)

/** What may stand behind the sentence's end: anything else, and it is a sentence about something else. */
export const sentenceEnd =
  "(?:$|[.,;!]| (?:you've (?:saved|used)|switch to|upgrade to|set an?|get (?:cursor|pro|more)|enable|please|your (?:usage )?limits?)\\b| \\.{3} (?:please |try |resets?|upgrade)|(?::| \\() ?[\\d,.]+[km]? ?(?:/|of) ?[\\d,.]+[km]? (?:[a-z]+ )?(?:requests|messages|tokens|prompts|credits|interactions)\\b|: (?:your|please|resets?|try|upgrade|limits?|it)\\b|[.)\"'\\]]| ·| ?\\||:? ?-(?: |$)| \\((?:(?:pro|plus|max|free|teams?|business|ultra|enterprise|included|plan|tier)\\b|resets?|request[_ -]?id|https?:|\\d|reason|[a-z]*error\\))| \\[(?:retrying|upgrade)| for (?:(?:the )?models?|inference|(?:github )?copilot|claude|gpt|opus|sonnet|haiku|fable|codex|gemini|other models|all models|this|the|these|\\d+ ?-?hours?|today)| for (?:(?:premium|ai|chat|code|agent|agentic|model|copilot|claude|codex|cursor|gemini|llm|completion|inline|opus|sonnet) ){1,3}(?:requests|messages|completions|prompts|usage|interactions)\\b| for [a-z0-9.:/_-]+[.!]?$| for [a-z][a-z0-9.:/_]*[-\\d][a-z0-9.:/_-]*(?:[.,;:!]| \\()| of (?:[\\d,.]+[km]? )?(?:[a-z]+ )?(?:requests|messages|tokens|neurons|prompts|credits|interactions|queries|tasks|chats|calls)| (?:of|on|in|under|for) (?:your|this) (?:[a-z0-9-]+ ){0,2}(?:plan|account|subscription|organization|workspace|tier)\\b| until\\b| per (?:day|week|month|hour)\\b| this (?:month|week|session|period)| today\\b| reset| and (?:will|your)| or (?:wait|try|has|have|your)| for (?:your )?(?:account|organization|workspace)\\b)"

/** Something that is only said of an account's limit: when it ends, or what the account's owner can do about it. */
export const remedy =
  /\bresets?\b|\btry again\b|\bretry (?:after|in)\b|\bwait (?:for|until|\d)|\bplease wait\b|\bupgrade (?:to (?:pro|max|plus|ultra|business|enterprise|paid|a |copilot|claude|google|cursor|amp|continue|keep|increase|your|get|the|dev|raise)|your|for (?:higher|more))|\b(?:purchase|buy|add) (?:more )?credits?\b|\bswitch(?:ing)? to (?:auto|ask mode|a different model|another model)|\bauto model\b|\bsubscribe to (?:go|pro|max|plus)|\byour (?:admin|workspace owner|organization's)|\bask (?:your|an|the) (?:[a-z]+ )?(?:admin|administrator|owner)|\benable (?:usage-based|on-demand|pay-as-you-go|overage)|\b(?:buy|purchase) more\b|\btop up\b|settings\/usage|\/usage\b|\bspend(?:ing)? limit|\brenew|\brefresh|\breplenish|\brefill|\b(?:claude|codex|copilot|cursor|gemini|qwen|kimi|opencode|openai|anthropic)\b/

/** The size of one request, of which there is no more tomorrow. */
export const ofSize =
  "\\b(?:(?:prompt|input|output|context|completion|model)(?:'s)? tokens?|prompt|input|output|context|completion) (?:limit|budget|cap)s?\\b"
