import { writeFile } from 'node:fs/promises'
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import { type Pool, providers } from '../../pool/account.ts'
import { jobsOf } from '../../pool/load/load.ts'
import { rehearse } from '../../pool/load/rehearse.ts'
import { enough, poolOfSize, resultOf, type SizeResult } from '../../pool/load/sizes.ts'
import type { Rules } from '../../pool/run-state.ts'
import { widthOf } from '../../report/columns.ts'
import { loadChart } from '../../report/load-chart.ts'
import { answerWords, loadTable } from '../../report/load-words.ts'
import { progressOn } from '../../report/progress.ts'
import { parseSettings } from '../../settings/parse.ts'
import { RefusedError, reasonOf, UsageError } from './fail.ts'
import { load, type Options, text } from './load.ts'
import { type LoadOptions, readLoad } from './load-options.ts'
import { readOptions } from './options.ts'

/** A Monday, 00:00 UTC. */
const start = Date.UTC(2026, 0, 5)
const dayMs = 86_400_000

/** `simulate`: a load of jobs on pools of one account and more: how many are enough? The same seed gives the same answer. */
export const simulateCommand = async (options: Options): Promise<number> => {
  const asked = readLoad(options)
  const { rules, pool } = await setup(options)
  const results = rehearseAll(asked, rules, pool, options)
  const best = enough(results, asked.goal)
  const svg = text(options, 'svg')
  if (svg !== null) await save(svg, loadChart(results, asked.goal, best))
  const { goal, seed } = asked
  if (options['json'] === true)
    console.log(
      JSON.stringify({
        answer: best?.accounts ?? null,
        goal,
        seed,
        why: answerWords(results, best, goal),
        sizes: results,
      }),
    )
  else console.log(`${loadTable(results, widthOf(process.stdout))}\n\n${answerWords(results, best, goal)}`)
  return 0
}

const rehearseAll = (asked: LoadOptions, rules: Rules, pool: Pool | null, options: Options): readonly SizeResult[] => {
  const { limits, largest } = asked
  // The longest window is to be filled as it is in the long run before anything is counted.
  const from = start + Math.max(...limits.map(({ windowMs }) => windowMs))
  const end = from + asked.days * dayMs
  const generator = xoroshiro128plus(asked.seed)
  const jobs = jobsOf(asked.load, start, end, () => uniformFloat64(generator))
  const provider = providerOf(options)
  const progress = progressOn(process.stderr, () => performance.now())
  const results = Array.from({ length: largest }, (_, index) => {
    const size = index + 1
    const done = (over: number): void =>
      progress.show(
        () => `${size} of ${largest} accounts, ${Math.round((100 * over) / jobs.length)} % of ${jobs.length} jobs`,
      )
    return resultOf(
      size,
      rehearse(poolOfSize(size, pool, provider), rules, limits, jobs, done),
      limits,
      end - start,
      from,
    )
  })
  progress.clear()
  return results
}

const providerOf = (options: Options) => {
  const given = text(options, 'agent') ?? 'claude'
  const found = providers.find((one) => one === given)
  if (found === undefined) throw new UsageError([`--agent must be one of ${providers.join(', ')}`])
  return found
}

const setup = async (options: Options): Promise<{ readonly rules: Rules; readonly pool: Pool | null }> => {
  if (text(options, 'accounts') !== null) {
    const { setup } = await load(options, ['true'], process.env)
    return { rules: setup.settings.rules, pool: setup.pool }
  }
  const read = await parseSettings(readOptions(options, {}), { defaultStore: 'memory', spreadIndex: 0, argv: ['true'] })
  if (!read.ok) throw new UsageError(read.problems)
  return { rules: read.settings.rules, pool: null }
}

const save = async (file: string, svg: string): Promise<void> => {
  try {
    await writeFile(file, svg)
  } catch (error) {
    throw new RefusedError([`--svg: the file can not be written (${reasonOf(error)})`])
  }
}
