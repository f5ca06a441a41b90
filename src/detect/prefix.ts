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
  /^\[[a-z][a-z0-9_ .:-]*\]:? (?:(?:error|fatal|warn|warning|info) )?/,
  /^[a-z][a-z0-9_.:<>-]* +\| /,
  /^\d{1,3}\|[^|]+\| /,
  /^[a-z][a-z0-9_]*(?:\.[a-z0-9_]+)+:[a-z0-9_<>]+(?::\d+)? - /,
  /^[a-z][a-z0-9_./-]*\.(?:py|js|ts|go|rs|rb|java|mjs|cjs):\d+(?::\d+)?:?(?: -)? /,
  /^(?:error|err|warning|critical|info) +[a-z][a-z0-9_.]*(?:[.:][a-z0-9_]+)+(?::\d+)?:? +-? ?/,
  /^(?:error|warning|critical|info):[a-z0-9_.]+:/,
  /^\([a-z _-]+\) /,
  /^(?:get|post|put) "?https?:\S+?"?: /,
  /^[a-z]{1,2} ?: /,
  /^(?:- )?#[a-z][a-z0-9_-]* - /,
  /^\d{4}: /,
  /^\[?api error(?: occurred)?: ?/,
  // Claude Code's name of the error and its text, where a copy has lost what stood between them.
  /^[a-z]+_[a-z]+api error: /,
  /^(?:[a-z]+ )?(?:api )?error \(\d{3}(?: [a-z ]+)?\): /,
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
  /^(?:response ?)?(?:body|text|content): ?b?['"]?/,
  /^data: |^3:"/,
  /^unhandled exception[.:] /,
  /^for more information check: \S+ /,
  // A part of a JSON object.
  /^"(?:error|exception|err|response|body)": /,
  /^"(?:error_)?(?:message|msg|detail)": "/,
  /^<[a-z][a-z0-9_.-]*(?: [a-z_.:-]+="[^"]*")*> ?/,
  /^#\d+ \d+\.\d+ /,
  /^\+?\d+(?:\.\d+)?m?s /,
  /^(?:mon|tue|wed|thu|fri|sat|sun) [a-z]{3} +\d{1,2} \d\d:\d\d:\d\d (?:[a-z]{3,4} )?\d{4}:? /,
  /^\[?1\d{9}(?:\.\d+|\d{3})?\]?:? /,
  /^[!?] /,
  // Marks, arrows and tags of tools and monorepos: `!! `, `==> `, `[0] `, `ERR! `, `@app/agent:run: `, `key #2: `.
  /^(?:!!|==+>|x|\[[!-]\]|\[\d{1,2}\]|\[?err!\]?|\[[^\]\s]+@[^\]\s]+\]|@?[a-z][a-z0-9_/.-]*:[a-z][a-z0-9_-]*:|(?:key|account|profile|slot|worker|attempt|run|lane|agent|task|job|step) #?\d+(?:\/\d+)?:) /,
  /^(?:the )?(?:error|err|reason|cause|details?|message|msg|stderr|stdout|output|response) ?(?:->|=>|=|was:|is:|reads:) ?['"]?/,
  /^(?:the )?(?:upstream|provider|server|api|model|agent|backend|gateway|cli) (?:said|says|replied|answered|responded)(?: with)?: ['"]?/,
  /^(?:stopped|failed|aborted|ended|paused|skipped|blocked|rejected)(?: early)? (?:because|by [a-z]+): /,
  /^(?:oops|whoops|uh[- ]oh|heads up)[,.!:]? (?:- )?/,
  /^<\d{1,3}>1 \S+ \S+ \S+ \S+ \S+ (?:-|\[[^\]]*\]) /,
  /^(?:failed|unreachable)! => /,
  // A key of which only the end is shown.
  /^\*{2,}[a-z0-9]+ /,
  // Brackets in a row, as some loggers write all of their columns.
  /^(?:\[[a-z0-9_.,:/ -]+\]){2,}:?(?: -)? (?:message: )?/,
  /^<class '[a-z0-9_.$]+'> ?:? ?/,
  // `I'm sorry, I can't complete that request. `
  /^(?:(?:i|we)(?:'m| am|'re| are) )?(?:so )?(?:sorry|apologies)[,.!]? (?:but )?[a-z' ]*\b(?:can(?:no|')t|can not|could(?: not|n't)|unable|not able)\b[a-z' ]*[.!:] /,
  /^(?:[a-z]+ ){0,3}(?:warning|alert|error|notice)! /,
  /^(?:with )?(?:error )?(?:text|body|response): ?b?['"]?/,
  /^with (?:error )?(?:text|message|body|response) /,
  /^(?:[a-z0-9][a-z0-9./:_-]* ?)?[\u4e00-\u9fff]{2,12}(?: ?[(（](?:http ?)?[45]\d\d[)）])?: /,
  /^\[[a-z0-9_$.]*(?:error|exception|rejection)(?: \[[^\]]+\])?: /,
  /^\[[45]\d\d\] /,
  /^\[\d{3,5}\] ?\[?/,
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
  /^got status: |^status = (?:statuscode\.)?/,
  /^\[(?:llm|chain)\/error\] \[[^\]]+\] (?:\[[\d.]+m?s\] )?[a-z]+ run errored with error: /,
  /^retry (?:attempt )?info: /,
  /^(?:exit|code|status|rc)=\d+ ?[|,;] /,
  /^(?:ошибка|错误|错误信息|エラー|오류|erreur|fehler|errore|erro|hata|lỗi) ?: /,
  /^(?:error, )?(?:(?:status(?:[ _]?code)?|model_name|code|type): [^,]+, )+(?:message|body|error): /,
  /^rpc error: code = [a-z]+ desc = /,
  /^authentication error, /,
  /^called 'result::unwrap\(\)' on an 'err' value: /,
  /^\((?:http )?(?:status )?(?:code:? )?[45]\d\d\) /,
  /^(?:invalid_argument|resource_exhausted|permission_denied|unauthenticated|unavailable|failed_precondition|internal)[.:] /,
  /^(?:\||[^\x00-\x7f]{1,3}) /,
  /^(?:claude|codex|gemini|copilot|cursor|qwen|opencode|aider|amp|agent|anthropic|openai|kimi|grok|goose|droid|kiro|crush|cline|roo|kilo|antigravity|windsurf|junie|jules|warp|continue|kilo|kimi-cli|zed|augment|auggie|ollama|pi|hermes|openclaw|openhands|plandex|replit|devin|trae|rovo|rovodev|codebuff|gptme|letta|qodo|codeium|grok-cli|cody|tabnine|trae|void|refact|q|assistant|llm|model|agent-\d+|cloudflare ai)(?: (?:code|cli|process|agent|execution|run))*(?: (?:error|failed|exited|returned an error|said|failed with))? ?[:>›»→] /,
  /^\[[45]\d\d [a-z ]+\] /,
  /^(?:openai|anthropic|google|azure|openrouter|(?:the |your )?(?:model |llm |ai )?(?:provider|api|server|gateway|backend)) (?:rejected|refused|declined) (?:the|this|your) request(?: \([^)]*\))?[.:] (?:error details: )?/,
  /^(?:the )?(?:response|server|http) status (?:code )?(?:was|is|of) [45]\d\d(?: [a-z ]+)?: /,
  /^error fetching from \S+: /,
  /^error when talking to gemini api(?: full report available at: \S+)? /,
  /^error generating content via api\.(?: full report available at: \S+)? /,
  /^attempt \d+ failed(?: with status \d+)?[:.]+ (?:retrying with backoff\.\.\. )?/,
  /^stream disconnected before completion: /,
  /^reconnecting\.\.\. (?:\d+\/\d+|waiting for network) ?\(/,
  /^retrying .+ as it raised /,
  /^(?:upstream |http |http\/[\d.]+ |status(?:[ _]?code)?:? |error code: ?|code:? )?\(?[45]\d\d\)?(?: \((?:[a-z_]*: )?[45]\d\d\))?(?: -|:|,|\.)? (?:message: )?/,
  // Somebody has joined the status and the message without a blank.
  /^(?:http status |http |status code:? |error code:? ?)[45]\d\d:?/,
  /^[ewif]\d{4} \d\d:\d\d:\d\d(?:\.\d+)?:? /,
  /^(?:too many requests|payment required|unauthorized|forbidden|bad request|service unavailable|internal server error)(?:\.|:| -)? /,
]

/** Codes that stand before their explanation without a colon: `QUOTA_EXHAUSTED You have ...`. */
const code = /^[a-z]+(?:_[a-z]+)+ /

/** Words of people's sentences: a lead-in with one of them reports an error, it doesn't announce one. */
export const prose =
  /\b(?:the|a|an|this|that|these|it|its|i|we|you|my|our|prints?|printed|shows?|says?|said|reads?|when|if|which|because|like|expected|received|asserts?|should|todo|fix(?:ed|es)?|feat|docs|chore|test|tests)\b/
export const failure =
  /(?:errors?|exception|failed|failure|errored|(?:limit|quota) (?:detected|hit)|crashed|aborted|rejected|invalid|insufficient|fatal|panic|exceeded|limited|exhausted|denied|refused|ended|stopped|terminated|halted|interrupted|paused|parked|\bheld|stuck|incomplete|blocked|throttled|killed|died|\bretry(?:ing)?(?: - attempt=\d+| (?:attempt )?#?\d+(?:\/\d+)?)|exit status \d{1,3}|exited(?: with)?(?: code| status)? \d{1,3}|exit(?:ed)? with (?:code|status) \d{1,3}|unable to [a-z ]+|could not [a-z ]+)\b|失败|错误|异常|失敗|エラー|오류|실패|(?:fehler|fehlgeschlagen|erreur|échec|échoué|errore|fallito|erro|falha|falhou|fallo|falló|ошибка|ошибкой|błąd|hata|hatası|lỗi)(?:$|[ (])/

/** The length of a short lead-in that announces an error: `LLM call failed: `, `app - agent error - `. */
const leadIn = (folded: string): number => {
  const reported = labelled.test(folded) ? (statusReport.exec(folded.slice(0, longestReport))?.[0] ?? '') : ''
  if (reported !== '' && !telling.test(reported)) return reported.length
  const start = folded.slice(0, longestLeadIn)
  for (const found of start.matchAll(wide.test(start) ? anyBreak : mark)) {
    const text = folded.slice(0, found.index)
    if ('.;,'.includes(found[0][0] ?? '') && !ended.test(text)) continue
    if (announces(text)) return found.index + found[0].length
    const plain = (/['"=]/.test(text) ? text.replace(quotedWords, '').replace(elided, '') : text).trim()
    if (!/^[#*@]{0,4}[a-z0-9\u00c0-\uffff][^{}"'=]*$/.test(plain) || file.test(text)) return 0
    if (
      !abroad.test(text) &&
      prose.test(
        plain.replace(
          /\ban? ((?:[a-z]+ ){0,3}[a-z_.]*(?:error|exception))\b|ran into this|\b(?:fix|docs|tests?) (?:worker|agent|bot|job|step|stage|phase|loop)\b/,
          '$1',
        ),
      )
    )
      return 0
    const end = found.index + found[0].length
    const rest = folded.slice(end, end + 16)
    if (failure.test(`${text} `) || status.test(text) || (tag.test(text) && answer.test(rest))) return end
  }
  return 0
}
/** What parts a lead-in from the message; a stop or a bracket only behind a process's end or a failure. */
const mark = /: | - | \| /g
const anyBreak = /: | - | \| |\] |[.;,] /g
const wide = /\bexit(?:ed)?\b[^.;,]*\d\)?[.;,] |\b(?:failed|errored|crashed|stopped|aborted) \[[^\]]*\] /
/** Words between quotes, and counters: they are named, not spoken. */
const quotedWords = /'[a-z0-9._/:()-]+'|"[a-z0-9 ._/:-]+"|\('[a-z0-9 ._/:-]+'\)|\b[a-z_]+=\d+\b/g
/** The apostrophe within French and Italian words. */
const elided = /\b(?:l|d|n|s|qu|dell|nell|all|un)'\b/g
/** An error announced in another language, of which small words look like English. */
const abroad = /^(?:error (?:en|al|de|ao|na|no|durante|lors)|erreur|échec|fehler|errore|erro|falha|fallo|ошибка|błąd) /
/** A sentence that tells of a process's end: `Codex CLI failed. exit code 1. `. */
const ended = /\bexit(?:ed)?(?: with)?(?: code| status)?[ :=]{1,2}\(?[1-9]\d{0,2}\)?$/
const status = /\((?:http ?|status ?|code:? ?){0,2}[45]\d\d\)$/
/** The name of a program, and what may stand behind it: a status or a body. */
const tag = /^[a-z][a-z0-9_.@/-]*(?: [a-z0-9_.-]+){0,2}$/
const answer = /^(?:\{|(?:http |status )?[45]\d\d\b)/
const longestLeadIn = 120
/** `worker@host exited rc=1 without a patch. Log: /var/log/x. Diagnosis: `: a wrapper that tells of a process's end and its words. */
const labelled = /\b(?:rc|exit|exited|status|code)[ =:].*[.;)\]!,-] [a-z ]+: /
const statusReport =
  /^[^"'{}]*\b(?:rc|exit(?:ed)?|(?:exit )?(?:status|code))[ =:]{1,2}(?:with )?(?:rc|status|code)?[ =:]?[1-9]\d{0,2}\b[^"'{}]*[.;)\]!,-] (?:(?:root |likely )?(?:diagnosis|cause|reason)|(?:last )?(?:output|message|error|line|words|reply|response|result|answer|stderr|stdout)|details?): /
const telling =
  /\b(?:i|we|my|tests?|expect(?:s|ed)?|assert[a-z]*|should|users?|when|if|feat|docs|handles?|e\.g|example|like|add|prints?|shows?)\b/
const longestReport = 600
const file = /\.(?:tsx?|jsx?|mjs|cjs|py|go|rs|rb|java|md|ya?ml|json|toml|sh|txt|css|html)\b/

/** The lengths found in one message, for it is read more than once: of texts, and of those behind a log's header. */
export type Seen = readonly [Map<string, number>, Map<string, number>]

/** The length of what stands in front, 0 where nothing does. */
const step = (text: string, logged: boolean): number =>
  (logged ? lengthOf(level, text) : 0) ||
  lengthOf(
    prefixes.find((prefix) => prefix.test(text)),
    text,
  ) ||
  (logged ? lengthOf(nextColumn, text) : 0) ||
  leadIn(text) ||
  lengthOf(code, text)

/** The message with everything that stands in front of it taken away step by step, longest form first; `depth` steps at most. */
export const stripped = (folded: string, depth: number, seen: Seen = [new Map(), new Map()]): readonly string[] => {
  const forms = quotes.test(folded) ? [folded, folded.slice(1).replace(/"$/, '')] : [folded]
  let logged = false
  while (forms.length <= depth) {
    const last = forms.at(-1) ?? ''
    // A test that failed quotes what it expected.
    if (last.startsWith('assertion')) break
    logged ||= header.test(last)
    const steps = seen[logged ? 1 : 0]
    const length = steps.get(last) ?? step(last, logged)
    steps.set(last, length)
    if (length === 0) break
    forms.push(unquoted(last.slice(length)))
  }
  return forms
}

/** Quotes around all of it; the closing one may stand on another line. */
const quotes = /^"[a-z0-9][^"]*"?$/

const lengthOf = (prefix: RegExp | undefined, text: string): number => prefix?.exec(text)?.[0].length ?? 0

/** Without the quotes around all of it, as in Python's print of an error's text. */
const unquoted = (text: string): string => (/^'.*'$|^".*"$/.test(text) ? text.slice(1, -1) : text)
