import { failure, prose, type Seen, stripped } from './prefix.ts'

/** Where the texts of a JSON body (or of Python's print of one, or of a line of `key="..."`) begin. */
const texts =
  /["'{,\s](?:[a-z_]+\.)?(?:message|error|err|detail|details|msg|raw|error_msg|error_message|errormessage|errortext|error_text|textpayload|log|title|reason|exception|body|cause|stderr|status_msg|error_description|description|stack)["']?(?:(?:: ?|=)(?:optional\(|some\()?["']|=)/g

/** What an agent ends with is its answer, unless it says itself that it failed. */
const result = /["'{,\s]result["']?(?:: ?|=)["']/g
const failedResult = /\bis_error["']?(?:: ?|=)true\b|\bapi_error_status["']?(?:: ?|=)[45]\d\d\b/
/** Claude's SDK for Python prints the end of a session as an object. */
const failedEnd = /\bresultmessage\(.*\bis_error=true\b.*\bresult=['"](.*)$/
/** Fields of an object whose brackets stand elsewhere. */
const fields = /^["'][a-z_]+["']: ?["'\d{[tf]|^[a-z_]+=\S+ [a-z_]+=/

/** Readings of a message. */
export interface Forms {
  /** The message, whole and with everything in front of it taken away step by step; then the texts and sentences in it. */
  readonly forms: readonly string[]
  /** What stands in front of it says that it is an error. */
  readonly announced: boolean
  /** Where else in the message somebody may begin to speak: behind marks and keys that no sentence has. */
  readonly inside: readonly string[]
}

/** More readings than any real message has. */
const mostForms = 40

/** Takes away what stands in front of a message. */
export const withoutPrefixes = (folded: string): Forms => {
  if (conversation.test(folded.slice(0, 160)) || succeeded.test(folded) || quotation.test(folded))
    return { forms: [], announced: false, inside: [] }
  if (tableRow.test(folded)) return { forms: [], announced: false, inside: inside(folded, undefined) }
  if (report.test(folded)) return { forms: [folded], announced: false, inside: [] }
  const seen: Seen = [new Map(), new Map()]
  const forms = stripped(folded, 16, seen)
  const body = forms.at(-1) ?? ''
  const ended = failedEnd.exec(folded)?.[1]
  const inner =
    ended !== undefined
      ? stripped(ended, 4, seen)
      : isBody(body) || pairs.test(folded.slice(0, 1000))
        ? textsIn(body, folded, seen)
        : []
  const cause = thrown(folded, seen)
  const causeBody = cause.at(-1) ?? ''
  const all = [...forms, ...inner, ...cause, ...(isBody(causeBody) ? textsIn(causeBody, folded, seen) : [])]
  const error = announced(all)
  const told = error ? [...all, ...sentences(body).flatMap((text) => stripped(text, 4, seen))] : all
  return { forms: [...new Set(told)].slice(0, mostForms), announced: error, inside: inside(folded, seen) }
}

const isBody = (text: string): boolean =>
  /^b?["']?(?:\[ ?)?\{/.test(text) || object.test(text) || withFields.test(text.slice(0, 200)) || fields.test(text)

const textsIn = (body: string, folded: string, seen: Seen): readonly string[] =>
  [...textsOf(body, texts), ...(failedResult.test(folded) ? textsOf(body, result) : [])].flatMap((text) =>
    stripped(text, 4, seen),
  )

/** An error printed with its fields: `ApiError { message: "...`, `ApiError(ApiError { ...`. */
const object =
  /^[a-z_.:]*(?:error|exception)\w*(?:\([a-z_.]*)? ?\{|^[a-z_.:]*exception\([a-z]+: [a-z_.]+\(|^[a-z_.:]+(?: |\([a-z_.]* ?)\{ ?[a-z_]+: /
/** A message with its fields behind it: `run failed {"error": "...`. */
const withFields = /^[a-z][^{}"']*\b(?:error|failed|failure|exception|gave up)\b[^{}"']* \{ ?["']/
/** A log line of `key=value` pairs, one of them the error. */
const pairs =
  /(?:^| )[a-z_.@]+=\S+ .*\b(?:error|err|msg|message|cause|details?|reason)=|\b(?:error|failed|failure|failing|erro|warn)\b[^=]* (?:error|err|cause|reason)=/

/** Behind a report of any length, the class of an SDK's error and what it says. */
const thrown = (folded: string, seen: Seen): readonly string[] => {
  const found = sdkError.exec(folded.slice(0, 600))
  if (
    found === null ||
    telling.test(folded.slice(0, found.index)) ||
    source.test(folded.slice(0, found.index).replaceAll(';', ''))
  )
    return []
  return stripped(folded.slice(found.index + found[0].length - (found[1] ?? '').length), 6, seen)
}
const sdkError =
  /[:=(] ?((?:litellm|openai|anthropic|groq|mistralai|google\.(?:genai|api_core)|botocore)(?:\.[a-z_]+)*\.[a-z_]*(?:error|exception|exhausted): )/

/** Behind an announcement each sentence may be the one that tells, but not behind one that speaks of others. */
const sentences = (body: string): readonly string[] => {
  const starts: string[] = []
  for (const found of body.slice(0, 600).matchAll(/(?:[.;!] | - | · |\()['"]?| you(?:'re|'ve| are| have) /g)) {
    // A title without a stop, and its text.
    const titled = found[0].startsWith(' you')
    if (titled && !title.test(body.slice(0, found.index))) continue
    if (report.test(body) || telling.test(body.slice(0, found.index)) || starts.length === 8) break
    starts.push(body.slice(found.index + (titled ? 1 : found[0].length)))
  }
  return starts
}
const title = /^(?:[a-z'-]+ ){2,7}[a-z'-]+$/
const telling =
  /\b(?:i|we|expects?|expected|failing|tests?|should|users?|handles?|prints?|says?|shows?|docs|changelog|summary|fixe[sd])\b/

/** A row of a table in a report. */
const tableRow = /^\| .* \|$/

/** What a test expected, or a line of code with its number. */
const report =
  /^(?:e )?assert|^\S+:(?:test|unit|e2e|lint|check)[a-z:-]*: |\bassertion(?:error| failed| `)|^\d+ ?\| |^(?:[a-z_]+\.)*(?:log|logger|logging|console)\.[a-z]+\(|^(?:failed|error) \S+::\S+ - |^(?:not )?ok \d|\bdid not raise\b|\bto (?:contain|equal|have been)\b|^(?:e )?\+ where /

/** Behind `: `, `> `, `] `, `detail="`, `"stdout": "`, unless what stands in front is prose, code or a test's report. */
const inside = (folded: string, seen: Seen | undefined): readonly string[] => {
  const starts: string[] = []
  const glued = joinedLines.exec(folded.slice(0, 600))
  if (glued?.[1] !== undefined && !source.test(folded.slice(0, glued.index)))
    starts.push(folded.slice(glued.index + glued[1].length))
  for (const found of folded.slice(0, 600).matchAll(opening)) {
    const text = folded.slice(0, found.index)
    if (prose.test(text) || source.test(text) || written.test(text)) break
    starts.push(...stripped(spoken(text, folded.slice(found.index + found[0].length)), 1, seen))
    if (starts.length >= 24) break
  }
  return starts
}
/** A copy that has lost its line breaks: `... done.You've hit your limit · resets 3pm`. */
const joinedLines = /([a-z0-9.!?)])you've (?:hit|reached) your [a-z0-9 -]*limit · resets/

/** Without the quotes around all of the rest, behind an announcement. */
const spoken = (before: string, text: string): string => {
  const quote = text[0] ?? ''
  const whole =
    (quote === '"' || quote === "'") &&
    (failure.test(`${before} `) || agents.test(before)) &&
    /["'][).}\]]*$/.test(text)
  return whole ? text.slice(1).replace(/["'][).}\]]*$/, '') : text
}
const agents = /\b(?:claude|codex|gemini|copilot|cursor|opencode|qwen|amp)\b/
const opening =
  /(?:[:)\]|]|\b(?:std(?:out|err)|claude|codex|gemini|agent)>)['"]? (?:[^\x00-\x7f]+ ?)?|^(?:claude|codex|gemini|copilot|opencode|qwen|amp) |["'{,\s](?:detail|details|message|msg|error|err|result|stdout|stderr|output|reason|[a-z]*error|[a-z]*message|response_?body)["']?(?:: ?|=)b?["']/g
/** Events of agents hold what they read and write: nothing in them speaks of the agent. */
const conversation =
  /["']type["']: ?["'](?:assistant|user|system|message|item\.|tool|response_item|event_msg|stream_event|content)|["']role["']: ?["']/
const succeeded = /["']is_error["']: ?false|["']rate_limit_info["']: ?\{[^}]*["']status["']: ?["']allowed/
/** Between brackets and quotes, and the sentence around it goes on; or a whole that ends a sentence. */
const quotation = /^\(['"].{8,}['"][).,;]+ ["'(]?[a-z]{2}|^['"][^'"].*['"][.;]$/
/** An item of a list, bold words, the start of a quotation in brackets: somebody writes of it. */
const written = /^(?:\d{1,2}[.)]|[-*+]) |\*\*| \(['"]|\| ['"]/
const source =
  /^\d+ ?$|^[+-] ?$|\b(?:throw|new|const|let|var|return|includes|console|echo|grep|def|function|raise|import|diff|commit|assert[a-z]*|expect[a-z]*|not ok|passed|pass)\b|[;`]|==|=>|\+\+\+|^[+-] ?[a-z]|[✗✕×✓]|\.(?:tsx?|jsx?|mjs|go|rs|rb|java|md|ya?ml|json|toml|sh|txt|css|html):\d|^\| '?(?:http )?[45]\d\d'? $/

const announced = (forms: readonly string[]): boolean => {
  const whole = forms[0] ?? ''
  return forms.slice(1).some((form) => announcement.test(whole.slice(0, whole.length - form.length)))
}
const announcement =
  /error|exception|exhausted|fail|fatal|panic|reject|abort|exited|level=|\b4\d\d\b|"(?:message|detail|code)"|'(?:message|detail|code)'/

const textsOf = (body: string, keys: RegExp): readonly string[] =>
  [...body.matchAll(keys)]
    .slice(0, 8)
    .map((found) => body.slice(found.index + found[0].length))
    .filter((text) => !/^(?:reconnecting|retrying|attempt \d)/.test(text))
