/** What stands in front of a message in logs: levels, times, names of errors, the agents' own lead-ins. */
const prefixes: readonly RegExp[] = [
  /^\[?\d{4}-\d\d-\d\d[t ]\d\d:\d\d:\d\d[.,\d]*(?:z|[+-]\d\d:?\d\d)?\]?:? /,
  /^\[(?:error|err|fatal|warn|warning|info|critical)\]:? /,
  /^(?:error|err|fatal|warn|warning|info|critical)(?::| -|>) /,
  /^(?:error|fatal|exception): /,
  /^\[?api error: /,
  /^(?:uncaught )?(?:[a-z_]+(?:\.[a-z_]+)*)?(?:error|exception): /,
  /^(?:stream error|last error|reason|message|details?|cause|unexpected error|request failed|agent error): /,
  /^error when talking to gemini api(?: full report available at: \S+)? (?:[a-z_]+error: )?/,
  /^attempt \d+ failed(?: with status \d+)?[:.]? /,
  /^reconnecting\.\.\. (?:\d+\/\d+|waiting for network) ?\(/,
]

/** The message with everything that stands in front of it taken away step by step, longest form first. */
export const withoutPrefixes = (folded: string): readonly string[] => {
  const forms = [folded]
  for (let depth = 0; depth < 8; depth++) {
    const last: string = forms.at(-1) ?? ''
    const found = prefixes.map((prefix) => prefix.exec(last)?.[0].length ?? 0).find((length) => length > 0)
    if (found === undefined) break
    forms.push(last.slice(found))
  }
  return forms
}
