const fault = '(?:error|issue|problem|failure|exception)s?'
const some = "(?: [a-z0-9_'/().-]+){0,10}"
/**
 * What a program says to people before the reason: `Sorry, there was an error from the AI`, `The provider returned an
 * error`, `Could not get a response from the model`.
 */
export const notice = new RegExp(
  `^(?:(?:sorry|oops|uh[- ]oh|whoops|unfortunately|apologies)[,.!]? )?(?:${[
    `(?:there (?:was|were|has been|is)|we(?:'ve| have)? (?:just )?(?:encountered|hit|got|received|ran into)|encountered|received|got|ran into|hit) (?:an?|the|this|some) (?:[a-z/]+ ){0,3}${fault}${some}`,
    `(?:an?|the)(?: following)?(?: [a-z]+){0,2} ${fault} (?:has )?(?:occurred|happened|was (?:returned|thrown|raised|received|reported))${some}`,
    `${fault} (?:while |when |in |during )?(?:invoking|calling|running|executing|processing|generating|sending|fetching|getting|querying|contacting|reaching|streaming|receiving|requesting|completing|making|performing|communicating with|connecting to|talking to) (?:the|a|an|your|this)${some}`,
    `(?:the )?service reports an error with code [a-z_]+ described as`,
    `(?:the |your )?(?:agent|worker|session|claude|codex|gemini|copilot|cursor|assistant|run)(?: [a-z0-9-]+)? (?:needs|requires|wants|asks for|is waiting for|waits for) (?:an? |your |some )?(?:human )?(?:decision|attention|input|help|answer|intervention|approval|operator)${some}`,
    `(?:the |your )?(?:account|key|profile|login|seat|subscription|provider|model)(?: [^ ]+)? (?:has )?(?:hit|reached|exceeded|exhausted|used up|is at|is over) (?:its|the|a|your) (?:[a-z0-9-]+ ){0,3}(?:limit|quota|credits|usage)${some}`,
    `something went wrong${some}(?:[.!] error)?`,
    `(?:the |your )?(?:[a-z0-9-]+ ){0,2}(?:model|api|agent|request|provider|server|ai|llm|response|call|job|run|session|task|backend|service|upstream|endpoint|chat|generation|completion|stream|turn|prompt|query|process|cli)(?: [a-z]+){0,3} (?:returned|responded|failed|stopped|ended|terminated|crashed|threw|raised|rejected|was rejected|was refused|reported|gave|sent|exited|can(?:no|')t be completed|could(?: not|n't) be completed)${some}`,
    `(?:we )?(?:could(?: not|n't)|can(?: ?not|'t)|(?:was )?unable to|not able to|failed to) [a-z]+${some}`,
  ].join('|')})$`,
)
/** But somebody who tells of tests, of others or of what should be done announces nothing. */
const reporting =
  /\b(?:i|my|tests?|expect(?:s|ed)?|assert[a-z]*|should|users?|when|if|fix(?:ed|es)?|feat|docs|handles?|e\.g|example|like)\b/

/** Whether what stands in front of a colon tells people that something went wrong. */
export const announces = (folded: string): boolean => notice.test(folded) && !reporting.test(folded)
