#!/usr/bin/env bash
# Like the action: the settings as the project's, the json format, the response or the error taken out of what was printed.
set -uo pipefail
if [ -n "$SETTINGS" ]; then
  mkdir -p .gemini
  echo "$SETTINGS" >.gemini/settings.json
fi
out="$(mktemp -p "$RUNNER_TEMP")"
err="$(mktemp -p "$RUNNER_TEMP")"
failed=false
gemini --yolo --prompt "$PROMPT" --output-format json >"$out" 2>"$err" || failed=true
jq -e . "$out" >/dev/null 2>&1 || failed=true
response="$(jq -r '.response // ""' "$out" 2>/dev/null)"
problem="$(jq -c '.error // empty' "$err" 2>/dev/null)"
{
  echo 'gemini_response<<EOF'
  if [ -n "$response" ]; then echo "$response"; else cat "$out"; fi
  echo 'EOF'
  echo 'gemini_errors<<EOF'
  if [ -n "$problem" ]; then echo "$problem"; else cat "$err"; fi
  echo 'EOF'
} >>"$GITHUB_OUTPUT"
[ "$failed" = false ] || { cat "$err"; exit 1; }
