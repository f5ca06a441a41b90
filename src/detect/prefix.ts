import { header, level, nextColumn } from './header.ts'
import { announces } from './notice.ts'

/** What stands in front of a message: times, levels, tags, names of errors, lead-ins of wrappers and agents. */
const prefixes: readonly RegExp[] = [
  /^[a-z]{3} +\d{1,2} \d\d:\d\d:\d\d \S+ [a-z0-9_./@-]+(?:\[\d+\])?: /,
  header,
  /^\[?(?:\d\d)?\d\d[-/]\d\d[-/]\d\d[t ]\d\d:\d\d:\d\d[.,\d]*(?: ?z| ?[+-]\d\d:?\d\d)?\]?:? (?:- )?(?:(?:error|err|fatal|severe|critical|warn|warning|info|notice) )?/,
  /^\[?\d\d:\d\d:\d\d(?:[.,]\d+)?\]?:? (?:- )?(?:(?:error|err|fatal|severe|critical|warn|warning|info|notice) )?/,
  /^(?:(?:error|warn|info) )?[a-z0-9_]+(?:::[a-z0-9_]+)+: /,
  /^(?:error|err|fatal|panic|warn|warning|info|critical|notice|failure|failed|abort(?:ed)?)(?: \(\d{3}\))?(?::| -| +\||>) /,
  /^(?:error|err|fatal|warn|warning|critical)(?: +|:)\[[a-z0-9_ .:/-]+\]:? /,
  /^\[[a-z][a-z0-9_ .:-]*\]:? /,
  /^[a-z][a-z0-9_.:<>-]* +\| /,
  /^\d{1,3}\|[^|]+\| /,
  /^[a-z][a-z0-9_]*(?:\.[a-z0-9_]+)+:[a-z0-9_<>]+(?::\d+)? - /,
  /^[a-z][a-z0-9_./-]*\.(?:py|js|ts|go|rs|rb|java|mjs|cjs):\d+(?::\d+)?:?(?: -)? /,
  /^(?:error|err|warning|critical|info) +[a-z][a-z0-9_.]*(?:[.:][a-z0-9_]+)+(?::\d+)?:? +-? ?/,
  /^(?:error|warning|critical|info):[a-z0-9_.]+:/,
  /^\([a-z _-]+\) /,
  /^(?:get|post|put) "?https?:\S+?"?: /,
  /^[a-z]{1,2}: /,
  /^\d{4}: /,
  /^\[?api error(?: occurred)?: ?/,
  /^api error \(/,
  /^(?:anthropic|openai|claude|codex|gemini|google|litellm|llm|model|upstream|provider|bedrock|vertex|openrouter|azure|copilot|qwen|cursor|unexpected|fatal)[a-z]* api (?:error|错误|エラー|오류|hatası|fehler)(?: \(\d{3}\))? ?: /,
  /^(?:an? )?(?:unexpected |unhandled |uncaught |fatal |unknown )?(?:error|exception) (?:occurred|happened|was thrown)(?: [a-z ]+)?: /,
  /^(?:uncaught |unhandled |caught )?[a-z0-9_$]*(?:error|exception|exhausted|fault|(?:limit|quota|usage|requests)_?(?:reached|exceeded)|ratelimited|throttled|toomanyrequests)(?: \[[^\]]+\])?: /,
  /^(?:[a-z0-9_]+\.)*[a-z0-9_$]*(?:error|exception|exhausted|fault)\((?:\d{3}, )?(?:[a-z_]+=)?b?['"]/,
  /^(?:openai|anthropic|google|litellm|groq|mistralai|cohere|together|cerebras|fireworks|botocore|boto3|langchain[a-z_]*|vertexai|httpx|azure|dashscope|aider|agents?|llama_index|pydantic_ai|crewai|autogen[a-z_]*|smolagents)(?:\.[a-z0-9_]+){1,6}: /,
  /^an error occurred \([a-z]+\) when calling the [a-z]+ operation(?: \([^)]+\))?: /,
  /^err?or from provider ?(?:\([^)]*\) ?)?: /,
  /^(?:model call|execution|request|api call|api request|call|query|run|task|agent|command|job|turn|generation|completion|stream|prompt|session|upstream request|provider|llm|chat)(?: failed| error| errored| aborted)(?: [a-z]+ ?){0,3}(?: after \d{1,3} (?:attempts|retries|tries))?[:.-] ?/,
  /^failed to get response from the ai model; retried \d{1,3} times?(?: \([^)]*\))* last error: /,
  /^failed(?: to [a-z ]+)?(?: after \d{1,3} (?:attempts|retries|tries))?[:.] /,
  /^(?:last error|reason|cause|caused by|details?|server error|stderr|stdout|original error|error message): ?b?['"]?/,
  /^(?:response )?body: ?b?['"]?/,
  /^data: /,
  // A part of a JSON object.
  /^"(?:error|exception|err|response|body)": /,
  /^<[a-z][a-z0-9_.-]*(?: [a-z_.:-]+="[^"]*")*>/,
  /^#\d+ \d+\.\d+ /,
  /^\+?\d+(?:\.\d+)?m?s /,
  /^(?:mon|tue|wed|thu|fri|sat|sun) [a-z]{3} +\d{1,2} \d\d:\d\d:\d\d (?:[a-z]{3,4} )?\d{4}:? /,
  /^\[?1\d{9}(?:\.\d+|\d{3})?\]?:? /,
  /^! /,
  /^\[[a-z0-9_$.]*(?:error|exception)(?: \[[^\]]+\])?: /,
  /^\[[45]\d\d\] /,
  /^\[(?:request|trace|run|session|job)?[ _-]?id[:= ][^\]]+\]:? /,
  /^\[[a-z_.-]+=[^\]]+\]:? /,
  /^\*{1,2}(?:[a-z]+ ){0,4}(?:error|failed|failure|crashed|stopped|aborted)\*{1,2}(?::| -)? /,
  /^\*\* \([a-z0-9_.]+\) /,
  /^\d{1,3}\|[a-z0-9_.-]+ +\| /,
  /^\d: /,
  /^[ewif]\d{4} \d\d:\d\d:\d\d\.\d+ +\d+ [a-z0-9_./-]+:\d+\] /,
  /^[a-z][a-z0-9_.-]*\[\d+\]: (?:(?:error|fatal|warn|warning|critical|info) )?/,
  /^exception in thread "[^"]*" (?:[a-z0-9_$]+\.)*[a-z0-9_$]+: /,
  /^\S+\.rb:\d+:in '[^']*': /,
  /^\*\*(?:error|failed|failure|reason|cause|message|status)[a-z ]*:?\*\*:? /,
  /^step #\d+(?: - "[^"]*")?: /,
  /^- (?:error|fatal|failed|failure|reason|message|cause): /,
  /^\(?b["']/,
  /^\(["']/,
  /^insufficient_quota: /,
  /^(?:error|err|message|msg|cause|reason|details?|result|output|stdout|stderr|response|exception|text|description)=b?['"]?/,
  /^got status: /,
  /^(?:ошибка|错误|错误信息|エラー|오류|erreur|fehler|errore|erro|hata|lỗi) ?: /,
  /^(?:error, )?(?:status(?: ?code)?: [^,]+, )+(?:message|body|error): /,
  /^rpc error: code = [a-z]+ desc = /,
  /^authentication error, /,
  /^called 'result::unwrap\(\)' on an 'err' value: /,
  /^\((?:http )?(?:status )?(?:code:? )?[45]\d\d\) /,
  /^(?:invalid_argument|resource_exhausted|permission_denied|unauthenticated|unavailable|failed_precondition|internal)[.:] /,
  /^(?:\||[^\x00-\x7f]{1,3}) /,
  /^(?:claude|codex|gemini|copilot|cursor|qwen|opencode|aider|amp|agent|anthropic|openai|kimi|grok|goose|droid|kiro|crush|cline|roo|kilo|antigravity|windsurf|junie|jules|warp|continue|kilo|kimi-cli|zed|augment|auggie|ollama|pi|hermes|openclaw|openhands|plandex|replit|devin|trae|rovo|rovodev|codebuff|gptme|letta|qodo|codeium|grok-cli|cody|tabnine|trae|void|refact|q|assistant|llm|model|agent-\d+|cloudflare ai)(?: (?:code|cli|process|agent|execution|run))*(?: (?:error|failed|exited|returned an error|said|failed with))? ?: /,
  /^\[[45]\d\d [a-z ]+\] /,
  /^error fetching from \S+: /,
  /^error when talking to gemini api(?: full report available at: \S+)? /,
  /^error generating content via api\.(?: full report available at: \S+)? /,
  /^attempt \d+ failed(?: with status \d+)?[:.]+ (?:retrying with backoff\.\.\. )?/,
  /^stream disconnected before completion: /,
  /^reconnecting\.\.\. (?:\d+\/\d+|waiting for network) ?\(/,
  /^retrying .+ as it raised /,
  /^(?:http |http\/[\d.]+ |status(?:[ _]?code)?:? |error code: |code:? )?\(?[45]\d\d\)?(?: \((?:[a-z_]*: )?[45]\d\d\))?(?: -|:|,|\.)? (?:message: )?/,
  /^[ewif]\d{4} \d\d:\d\d:\d\d(?:\.\d+)?:? /,
  /^(?:too many requests|payment required|unauthorized|forbidden|bad request|service unavailable|internal server error)(?:\.|:| -)? /,
]

/** Codes that stand before their explanation without a colon: `QUOTA_EXHAUSTED You have ...`. */
const code = /^[a-z]+(?:_[a-z]+)+ /

/** Words of people's sentences: a lead-in with one of them reports an error, it doesn't announce one. */
export const prose =
  /\b(?:the|a|an|this|that|these|it|its|i|we|you|my|our|prints?|printed|shows?|says?|said|reads?|when|if|which|because|like|expected|received|asserts?|should|todo|fix(?:ed|es)?|feat|docs|chore|test|tests)\b/
export const failure =
  /(?:errors?|exception|failed|failure|crashed|aborted|rejected|invalid|insufficient|fatal|panic|exceeded|limited|exhausted|denied|refused|ended|stopped|terminated|halted|interrupted|paused|blocked|killed|died|exit status \d{1,3}|exited(?: with)?(?: code| status)? \d{1,3}|exit(?:ed)? with (?:code|status) \d{1,3}|unable to [a-z ]+|could not [a-z ]+)\b/

/** The length of a short lead-in that announces an error: `LLM call failed: `, `app - agent error - `. */
const leadIn = (folded: string): number => {
  for (const found of folded.slice(0, longestLeadIn).matchAll(/: | - | \| /g)) {
    const text = folded.slice(0, found.index)
    if (announces(text)) return found.index + found[0].length
    if (!/^[a-z][^{}"'=]*$/.test(text.replace(/'[a-z0-9._/:-]+'|"[a-z0-9 ._/:-]+"/g, '')) || file.test(text)) return 0
    if (prose.test(text.replace(/\ban? ((?:[a-z]+ ){0,3}error)\b|ran into this/, '$1'))) return 0
    const end = found.index + found[0].length
    const rest = folded.slice(end, end + 16)
    if (failure.test(`${text} `) || (tag.test(text) && answer.test(rest))) return end
  }
  return 0
}
/** The name of a program, and what may stand behind it: a status or a body. */
const tag = /^[a-z][a-z0-9_.@/-]*(?: [a-z0-9_.-]+){0,2}$/
const answer = /^(?:\{|(?:http |status )?[45]\d\d\b)/
const longestLeadIn = 120
const file = /\.(?:tsx?|jsx?|mjs|cjs|py|go|rs|rb|java|md|ya?ml|json|toml|sh|txt|css|html)\b/

/** The message with everything that stands in front of it taken away step by step, longest form first; `depth` steps at most. */
export const stripped = (folded: string, depth: number): readonly string[] => {
  const forms = /^"[^"]*"$/.test(folded) ? [folded, folded.slice(1, -1)] : [folded]
  let logged = false
  while (forms.length <= depth) {
    const last = forms.at(-1) ?? ''
    // A test that failed quotes what it expected.
    if (last.startsWith('assertion')) break
    logged ||= header.test(last)
    const known =
      (logged ? lengthOf(level, last) : 0) ||
      lengthOf(
        prefixes.find((prefix) => prefix.test(last)),
        last,
      )
    const length = known || (logged ? lengthOf(nextColumn, last) : 0) || leadIn(last) || lengthOf(code, last)
    if (length === 0) break
    forms.push(unquoted(last.slice(length)))
  }
  return forms
}

const lengthOf = (prefix: RegExp | undefined, text: string): number => prefix?.exec(text)?.[0].length ?? 0

/** Without the quotes around all of it, as in Python's print of an error's text. */
const unquoted = (text: string): string => (/^'.*'$|^".*"$/.test(text) ? text.slice(1, -1) : text)
