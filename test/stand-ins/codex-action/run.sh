#!/usr/bin/env bash
# Like the action: a proxy that holds the key, started once for each home and run; nothing told of a failure but the log.
# Other than there, sudo is not dropped, and STAND_IN_ENDPOINT names the stub.
set -euo pipefail
export CODEX_HOME="${HOME_OVERRIDE:-${CODEX_HOME:-$HOME/.codex}}"
info="$CODEX_HOME/$GITHUB_RUN_ID.json"
mkdir -p "$CODEX_HOME"
if [ ! -s "$info" ]; then
  (exec env -u PROXY_API_KEY codex responses-api-proxy --http-shutdown --server-info "$info" --upstream-url "$ENDPOINT" <<<"$PROXY_API_KEY" >/dev/null 2>&1) &
  for _ in {1..100}; do
    [ ! -s "$info" ] || break
    sleep 0.1
  done
fi
port="$(jq -r .port "$info")"
{
  echo 'model_provider = "codex-action-responses-proxy"'
  cat "$CODEX_HOME/config.toml" 2>/dev/null || true
  printf '[model_providers.codex-action-responses-proxy]\nname = "Codex Action Responses Proxy"\n'
  printf 'base_url = "http://127.0.0.1:%s/v1"\nwire_api = "responses"\n' "$port"
} >"$CODEX_HOME/config.new"
mv "$CODEX_HOME/config.new" "$CODEX_HOME/config.toml"
last="$(mktemp -p "$RUNNER_TEMP")"
declare -a more="( $CODEX_ARGS )"
status=0
env -u PROXY_API_KEY codex exec --skip-git-repo-check --output-last-message "$last" "${more[@]}" --sandbox workspace-write <<<"$PROMPT" || status=$?
# There the proxy dies with the machine.
curl -s "http://127.0.0.1:$port/shutdown" >/dev/null || true
[ "$status" = 0 ] || exit "$status"
{
  echo 'final-message<<END-OF-MESSAGE'
  cat "$last"
  echo
  echo 'END-OF-MESSAGE'
} >>"$GITHUB_OUTPUT"
