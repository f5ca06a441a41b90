import type { Line } from './behind.ts'

/** The last frame of a stack's trace, and behind it the fields of the error. */
const last = /^at [^{}]*:\d+:\d+\)? \{/

/** Where an output was cut within a trace, above which its error was told: the fields below it without the frame. */
export const uncut = (lines: readonly Line[]): readonly Line[] => {
  const end = lines.findIndex(({ folded }) => !/^at /.test(folded) || last.test(folded))
  const line = lines[end]
  const found = line === undefined ? undefined : last.exec(line.shown)?.[0]
  if (line === undefined || found === undefined) return lines
  const shown = line.shown.slice(found.length - 1)
  return [
    ...lines.slice(0, end),
    { ...line, shown, folded: line.folded.slice(found.length - 1) },
    ...lines.slice(end + 1),
  ]
}
