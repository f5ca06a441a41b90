/** What logs, terminals, runtimes and CI put around an agent's message, by name. */
export const wrappers: Readonly<Record<string, (message: string) => string>> = {
  plain: (message) => message,
  error: (message) => `Error: ${message}`,
  fatal: (message) => `fatal: ${message}`,
  bracket: (message) => `[error] ${message}`,
  bracketUp: (message) => `[ERROR] ${message}`,
  cross: (message) => `✗ ${message}`,
  boxed: (message) => `╭─────╮\n│ ${message} │\n╰─────╯`,
  ansi: (message) => `\u001b[31m\u001b[1mError:\u001b[0m \u001b[31m${message}\u001b[0m`,
  iso: (message) => `2026-03-10T14:19:58.123Z ERROR ${message}`,
  isoBr: (message) => `[2026-03-10T14:19:58Z] [worker-1] ERROR: ${message}`,
  pylog: (message) => `2026-03-10 14:19:58,123 - agent.runner - ERROR - ${message}`,
  pylog2: (message) => `ERROR:agent.runner:${message}`,
  loguru: (message) => `2026-03-10 14:19:58.123 | ERROR    | agent.runner:run:88 - ${message}`,
  syslog: (message) => `Mar 10 14:19:58 build-3 agent[812]: ${message}`,
  compose: (message) => `agent-1  | ${message}`,
  gha: (message) =>
    `2026-03-10T14:19:58.1234567Z ##[error]${message}\n2026-03-10T14:19:58.2234567Z ##[error]Process completed with exit code 1.`,
  ghaCmd: (message) => `::error::${message.replace(/\n/g, '%0A')}`,
  jsonLog: (message) => JSON.stringify({ level: 'error', ts: 1773152398, msg: message }),
  jsonLog2: (message) =>
    JSON.stringify({ time: '2026-03-10T14:19:58Z', level: 'ERROR', message: 'agent failed', error: message }),
  jsonAscii: (message) => `{"event": "run_failed", "exit_code": 1, "stderr": ${ascii(message)}}`,
  jsonNested: (message) => JSON.stringify({ ok: false, error: { message, code: 'AGENT_FAILED' } }),
  logfmt: (message) => `time=2026-03-10T14:19:58Z level=error component=agent msg="${message.replace(/"/g, '\\"')}"`,
  logfmtErr: (message) => `ts=2026-03-10T14:19:58Z lvl=eror msg="agent exited" err="${message.replace(/"/g, '\\"')}"`,
  pyrepr: (message) => `RuntimeError: agent exited with status 1: '${message.replace(/'/g, "\\'")}'`,
  pybytes: (message) => `subprocess failed: b"${message}"`,
  traceback: (message) =>
    `Traceback (most recent call last):\n  File "/app/run.py", line 3, in <module>\n    main()\nagent.errors.AgentError: ${message}`,
  nodeErr: (message) =>
    `/app/run.js:12\n    throw err\n    ^\n\nAgentError: ${message}\n    at run (/app/run.js:12:11)\n    at main (/app/run.js:30:3)\n\nNode.js v24.0.0`,
  unhandled: (message) => `Uncaught (in promise) Error: ${message}`,
  rustPanic: (message) =>
    `thread 'main' panicked at src/main.rs:12:5:\nagent failed: ${message}\nnote: run with \`RUST_BACKTRACE=1\` environment variable to display a backtrace`,
  goErr: (message) => `2026/03/10 14:19:58 agent run failed: exit status 1: ${message}`,
  goPanic: (message) => `panic: ${message}\n\ngoroutine 1 [running]:\nmain.main()\n\t/app/main.go:12 +0x1d`,
  java: (message) =>
    `Exception in thread "main" dev.agent.AgentException: ${message}\n\tat dev.agent.Run.main(Run.java:12)`,
  ruby: (message) => `/app/run.rb:12:in \`run': ${message} (AgentError)`,
  named: (message) => `AGENT failed: ${message}`,
  exited: (message) => `agent exited with code 1: ${message}`,
  step: (message) => `Step 3/7 failed: ${message}`,
  task: (message) => `Task "review" failed (attempt 3/3): ${message}`,
  lastErr: (message) => `Failed after 3 attempts. Last error: ${message}`,
  stdoutTag: (message) => `stdout: ${message}`,
  stderrTag: (message) => `[stderr] ${message}`,
  cmdFailed: (message) => `Command failed with exit code 1: agent -p hi\n${message}`,
  makeErr: (message) => `${message}\nmake: *** [Makefile:3: agent] Error 1`,
  npmErr: (message) =>
    `> app@1.0.0 agent\n> agent -p hi\n\n${message}\nnpm error Lifecycle script \`agent\` failed with error:\nnpm error code 1`,
  gitlab: (message) =>
    `${message}\nCleaning up project directory and file based variables\nERROR: Job failed: exit code 1`,
  jenkins: (message) => `[2026-03-10T14:19:58.123Z] ${message}\nscript returned exit code 1`,
  ps: (message) => `agent : ${message}\nAt line:1 char:1\n+ agent -p hi\n+ ~~~~~~~~~~~`,
  quotedReason: (message) => `Run failed. Reason: ${message}`,
  mdError: (message) => `**Error:** ${message}`,
  emoji: (message) => `❌ Error: ${message}`,
  warn: (message) => `⚠️  ${message}`,
  tabbed: (message) => `\t${message}`,
  hash: (message) => `### Agent failed\n\n${message}`,
  ret: (message) => `Agent finished with error\n  ${message}`,
  tag: (message) => `<error>${message}</error>`,
  http: (message) => `HTTP/1.1 429 Too Many Requests\ncontent-type: text/plain\n\n${message}`,
}

/** JSON as Python writes it by default. */
function ascii(message: string): string {
  return JSON.stringify(message).replace(
    /[\u0080-\uffff]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
