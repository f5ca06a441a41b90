import type { SizeResult } from '../pool/load/sizes.ts'
import { columns } from './columns.ts'
import { span } from './time.ts'

/** Every size of the pool with what became of the jobs. */
export const loadTable = (results: readonly SizeResult[], width?: number): string =>
  columns(
    ['accounts', 'no account', 'failovers', 'mean wait', '5 % wait over', 'used'],
    results.map((one) => [
      String(one.accounts),
      percent(one.exhausted),
      one.failoversPerJob.toFixed(2),
      span(one.meanWaitMs),
      span(one.wait95Ms),
      percent(one.used),
    ]),
    width,
  )

/** How many accounts are needed, in one sentence. */
export const answerWords = (results: readonly SizeResult[], best: SizeResult | null, goal: number): string => {
  const last = results.at(-1)
  const allowed = `at most ${percent(goal)} may`
  if (best !== null) {
    return `${accountsAre(best.accounts)} enough: ${percent(best.exhausted)} of ${best.jobs} jobs find no account (${allowed}), and ${percent(best.used)} of what the limits allow is used.`
  }
  return `${accountsAre(last?.accounts ?? 0)} not enough: ${percent(last?.exhausted ?? 1)} of ${last?.jobs ?? 0} jobs find no account (${allowed}); try more with --up-to.`
}

const accountsAre = (count: number): string => (count === 1 ? '1 account is' : `${count} accounts are`)

/** Small shares are told more exactly, and none that is more than nothing as 0. */
const percent = (share: number): string =>
  share > 0 && share < 0.0005 ? '< 0.1 %' : `${(100 * share).toFixed(share < 0.1 && share > 0 ? 1 : 0)} %`
