/** What stands in front of a message: times, levels, tags, names of errors, lead-ins of wrappers and agents. */
const prefixes: readonly RegExp[] = [
  /^\[?\d{4}-\d\d-\d\d[t ]\d\d:\d\d:\d\d[.,\d]*(?: ?z| ?[+-]\d\d:?\d\d)?\]?:? /,
  /^\[?\d\d:\d\d:\d\d(?:[.,]\d+)?\]?:? /,
  /^(?:error|warn|info) [a-z_]+(?:::[a-z_]+)+: /,
  /^(?:error|err|fatal|warn|warning|info|critical|notice|failure|failed|abort(?:ed)?)(?::| -| \||>) /,
  /^\[[a-z][a-z0-9_ .:-]*\]:? /,
  /^[a-z][a-z0-9_.-]* +\| /,
  /^(?:error|warning|critical|info):[a-z0-9_.]+:/,
  /^\([a-z _-]+\) /,
  /^(?:get|post|put) https?:\S+: /,
  /^[a-z]{1,2}: /,
  /^\[?api error: ?/,
  /^api error \(/,
  /^[a-z]+ api error(?: \(\d{3}\))?: /,
  /^(?:an? )?(?:unexpected |unhandled |uncaught |fatal |unknown )?(?:error|exception) (?:occurred|happened|was thrown)(?: [a-z ]+)?: /,
  /^(?:uncaught |unhandled |caught )?[a-z_$]*(?:error|exception|exhausted|fault)(?: \[[^\]]+\])?: /,
  /^(?:openai|anthropic|google|litellm|groq|mistralai|cohere|together|cerebras|fireworks|botocore|boto3|langchain[a-z_]*|vertexai|httpx|azure|dashscope|aider|agents?|llama_index|pydantic_ai|crewai|autogen[a-z_]*|smolagents)(?:\.[a-z0-9_]+){1,6}: /,
  /^an error occurred \([a-z]+\) when calling the [a-z]+ operation(?: \([^)]+\))?: /,
  /^error from provider(?: \([^)]+\))?: /,
  /^(?:model call|execution|request|api call|api request|call|query|run|task|agent|command|job|turn|generation|completion|stream|prompt|session|upstream request|provider|llm|chat)(?: failed| error| errored| aborted)(?: [a-z]+ ?){0,3}(?: after \d{1,3} (?:attempts|retries|tries))?[:.-] ?/,
  /^failed(?: to [a-z ]+)?(?: after \d{1,3} (?:attempts|retries|tries))?[:.] /,
  /^(?:last error|reason|cause|caused by|details?|server error|stderr|stdout|original error|error message): ['"]?/,
  /^(?:claude|codex|gemini|copilot|cursor|qwen|opencode|aider|amp|agent|anthropic|openai|kimi|grok|goose|droid|kiro|crush|cline|roo|kilo|antigravity|windsurf|junie|jules|warp|continue|q)(?: (?:code|cli|process|agent|execution|run))*(?: (?:error|failed|exited|returned an error|said|failed with))?: /,
  /^\[[45]\d\d [a-z ]+\] /,
  /^error fetching from \S+: /,
  /^error when talking to gemini api(?: full report available at: \S+)? /,
  /^error generating content via api\.(?: full report available at: \S+)? /,
  /^attempt \d+ failed(?: with status \d+)?[:.]+ (?:retrying with backoff\.\.\. )?/,
  /^stream disconnected before completion: /,
  /^reconnecting\.\.\. (?:\d+\/\d+|waiting for network) ?\(/,
  /^retrying .+ as it raised /,
  /^(?:http |http\/[\d.]+ |status(?: code)?:? |error code: |code:? )?\(?[45]\d\d\)?(?: \([45]\d\d\))?(?: -|:|,|\.)? (?:message: )?/,
  /^(?:too many requests|payment required|unauthorized|forbidden|bad request|service unavailable|internal server error)(?:\.|:| -)? /,
]

/** Words of people's sentences: a lead-in with one of them reports an error, it doesn't announce one. */
const prose =
  /\b(?:the|a|an|this|that|these|it|its|i|we|you|my|our|prints?|printed|shows?|says?|said|reads?|when|if|which|because|like)\b/
const failure =
  /(?:errors?|exception|failed|failure|crashed|aborted|rejected|invalid|fatal|exceeded|limited|exit(?:ed)? with (?:code|status) \d{1,3})\b/

/** The length of a short lead-in that announces an error: `LLM call failed: `, `Invalid: Agent error - `. */
const leadIn = (folded: string): number => {
  const found = beginning(folded)
  if (!failure.test(found)) return 0
  const plain = found.replace(/\ban? ((?:[a-z]+ ){0,3}error)\b|ran into this/, '$1')
  return prose.test(plain) ? 0 : found.length
}

/** What stands before the first colon or dash, with it, if it is short and plain. */
const beginning = (folded: string): string => {
  const ends = [folded.indexOf(': '), folded.indexOf(' - ')].filter((end) => end > 0)
  const end = Math.min(...ends)
  if (ends.length === 0 || end > longestLeadIn) return ''
  const text = folded.slice(0, end + (folded[end] === ':' ? 2 : 3))
  return /^[a-z][^{}"'|]*$/.test(text) && !/[a-z]\.[a-z]/.test(text) ? text : ''
}
const longestLeadIn = 72

/** Where the texts of a JSON body (or of Python's print of one) begin. */
const texts = /["'{,\s](?:message|error|detail|details|msg|raw|error_msg|errormessage|title|reason)["']?: ?["']/g

/** The message with everything that stands in front of it taken away step by step, longest form first. */
export const withoutPrefixes = (folded: string): readonly string[] => {
  const forms = [folded]
  for (let depth = 0; depth < 12; depth++) {
    const last: string = forms.at(-1) ?? ''
    // A test that failed quotes what it expected.
    if (last.startsWith('assertion')) break
    const found = prefixes.map((prefix) => prefix.exec(last)?.[0].length ?? 0).find((length) => length > 0)
    const length = found ?? leadIn(last)
    if (length === 0) break
    forms.push(last.slice(length))
  }
  const body: string = forms.at(-1) ?? ''
  return /^b?["']?(?:\[ ?)?\{/.test(body) ? [...forms, ...textsOf(body)] : forms
}

const textsOf = (body: string): readonly string[] =>
  [...body.matchAll(texts)].slice(0, 8).map((found) => body.slice(found.index + found[0].length))
