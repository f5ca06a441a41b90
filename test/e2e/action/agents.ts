/** Tiny agents as shell scripts, for scenarios in which the real CLI isn't the point. */

const line = (event: object): string => `echo '${JSON.stringify(event).replaceAll("'", "'\\''")}'`

/** Meets a usage limit as Claude Code tells it: a typed event, an error result, exit code 1. */
export const usageLimit = (resetsInSeconds = 7_200): string =>
  [
    `resets=$(( $(date +%s) + ${resetsInSeconds} ))`,
    `echo '{"type":"rate_limit_event","rate_limit_info":{"status":"rejected","resetsAt":'$resets',"rateLimitType":"five_hour"}}'`,
    result(true, "You've hit your session limit"),
    'exit 1',
  ].join('\n')

const result = (isError: boolean, text: string): string =>
  line({ type: 'result', subtype: 'success', is_error: isError, result: text })

/** Ends well, with an answer. */
export const answers = (text: string): string => result(false, text)

/** Is refused: its key is not valid. */
export const refused = `echo 'Invalid API key · Fix external API key'; exit 1`

/** Meets an overloaded provider. */
export const overloaded = `echo 'API Error: 529 overloaded_error' >&2; exit 1`

/** A script that does something else for each account, by its label. */
export const byAccount = (scripts: Readonly<Record<string, string>>): string =>
  [
    'case $POOL_FAILOVER_ACCOUNT in',
    ...Object.entries(scripts).map(([label, script]) => `${label})\n${script}\n;;`),
    'esac',
  ].join('\n')

/** Accounts `a`, `b`, `c`, ... of Claude with a secret each. */
export const accountsOf = (labels: string): { readonly accounts: string; readonly secrets: readonly string[] } => {
  const secrets = [...labels].map((label) => `sk-ant-api03-FAKE-${label}-${label.repeat(24)}`)
  const list = [...labels].map((label, index) => ({ label, provider: 'claude', secret: secrets[index] }))
  return { accounts: JSON.stringify(list), secrets }
}
