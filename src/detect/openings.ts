import type { Line } from './behind.ts'
import { type Behind, type Circumstance, judgeMessage } from './message.ts'
import type { Signal } from './signal.ts'
import { foreignServices, modelWords, type Wording } from './wording/wording.ts'

/** Characters of a line that are looked into. */
const longest = 600
/** Less is a code or a heading, not somebody's sentence. */
const fewestWords = 4

/** Marks behind which somebody may begin to speak. */
const marks = /(?:[:)\]=] | [-–—·] )["']?|[:=({[]["']/g

/** People, tests and code that tell of a message; what is told as past; an agent's own bullets; events, which hold what agents read. */
const reporting =
  /\b(?:i|my|tests?|specs?|expect(?:s|ed)?|received|actual|assert[a-z_]*|should|users?|when|if|fix(?:ed|es)?|feat|docs?|documented|handles?|e\.g|example|like|never|add|todo|case|says?|prints?|shows?|lists?|reads?|sees?|detector|regex|pattern|parses?|matches|recognises?|const|let|var|return|throw|new|console|echo|grep|raise|import|diff|commit|not ok|readme|changelog|recovered|retried|retry(?:ing)?|switched)\b|[;`]|==|=>|\+\+\+|^[+-] |[✗✕×✓⏺⎿●│]|\.(?:tsx?|jsx?|mjs|go|rs|rb|java|md|ya?ml|json|toml|sh|txt|css|html)\b|^\d+ ?$|\*\*|^\d{1,2}[.)] |^\||::\S|\b(?:is|are) now\b|\bthe (?:[a-z]+ )?(?:message|text|string|banner|line)\b|["']is_error["']: ?false|["']name["']: ?["']|["']type["']: ?["'](?:assistant|user|system|message|item\.|tool|response_item|event_msg|stream_event|content)|["']role["']: ?["']/
/** `I had a problem talking to the API: ` is a program's word on itself. */
const apology = /^(?:sorry, )?i (?:had|ran|got|hit|met|encountered)\b/
/** A table's word on how something ended. */
const ending = /`(?:failed|error|errored|aborted|stopped|rejected)`/
const code = /^resource_exhausted: grpc: |[=!]==|\d ?ms\)?$|\w\(['"]|['"][.)]|[;`]$/

/** A function that is called with the text; an exception that holds it is none. */
const call = /[a-z0-9_]$/
const thrown = /(?:error|exception|exhausted)$/

/** A line of YAML, which quotes nothing. */
const key = /^[a-z_]+$/

/** The wordings that are sentences enough to be known wherever they begin. */
export const unmistakable = (wordings: readonly Wording[]): readonly Wording[] =>
  wordings.filter(({ verdict, weak, own }) => weak !== true && own !== true && limits.includes(verdict))
const limits: readonly Wording['verdict'][] = ['usage-limit', 'rate-limit', 'billing']

/**
 * Judges a line by what begins within it, whatever program's lead-in stands in front: there are more of those than can be
 * known. `at.wordings` are unmistakable ones.
 */
export const judgeOpenings = (
  { folded, shown }: Pick<Line, 'folded' | 'shown'>,
  behind: Behind | null,
  at: Circumstance,
): Signal | null => {
  const line = folded.slice(0, longest)
  const whole = behind === null ? line : behind.sentence.slice(0, longest).toLowerCase()
  if (tools.test(line) || (foreignServices.test(whole) && !modelWords.test(whole))) return null
  for (const found of line.matchAll(marks)) {
    const before = line.slice(0, found.index)
    if (
      reporting.test(before.replace(apology, '').replace(ending, '')) ||
      (found[0].startsWith('(') && call.test(before) && !thrown.test(before))
    )
      return null
    const quote = /["']$/.exec(found[0])?.[0] ?? null
    if (quote === null && key.test(before)) continue
    const said = spoken(line.slice(found.index + found[0].length), quote)
    const signal = said === null ? null : judgeMessage(said, at)
    if (signal !== null) return { ...signal, evidence: { source: 'text', text: shown.slice(0, 500) }, confidence: 0.7 }
  }
  return null
}

/** Programs of clouds, which speak of models too. */
const tools = /\bgoogleapi: |\bgcloud\.|\bexa: /

/** A whole sentence, up to the quote that ends it; null: it is none, or goes on behind the quote. */
const spoken = (rest: string, quote: string | null): string | null => {
  const said = quote === null ? rest : rest.replace(/["'][\])},.]*$/, '')
  const goesOn = quote !== null && said.includes(`${quote} `)
  return goesOn || code.test(said) || said.split(' ').length < fewestWords ? null : said
}
