/**
 * What each shell is to source. All ask `pool-failover complete -- WORDS`, word by word and without `eval`, and offer files where
 * it has nothing to say. zsh may source its script or find it in `fpath`. Answers are `word<TAB>description`, then a line with a colon in front.
 */
export const completionScripts: Readonly<Record<string, string>> = {
  bash: `_pool_failover() {
  local cur=\${COMP_WORDS[COMP_CWORD]} line
  COMPREPLY=()
  while IFS= read -r line; do
    line=\${line%%$'\\t'*}
    [[ $line != :* && $line == "$cur"* ]] && COMPREPLY+=("$line")
  done < <(pool-failover complete -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -o bashdefault -o default -F _pool_failover pool-failover
`,
  zsh: `#compdef pool-failover
_pool_failover() {
  local -a found
  found=("\${(@f)$(pool-failover complete -- "\${(@)words[2,CURRENT]}" 2>/dev/null)}")
  found=(\${found:#:*})
  found=("\${(@)found//:/\\\\:}")
  found=("\${(@)found/$'\\t'/:}")
  if (( \${#found} )) && [[ -n $found[1] ]]; then _describe pool-failover found; else _files; fi
}
if [[ $funcstack[1] == _pool-failover ]]; then _pool_failover; else compdef _pool_failover pool-failover; fi
`,
  fish: `function __pool_failover_complete
  set -l words (commandline -opc) (commandline -ct)
  set -l found (pool-failover complete -- $words[2..] 2>/dev/null | string match --invert ':*')
  if test -n "$found"
    printf '%s\\n' $found
  else
    __fish_complete_path (commandline -ct)
  end
end
complete -c pool-failover -f -a '(__pool_failover_complete)'
`,
}
