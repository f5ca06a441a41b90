/** A number that differs between parallel jobs of a run, and between runs: they start on different accounts. */
export const spreadIndex = (env: Readonly<Record<string, string | undefined>>): number => {
  const whole = (name: string): number => (/^\d{1,9}$/.test(env[name] ?? '') ? Number(env[name]) : 0)
  const job = [...(env['GITHUB_JOB'] ?? '')].reduce(
    (sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 65_521,
    7,
  )
  return whole('GITHUB_RUN_NUMBER') + whole('INPUT_SPREAD-INDEX') + job
}
