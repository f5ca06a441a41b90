/** What stands in front of a message: times, levels, tags, names of errors, lead-ins of wrappers and agents. */
const prefixes: readonly RegExp[] = [
  /^\[?\d{4}-\d\d-\d\d[t ]\d\d:\d\d:\d\d[.,\d]*(?: ?z| ?[+-]\d\d:?\d\d)?\]?:? /,
  /^\[?\d\d:\d\d:\d\d(?:[.,]\d+)?\]?:? /,
  /^(?:error|warn|info) [a-z_]+(?:::[a-z_]+)+: /,
  /^(?:error|err|fatal|warn|warning|info|critical|notice|failure|failed|abort(?:ed)?)(?::| -| \||>) /,
  /^\[[a-z][a-z0-9_ .:-]{0,30}\]:? /,
  /^[a-z0-9_.-]{1,30} +\| /,
  /^[a-z]{1,2}: /,
  /^\[?api error: ?/,
  /^api error \(/,
  /^[a-z]{2,12} api error(?: \(\d{3}\))?: /,
  /^(?:an? )?(?:unexpected |unhandled |uncaught |fatal |unknown )?(?:error|exception) (?:occurred|happened|was thrown)(?: [a-z ]{1,40})?: /,
  /^(?:uncaught |unhandled |caught )?[a-z_$]{0,40}(?:error|exception|exhausted|fault)(?: \[[^\]]{1,40}\])?: /,
  /^(?:[a-z0-9_]{1,40}\.){1,6}[a-z0-9_]{1,60}: /,
  /^[a-z][a-z0-9 ()'_/.-]{0,60}\b(?:errors?|failed|failure|exception|crashed|aborted|rejected)\b[a-z0-9 ()]{0,30}: /,
  /^an error occurred \([a-z]+\) when calling the [a-z]+ operation(?: \([^)]{1,60}\))?: /,
  /^error from provider(?: \([^)]{1,40}\))?: /,
  /^(?:model call|execution|request|api call|api request|call|query|run|task|agent|command|job|turn|generation|completion|stream|prompt|session|upstream request|provider|llm|chat)(?: failed| error| errored| aborted)(?: [a-z]{1,12} ?){0,3}(?: after \d{1,3} (?:attempts|retries|tries))?[:.-] ?/,
  /^failed(?: to [a-z ]{1,50})?(?: after \d{1,3} (?:attempts|retries|tries))?[:.] /,
  /^(?:last error|reason|cause|caused by|details?|server error|stderr|stdout|original error|error message): ['"]?/,
  /^(?:claude|codex|gemini|copilot|cursor|qwen|opencode|aider|amp|agent|anthropic|openai)(?: (?:code|cli|process|agent|execution|run))*(?: (?:error|failed|exited|returned an error|said|failed with))?: /,
  /^error when talking to gemini api(?: full report available at: \S+)? /,
  /^error generating content via api\.(?: full report available at: \S+)? /,
  /^attempt \d+ failed(?: with status \d+)?[:.]+ (?:retrying with backoff\.\.\. )?/,
  /^reconnecting\.\.\. (?:\d+\/\d+|waiting for network) ?\(/,
  /^retrying .{1,200} as it raised /,
  /^(?:http |http\/[\d.]+ |status(?: code)?:? |error code: |code:? )?\(?[45]\d\d\)?(?: \([45]\d\d\))?(?: -|:|,)? /,
]

/** The message with everything that stands in front of it taken away step by step, longest form first. */
export const withoutPrefixes = (folded: string): readonly string[] => {
  const forms = [folded]
  for (let depth = 0; depth < 10; depth++) {
    const last: string = forms.at(-1) ?? ''
    const found = prefixes.map((prefix) => prefix.exec(last)?.[0].length ?? 0).find((length) => length > 0)
    if (found === undefined) break
    forms.push(last.slice(found))
  }
  return forms
}
