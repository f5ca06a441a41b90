/** What stands below the reason of a failure and says nothing of further work, one kind a line. */
const notices: readonly RegExp[] = [
  // Something came to its end, badly: `Iteration 3 failed`, `agent terminated`, `giving up after 3 attempts`.
  /^(?:failed|aborted|stopped|cancell?ed)[.!]?$|^(?:giving up|gave up)\b|^(?:[^ ]+ ){1,5}(?:failed|stopped|terminated|aborted|exited|crashed|cancell?ed|killed|interrupted|giving up|gave up)(?:$|[ :.,!(])[^.]*\.?$|^(?:[^ ]+ ){1,4}(?:finished|ended|completed|stopped) with (?:an? )?(?:errors?|failures?|exit|status)\b/,
  // One word for it, or for nothing; a word of farewell.
  /^(?:fail|terminated|killed|interrupted|disconnected|timed out|keyboardinterrupt|undefined|null|none|false|goodbye|(?:good)?bye|see ya)[.!]?$/,
  // Somebody tells of the limit in words of his own.
  /^(?:\S+ )?(?:agent|worker|account|provider|session|run|loop|stopping|stopped|skipping|paused|pausing|limit|quota|rate limit|usage limit|claude|codex|gemini|copilot)\b[^.]*\b(?:(?:limit|quota) (?:was |is |has been )?(?:reached|hit|exceeded|exhausted)|(?:hit|reached|exceeded) (?:a|its|the) (?:[a-z]+ ){0,2}(?:limit|quota))[.!]?$/,
  // Somebody waits for the end of the limit.
  /^[^ ]* ?[^ ]* ?[^ ]* ?(?:sleeping|waiting|pausing|paused|backing off|will (?:retry|resume|try|wait)|next (?:attempt|try|retry|run)|resum(?:es|ing) (?:at|in|after))\b/,
  // One value under its name: `Elapsed: 12s`, `Logs: /tmp/x.log`, `session id: 5f0c`.
  /^(?:elapsed|duration|time|took|logs?|log file|output|session(?: id)?|run(?: id)?|job(?: id)?|agent ?id|trace ?id|tokens?|turns?|cost|model|provider|account|attempts?|iterations?|std(?:out|err)|code|pid|version|transcript)(?: \w+)?: \S+(?: \S+){0,8}$|^(?:a |the )?(?:full|complete) (?:log|transcript|output)\b.*: \S+$|^(?:tasks|cached|time|failed): +\S/,
  // Statistics; what a run's log calls its parts.
  /^(?:[a-z]+ ){0,4}[a-z]+: +(?:none|null|undefined|nan|\$?\d[\d.,]*(?: ?[a-z]{1,8})?)$|^-+ [a-z ]+ -+$|^(?:system|stdout|stderr)$|^(?:[^ ]+ ){0,2}(?:agent|turn|run|session) (?:started|ended|finished|stopped)$/,
  // What was written down or taken away afterwards.
  /^[^ ]* ?[^ ]* ?[^ ]* ?(?:transcript|logs?|session|output|worktree|container|sandbox|report|state|artifacts?)s? (?:was |were )?(?:saved|written|removed|stored|kept|deleted|cleaned|uploaded)\b|^(?:shutting down|tearing down|(?:stopping|closing|killing|terminating|removing|deleting|destroying|releasing|disconnecting|exiting|quitting|aborting|rescheduled|released)\b|sent (?:an? )?(?:notification|alert|message)|labell?ed (?:issue|pr) )|^(?:[^ ]+ )?(?:connection|server|socket|lock|sandbox|container|browser|worktree|stream|terminal|client)(?: to \S+)? (?:released|closed|destroyed|stopped|removed|deleted)[.!]?$/,
  // The shell's next prompt, its word on a job, its timing.
  /^\S+@\S+[: ].*[$#%>]$|^ps [a-z]:\\[^>]*>$|^➜ +\S+(?: git:\S+)?(?: ✗)?$|^(?:bash|sh|zsh|dash)-\d[\d.]*[$#%]$|^(?:[a-z]+ )?(?:main|ask|architect|code|help|context|multi)?>$|^\$ echo \$\?$|^(?:zsh|bash|sh|fish): |^(?:real|user|sys) \d+m[\d.]+s$|^done in [\d.]+ ?m?s/,
  // Status lines: models, shares, money.
  /\bctx\b|^[^.]*\d% ?(?:\||·|$|used|left|until)|\$\d+\.\d\d|(?:^|[^a-z])(?:opus|sonnet|haiku|fable|claude|gpt-[\d.]+[a-z-]*|gemini-[\d.]+[a-z-]*|composer) ?[\d.]*(?: ?[|·]|$)|^claude-[a-z0-9.-]+ \([a-z]+\)(?: ·|$)|\d+(?:\.\d)?k? tokens$/,
  // Claude Code's own notices.
  /^(?:how is claude doing|press ctrl.c again|interrupted ·|context left until|new task\? \/clear|thinking o(?:n|ff) \(|(?:enter|esc|tab|space|ctrl.[a-z]|shift.tab)(?:\/[a-z]+)? (?:to|for) |auto-update|update available|\* [a-zé]+ed for \d|agentid: |※ |⏸ |pr #\d+ ·|◯ \/|you can use \/|\/ commands · @ )/,
  // Those of Codex, Gemini CLI, opencode, Cursor, Copilot and aider.
  /^(?:heads up, you|(?:• )?feedback (?:recorded|uploaded)\b|approaching rate limits$|press (?:enter|esc)\b|no last agent message\b|reading additional input from stdin|hook: |mcp(?: startup)?: |loaded cached credentials|> possible quota limitations in place|yolo mode\b|tab switch agent\b|opencode \d+\.|→ add a follow-up|remaining req|(?:github )?copilot cli \d|enter @ to mention|only \d reflections allowed)/,
  /^=+ .* =+$/,
  // Nothing came of it, or nobody could read what came.
  /^(?:no|nothing|0|zero) [^ ]* ?[^ ]* ?[^ ]* ?(?:changes?|changed|commits?|committed|output|files?|prs?|pull requests?|results?|answer|response|diff|patch)\b|^nothing (?:to|was)\b|\b(?:did not|didn't|could not|couldn't|cannot|can't) (?:create|produce|return|make|open|parse|read|find|extract|finish|complete)\b|\bparse error\b|\bjsondecodeerror\b|^unexpected (?:token|output|end|response|exit)\b|\bis not valid json\b/,
  // What a runner does then.
  /^(?:skipping|skipped|notif(?:y|ying|ied)|posted to|posting|uploading|uploaded|reporting|marking|rolling back|reverting|falling through|on branch|falling back to|trying (?:the )?next|rotating (?:to|account)|switching to (?:the )?(?:next|another|account))\b|^(?:task|issue|job)(?: #?\d+)? (?:was )?(?:moved|put|left|sent) (?:back|open)\b/,
]

/** But a sentence of somebody's about it is talk. */
const sentence =
  /^(?:the|an?|one|two|some|my|this|that) (?:[^ ]+ ){1,4}(?:failed|stopped|crashed|aborted) (?:on|because|since|due|for|in|at) /

const longest = 160

/** Whether a folded line is a notice of that kind: of an end, of waiting, one value, a prompt, a status line. */
export const isNotice = (folded: string): boolean =>
  folded.length <= longest && !sentence.test(folded) && notices.some((notice) => notice.test(folded))
