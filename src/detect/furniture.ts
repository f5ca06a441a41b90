/**
 * What stands below a message on the screens of Codex and Gemini CLI, in shells and in CI: fields to write into, menus,
 * statistics at the end, prompts, steps that clean up. Nobody works on there.
 */
const furniture = [
  // Codex's field for the next prompt and the keys below it.
  /^(?:[▌›] ?)?ask codex to do\b/,
  /^(?:[>*] *)?type your message(?: or @|$)/,
  /^⏎ send\b|⌃[a-z] /,
  // A question with its answers, one of them marked.
  /^[●○◉◯❯›] ?\d\. /,
  /^would you like to (?:switch|continue|upgrade|keep|try)\b/,
  /^agent powering down\b|^interaction summary$|^(?:session id|tool calls|success rate|user agreement|wall time|agent active|api time|tool time|model usage|savings highlight)\b/,
  // The list of changed files below an answer in Codex's app, and its buttons.
  /^\d+ files? changed$|^(?:undo|review|keep|discard|view diff|accept|reject)$|^[^\s:]+\.[a-z]{1,5}$/,
  // Copilot's counters when it ends.
  /^(?:changes {2,}\+\d|(?:ai credits|tokens|premium requests|requests|duration) {2,}\S|total usage est|resume {2,}\S|breakdown by ai model)/,
  // Claude Code's panel of what is used.
  /^current (?:session|week)(?: \(|$)/,
  // Prompts of shells.
  /^[a-z]:\\[^ ]*>$/,
  /^[\w~./-]+ on +\S+ .*\bvia +\S/,
  // Steps that follow a failed one.
  /^##\[(?:group|endgroup|section)\]|^section_(?:start|end):\d|^build step '.*' marked build as failure|^script (?:done|started) on /,
  /^(?:with|env):$|^no files were found with the provided path\b/,
  /^stack ?trace:?$/,
  // A chat's next turn, still empty.
  /^(?:you|user|me|human) ?[:>]$/,
]

/** Whether a line of an ended output belongs to a screen, a shell or a CI rather than to somebody's work. */
export const isFurniture = (shown: string): boolean => {
  const text = shown.slice(0, 200).toLowerCase()
  return furniture.some((pattern) => pattern.test(text))
}
