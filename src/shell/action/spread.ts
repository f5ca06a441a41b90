/** A number that differs between parallel jobs of a run, and between runs: they start on different accounts. */
export const spreadIndex = (env: Readonly<Record<string, string | undefined>>): number => {
  const run = Number(env['GITHUB_RUN_NUMBER'] ?? 0)
  const matrix = Number(env['INPUT_MATRIX-INDEX'] ?? '')
  const job = [...(env['GITHUB_JOB'] ?? '')].reduce(
    (sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 65_521,
    7,
  )
  return Math.abs(Math.trunc((Number.isFinite(run) ? run : 0) + (Number.isFinite(matrix) ? matrix : 0) + job))
}
