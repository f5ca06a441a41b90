import { failure, prose, stripped } from './prefix.ts'

/** Where the texts of a JSON body (or of Python's print of one, or of a line of `key="..."`) begin. */
const texts =
  /["'{,\s](?:[a-z_]+\.)?(?:message|error|err|detail|details|msg|raw|error_msg|error_message|errormessage|title|reason|exception|body|cause|stderr|status_msg|error_description|description|stack)["']?(?:(?:: ?|=)["']|=)/g

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
  if (conversation.test(folded.slice(0, 160)) || succeeded.test(folded))
    return { forms: [], announced: false, inside: [] }
  if (tableRow.test(folded)) return { forms: [], announced: false, inside: inside(folded) }
  if (report.test(folded)) return { forms: [folded], announced: false, inside: [] }
  const forms = stripped(folded, 16)
  const body = forms.at(-1) ?? ''
  const inner =
    /^b?["']?(?:\[ ?)?\{/.test(body) ||
    object.test(body) ||
    withFields.test(body.slice(0, 200)) ||
    pairs.test(folded.slice(0, 1000))
      ? textsOf(body).flatMap((text) => stripped(text, 4))
      : []
  const all = [...forms, ...inner]
  const error = announced(all)
  const told = error ? [...all, ...sentences(body).flatMap((text) => stripped(text, 4))] : all
  return { forms: [...new Set(told)].slice(0, mostForms), announced: error, inside: inside(folded) }
}

/** An error printed with its fields: `ApiError { message: "...`, `ApiError(ApiError { ...`. */
const object = /^[a-z_.:]*(?:error|exception)\w*(?:\([a-z_.]*)? ?\{|^[a-z_.:]+(?: |\([a-z_.]* ?)\{ ?[a-z_]+: /
/** A message with its fields behind it: `run failed {"error": "...`. */
const withFields = /^[a-z][^{}"']*\b(?:error|failed|failure|exception)\b[^{}"']* \{ ?["']/
/** A log line of `key=value` pairs, one of them the error. */
const pairs =
  /(?:^| )[a-z_.@]+=\S+ .*\b(?:error|err|msg|message|cause|details?|reason)=|\b(?:error|failed|failure|failing|erro|warn)\b[^=]* (?:error|err|cause|reason)=/

/** Behind an announcement each sentence may be the one that tells, but not behind one that speaks of others. */
const sentences = (body: string): readonly string[] => {
  const starts: string[] = []
  for (const found of body.slice(0, 600).matchAll(/(?:[.;!] | - | · |\()['"]?/g)) {
    if (report.test(body) || telling.test(body.slice(0, found.index)) || starts.length === 8) break
    starts.push(body.slice(found.index + found[0].length))
  }
  return starts
}
const telling =
  /\b(?:i|we|expects?|expected|failing|tests?|should|users?|handles?|prints?|says?|shows?|docs|changelog|summary|fixe[sd])\b/

/** A row of a table in a report. */
const tableRow = /^\| .* \|$/

/** What a test expected, or a line of code with its number. */
const report =
  /^(?:e )?assert|\bassertion(?:error| failed| `)|^\d+ ?\| |^(?:[a-z_]+\.)*(?:log|logger|logging|console)\.[a-z]+\(|^(?:failed|error) \S+::\S+ - |^(?:not )?ok \d|\bdid not raise\b|\bto (?:contain|equal|have been)\b|^(?:e )?\+ where /

/** Behind `: `, `> `, `] `, `detail="`, `"stdout": "`, unless what stands in front is prose, code or a test's report. */
const inside = (folded: string): readonly string[] => {
  const starts: string[] = []
  for (const found of folded.slice(0, 600).matchAll(opening)) {
    const text = folded.slice(0, found.index)
    if (prose.test(text) || source.test(text)) break
    starts.push(...stripped(spoken(text, folded.slice(found.index + found[0].length)), 1))
    if (starts.length >= 24) break
  }
  return starts
}
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
const succeeded = /["']is_error["']: ?false/
const source =
  /^\d+ ?$|^[+-] ?$|\b(?:throw|new|const|let|var|return|includes|console|echo|grep|def|function|raise|import|diff|commit|assert[a-z]*|expect[a-z]*|not ok|passed|pass)\b|[;`]|==|=>|\+\+\+|^[+-] ?[a-z]|[✗✕×✓]|\.(?:tsx?|jsx?|mjs|go|rs|rb|java|md|ya?ml|json|toml|sh|txt|css|html):\d/

const announced = (forms: readonly string[]): boolean => {
  const whole = forms[0] ?? ''
  return forms.slice(1).some((form) => announcement.test(whole.slice(0, whole.length - form.length)))
}
const announcement =
  /error|exception|exhausted|fail|fatal|panic|reject|abort|exited|level=|\b4\d\d\b|"(?:message|detail|code)"|'(?:message|detail|code)'/

const textsOf = (body: string): readonly string[] =>
  [...body.matchAll(texts)]
    .slice(0, 8)
    .map((found) => body.slice(found.index + found[0].length))
    .filter((text) => !/^(?:reconnecting|retrying|attempt \d)/.test(text))
