/*
 * Parts of the sentences in which agents name a limit. The names drift from version to version ("session limit",
 * "5-hour limit", "weekly rate limit"); their words don't.
 */

/** One word of a limit's name, and the blank or hyphen behind it. */
export const nameWord =
  "(?:(?:\\d+[- ]?(?:hours?|h|days?)|hourly|daily|weekly|monthly|annual|session|usage|rate|global|model|message|messages|chat|request|requests|token|tokens|prompt|prompts|task|tasks|interaction|interactions|credit|spend|spending|billing|cost|api|agent|included|on-demand|premium|standard|free|free-tier|pro|plus|max|ultra|go|zen|team|team's|teams|business|enterprise|org|org's|organization|organization's|workspace|workspace's|channel's|group|group's|pooled|plan|plan's|tier|account|account's|user|individual|personal|extra|current|own|hard|soft|usage-based|slow|fast|overall|total|shared|subscription|allocated|fair|use|compute|inference|ai|llm|concurrent|concurrency|quota|trial|rolling|five-hour|seven-day|usage-window|tpm|rpm|rpd|tpd|input|output|tokens-per-minute|requests-per-minute|anthropic|openai|google|azure|bedrock|vertex|groq|deepseek|mistral|code|coding|claude|claude's|opus|sonnet|haiku|fable|codex|chatgpt|gpt|copilot|copilot's|cursor|gemini|flash|qwen|kimi|glm|amp|opencode|grok|droid|kiro|antigravity|this|month's|week's|today's|day's|model's|(?:[a-z]+-?\\d+|\\d{1,2})(?:\\.\\d+)*(?:-[a-z]+)*)[ -])"

/** What may stand behind the sentence's end: anything else, and it is a sentence about something else. */
export const sentenceEnd =
  '(?:$|[.,;!]|[.)"\'\\]]| ·|\\||:? ?-(?: |$)| \\((?:(?:pro|plus|max|free|teams?|business|ultra|enterprise|included)\\b|resets?|request[_ -]?id|https?:|\\d|reason)| \\[(?:retrying|upgrade)| for (?:(?:the )?models?|inference|claude|gpt|opus|sonnet|haiku|fable|codex|gemini|other models|all models|this|the|these|\\d+ ?-?hours?|today)| for [a-z0-9.:/_-]+[.!]?$| of (?:[\\d,]+ )?(?:[a-z]+ )?(?:requests|messages|tokens|neurons|prompts|credits|interactions|calls)| (?:of|on|in|under) your (?:[a-z0-9-]+ ){0,2}(?:plan|account|subscription|organization|workspace|tier)\\b| until\\b| this (?:month|week|session|period)| today\\b| reset| and (?:will|your)| or (?:wait|try|has|have|your)| for (?:your )?(?:account|organization|workspace)\\b)'

/** Something that is only said of an account's limit: when it ends, or what the account's owner can do about it. */
export const remedy =
  /\bresets?\b|\btry again\b|\bretry (?:after|in)\b|\bwait (?:for|until|\d)|\bplease wait\b|\bupgrade (?:to (?:pro|max|plus|ultra|business|enterprise|paid|a |copilot|claude|google|cursor|amp|continue|keep|increase|your|get|the|dev|raise)|your|for (?:higher|more))|\b(?:purchase|buy|add) (?:more )?credits|\bswitch(?:ing)? to (?:auto|a different model|another model)|\bauto model\b|\bsubscribe to (?:go|pro|max|plus)|\byour (?:admin|workspace owner|organization's)|\bask (?:your|an|the) (?:[a-z]+ )?(?:admin|administrator|owner)|\benable (?:usage-based|on-demand|pay-as-you-go|overage)|\b(?:buy|purchase) more\b|\btop up\b|settings\/usage|\/usage\b|\bspend(?:ing)? limit|\brenew|\brefresh|\breplenish|\b(?:claude|codex|copilot|cursor|gemini|qwen|kimi|opencode|openai|anthropic)\b/
