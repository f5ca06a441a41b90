import type { Line } from './behind.ts'

/** Whether a line is somebody else's words, which the agent only shows or breaks. */
export const isElses = (above: Line | undefined, line: Line): boolean =>
  above !== undefined && (panic(above, line) || broken(above, line))

/** The rest of a sentence that a log's narrow column has broken. */
const broken = (above: Line, line: Line): boolean =>
  /^\s{12}/.test(line.raw) && /^\S/.test(above.raw) && /\b(?:the|a|an|your?|you've) ?\S*$/.test(above.folded)

/** What a program was told to say when it panics: nobody announces it. */
const panic = (above: Line, line: Line): boolean =>
  / panicked at .*:$/.test(above.folded) && !/: |[.·|]/.test(line.folded)

/** What a command printed that Codex ran: it stands below how the command ended, down to what Codex says next. */
export const isPrinted = (lines: readonly Line[], index: number): boolean => {
  for (let at = index; at >= Math.max(0, index - longestOutput); at--) {
    const raw = lines[at]?.raw ?? ''
    if (said.test(raw)) return false
    if (ran.test(raw)) return true
  }
  return false
}
const longestOutput = 400
/** ` succeeded in 12ms:` */
const ran = /^ ?(?:succeeded|exited -?\d+) in [\d.]+m?s:$/
/** Its own words, its headings. */
const said = /^(?:ERROR|error|warning|stream error|⚠|■|•|\[\d{4}-)|^(?:codex|user|thinking|exec|tokens used|--------)$/
