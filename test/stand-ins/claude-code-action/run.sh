#!/usr/bin/env bash
# Like the action: events as a JSON list in a file that is there whatever happened, red where the result is an error.
set -uo pipefail
events="$(mktemp -p "$RUNNER_TEMP")"
file="$RUNNER_TEMP/claude-execution-output.json"
declare -a more="( $CLAUDE_ARGS )"
[ -z "$SETTINGS" ] || more+=(--settings "$SETTINGS")
claude -p --output-format stream-json --verbose "${more[@]}" <<<"$PROMPT" >"$events"
jq -s . "$events" >"$file"
{
  echo "execution_file=$file"
  jq -r 'select(.subtype == "init") | "session_id=" + .session_id' "$events"
} >>"$GITHUB_OUTPUT"
echo 'Running Claude Code via SDK (full output hidden for security)...'
jq -e 'select(.type == "result") | .is_error | not' "$events" >/dev/null
