/** What loggers, error classes and structured logs of many languages put around a message, by name. */
export const logWrappers: Readonly<Record<string, (message: string) => string>> = {
  kv: (message) =>
    `message=job execution failed\nerror=${message}\nfailure_framework=x\nfailure_class=cli_nonzero\nfailure_source=jsonl\nfailure_exit_code=1`,
  kvAfter: (message) => `Error: ${message}\nexit_code=1\nduration_ms=3121\nattempt=1\nrunner=linux-3\nstatus=failed`,
  yamlAfter: (message) => `error: ${message}\nexit_code: 1\nduration_ms: 3121\nattempt: 1\nrunner_name: linux-3`,
  yaml: (message) => `run:\n  status: failed\n  error: "${message.replace(/"/g, '\\"')}"\n  duration: 12s`,
  yamlBlock: (message) => `status: failed\nerror: |\n  ${message}\nexit_code: 1`,
  zap: (message) =>
    `2026-03-10T14:19:58.123Z\tERROR\tagent/run.go:88\trun failed\t${JSON.stringify({ error: message, attempt: 1 })}`,
  zap2: (message) => `2026-03-10T14:19:58.123Z\terror\tagent/run.go:88\t${message}\t{"attempt": 1}`,
  pino: (message) =>
    JSON.stringify({
      level: 50,
      time: 1773152398000,
      pid: 12,
      hostname: 'a',
      err: { type: 'Error', message, stack: `Error: ${message}\n    at run (/app/run.js:1:1)` },
      msg: 'agent run failed',
    }),
  winston: (message) => `error: ${message} {"service":"agent","timestamp":"2026-03-10T14:19:58.123Z"}`,
  winston2: (message) =>
    JSON.stringify({
      level: 'error',
      message: 'Agent failed',
      stack: `Error: ${message}\n    at x (y.js:1:1)`,
      timestamp: '2026-03-10T14:19:58.123Z',
    }),
  bunyan: (message) =>
    JSON.stringify({
      name: 'app',
      hostname: 'h',
      pid: 1,
      level: 50,
      msg: message,
      time: '2026-03-10T14:19:58.123Z',
      v: 0,
    }),
  serilog: (message) => `[14:19:58 ERR] ${message}`,
  serilog2: (message) => `[14:19:58 ERR] Agent failed: ${message}`,
  log4j: (message) => `2026-03-10 14:19:58.123 ERROR [main] c.e.agent.Runner - ${message}`,
  logback: (message) => `14:19:58.123 [pool-1-thread-2] ERROR com.example.agent.Runner - Agent failed: ${message}`,
  spring: (message) => `2026-03-10T14:19:58.123Z ERROR 1234 --- [nio-8080-exec-1] c.e.agent.Runner : ${message}`,
  k8s: (message) => `2026-03-10T14:19:58.123456789Z stderr F ${message}`,
  heroku: (message) => `2026-03-10T14:19:58.123456+00:00 app[worker.1]: ${message}`,
  pm2: (message) => `0|agent    | ${message}`,
  composeTs: (message) => `agent-1  | 2026-03-10T14:19:58.123456Z ERROR ${message}`,
  tracing: (message) => `2026-03-10T14:19:58.123456Z ERROR codex_core::session: ${message}`,
  tracing2: (message) => `2026-03-10T14:19:58.123456Z  WARN run{id=3}: agent::client: request failed error=${message}`,
  tracing3: (message) =>
    `  2026-03-10T14:19:58.123456Z ERROR agent::client: stream error, error: ${message}, attempt: 3\n    at src/client.rs:33`,
  slog: (message) =>
    `time=2026-03-10T14:19:58.123Z level=ERROR msg="agent failed" err="${message.replace(/"/g, '\\"')}"`,
  logfmtBare: (message) =>
    `timestamp=2026-03-10T14:19:58.123Z level=ERROR message="stream error" error.error="${message.replace(/"/g, '\\"')}"`,
  charm: (message) => `2026/03/10 14:19:58 ERRO agent failed err="${message.replace(/"/g, '\\"')}"`,
  charm2: (message) => `14:19PM ERR agent failed error="${message.replace(/"/g, '\\"')}"`,
  gologf: (message) => `2026/03/10 14:19:58 main.go:33: ${message}`,
  golog2: (message) => `2026/03/10 14:19:58 [ERROR] ${message}`,
  glog: (message) => `E0310 14:19:58.123456  1234 agent.go:33] ${message}`,
  structlog: (message) =>
    `2026-03-10 14:19:58 [error    ] agent_failed                   error=${py(message)} attempt=1`,
  rich: (message) => `[14:19:58] ERROR    ${message}     run.py:33`,
  uvicorn: (message) => `INFO:server:ERROR: ${message}`,
  airflow: (message) => `[2026-03-10, 14:19:58 UTC] {taskinstance.py:1943} ERROR - ${message}`,
  pythonExc: (message) => `RuntimeError: ${message}`,
  pyArgs: (message) => `Exception: (${py(message)},)`,
  pyArgs2: (message) => `AgentError(${py(message)})`,
  pyRepr: (message) => `Failed: RuntimeError("${message.replace(/"/g, '\\"')}")`,
  pyDict2: (message) => `ERROR: run failed: {'ok': False, 'stderr': ${py(message)}, 'returncode': 1}`,
  pyGroup: (message) =>
    `  + Exception Group Traceback (most recent call last):\n  | ExceptionGroup: unhandled errors in a TaskGroup (1 sub-exception)\n  +-+---------------- 1 ----------------\n    | Traceback (most recent call last):\n    |   File "/app/run.py", line 3, in run\n    | agent.AgentError: ${message}\n    +------------------------------------`,
  calledProc: (message) =>
    `subprocess.CalledProcessError: Command '['agent', '-p', 'hi']' returned non-zero exit status 1.\nstderr: ${message}`,
  nodeInspect: (message) =>
    `AgentError: ${message}\n    at run (file:///app/run.js:12:11)\n    at process.processTicksAndRejections (node:internal/process/task_queues:105:5) {\n  status: 1,\n  code: 'AGENT',\n  requestID: 'req_1'\n}`,
  nodeBracket: (message) => `[AgentError: ${message}]`,
  nodeBracket2: (message) => `Run failed: [Error: ${message}]`,
  nodeObj: (message) => `{\n  name: 'AgentError',\n  message: "${message.replace(/"/g, '\\"')}",\n  code: 1\n}`,
  execa: (message) =>
    `ExecaError: Command failed with exit code 1: agent -p hi\n\n${message}\n    at makeError (file:///app/node_modules/execa/lib/error.js:1:1)`,
  jsonThrice: (message) =>
    JSON.stringify({ event: 'failed', body: JSON.stringify({ error: JSON.stringify({ error: { message } }) }) }),
  jsonPretty: (message) => JSON.stringify({ error: { message, type: 'x', code: 'y' } }, null, 2),
  jsonPretty2: (message) =>
    `Error: request failed\n${JSON.stringify({ status: 'failed', error: { message }, attempts: 3 }, null, 4)}`,
  jsonData: (message) => `data: ${JSON.stringify({ error: { message } })}`,
  sse: (message) => `event: error\ndata: ${JSON.stringify({ type: 'error', message })}`,
  jsonRpc: (message) =>
    JSON.stringify({
      jsonrpc: '2.0',
      id: 1,
      error: { code: -32603, message: 'Internal error', data: { details: message } },
    }),
  jsonRpc2: (message) => `Internal error: ${message}`,
  acp: (message) => `ACP error: { code: -32603, message: 'Internal error: ${message.replace(/'/g, "\\'")}' }`,
  rustDebug: (message) => `Error: Agent { source: Status { code: 429, message: "${message.replace(/"/g, '\\"')}" } }`,
  anyhow: (message) => `Error: agent run failed\n\nCaused by:\n    ${message}`,
  anyhow2: (message) => `Error: agent run failed\n\nCaused by:\n    0: request failed\n    1: ${message}`,
  eyre: (message) => `Error: \n   0: ${message}\n\nLocation:\n   src/main.rs:33`,
  miette: (message) => `  × agent run failed\n  ╰─▶ ${message}`,
  swift: (message) => `Fatal error: Error raised at top level: ${message}`,
  dotnet: (message) =>
    `Unhandled exception. System.InvalidOperationException: ${message}\n   at Agent.Run() in /src/Run.cs:line 33`,
  dotnet2: (message) => `fail: Agent.Runner[0]\n      ${message}`,
  php: (message) =>
    `PHP Fatal error:  Uncaught RuntimeException: ${message} in /app/run.php:33\nStack trace:\n#0 {main}\n  thrown in /app/run.php on line 33`,
  elixir: (message) => `14:19:58.123 [error] ${message}`,
  elixir2: (message) => `** (RuntimeError) ${message}`,
  kotlin: (message) => `Caused by: dev.agent.AgentException: ${message}`,
  gha2: (message) => `Error: ${message}\nError: Process completed with exit code 1.`,
  ghaPlain: (message) => `##[error]Agent failed: ${message}`,
  azdo: (message) => `##vso[task.logissue type=error]${message}`,
  azdo2: (message) => `##[error]${message}\n##[error]Bash exited with code '1'.\nFinishing: Run agent`,
  buildkite: (message) => `${message}\n🚨 Error: The command exited with status 1\nuser command error: exit status 1`,
  circle: (message) => `${message}\n\nExited with code exit status 1`,
  colonAgent: (message) => `[agent] [run-3] ${message}`,
  timeAgent: (message) => `14:19:58 agent> ${message}`,
}

/** A string as Python prints it. */
function py(text: string): string {
  return `'${text.replace(/'/g, "\\'")}'`
}
