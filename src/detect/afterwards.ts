/** What stands below the reason of a failure and says nothing of further work, one kind a line. */
const notices: readonly RegExp[] = [
  // Something came to its end, badly: `Iteration 3 failed`, `agent terminated`, `giving up after 3 attempts`.
  /^(?:failed|aborted|stopped|cancell?ed)[.!]?$|^(?:giving up|gave up)\b|^(?:[^ ]+ ){1,5}(?:failed|stopped|terminated|aborted|exited|crashed|cancell?ed|killed|interrupted|giving up|gave up)(?:$|[ :.!(])[^.]*\.?$/,
  // Somebody waits for the end of the limit.
  /^(?:[^ ]+ ){0,3}(?:sleeping|waiting|pausing|paused|backing off|will (?:retry|resume|try|wait)|next (?:attempt|try|retry|run)|resum(?:es|ing) (?:at|in|after))\b/,
  // One value under its name: `Elapsed: 12s`, `Logs: /tmp/x.log`, `session id: 5f0c`.
  /^(?:elapsed|duration|time|took|logs?|log file|output|session(?: id)?|run(?: id)?|job(?: id)?|agent ?id|trace ?id|tokens?|turns?|cost|model|provider|account|attempts?|iterations?|std(?:out|err)|code|pid|version|transcript)(?: \w+)?: \S+(?: \S+){0,8}$/,
  // What was written down or taken away afterwards.
  /^(?:[^ ]+ ){0,3}(?:transcript|logs?|session|output|worktree|container|sandbox|report|state|artifacts?)s? (?:was |were )?(?:saved|written|removed|stored|kept|deleted|cleaned|uploaded)\b/,
  // The shell's next prompt, its word on a job, its timing.
  /^\S+@\S+[: ].*[$#%>]$|^ps [a-z]:\\[^>]*>$|^(?:zsh|bash|sh|fish): |^(?:real|user|sys) \d+m[\d.]+s$|^done in [\d.]+ ?m?s/,
  // Status lines: models, shares, money.
  /\bctx\b|^[^.]*\d% ?(?:\||·|$|used|left|until)|\$\d+\.\d\d|(?:^|[^a-z])(?:opus|sonnet|haiku|fable|claude) ?[\d.]*(?: ?[|·]|$)|\d+(?:\.\d)?k? tokens$/,
  // Claude Code's own notices.
  /^(?:how is claude doing|press ctrl.c again|interrupted ·|context left until|new task\? \/clear|thinking o(?:n|ff) \(|(?:enter|esc|tab|space|ctrl.[a-z]|shift.tab)(?:\/[a-z]+)? (?:to|for) |auto-update|update available|\* [a-zé]+ed for \d|agentid: )/,
  /^=+ .* =+$/,
  // Nothing came of it, or nobody could read what came.
  /^(?:no|nothing|0|zero) (?:[^ ]+ ){0,3}(?:changes?|changed|commits?|committed|output|files?|prs?|pull requests?|results?|answer|response|diff|patch)\b|^nothing (?:to|was)\b|\b(?:did not|didn't|could not|couldn't|cannot|can't) (?:create|produce|return|make|open|parse|read|find|extract|finish|complete)\b|\bparse error\b|^unexpected (?:token|output|end|response|exit)\b|\bis not valid json\b/,
  // What a runner does then.
  /^(?:skipping|skipped|notif(?:y|ying|ied)|posted to|posting|uploading|uploaded|reporting|marking|rolling back|reverting|falling through|on branch)\b/,
]

const longest = 160

/** Whether a folded line is a notice of that kind: of an end, of waiting, one value, a prompt, a status line. */
export const isNotice = (folded: string): boolean =>
  folded.length <= longest && notices.some((notice) => notice.test(folded))
