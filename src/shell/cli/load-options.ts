import { parseShare } from '../../pool/bounds.ts'
import { type Hours, parseHours } from '../../pool/hours.ts'
import { arrivalPatterns, type Load } from '../../pool/load/load.ts'
import type { Limit } from '../../pool/load/meter.ts'
import { parseDuration } from '../../settings/duration.ts'
import { oneOf } from '../../settings/inputs.ts'
import { UsageError } from './fail.ts'
import { type Options, text } from './load.ts'
import { readOptions } from './options.ts'

/** What `simulate` was asked, checked. */
export interface LoadOptions {
  readonly load: Load
  readonly limits: readonly Limit[]
  readonly days: number
  readonly largest: number
  /** The share of jobs that may find no account. */
  readonly goal: number
  readonly seed: number
}

/** Far more than anybody's month; a rehearsal of so many takes minutes. */
const mostJobs = 2_000_000

/** Reads the options of `simulate`; throws one `UsageError` with all that is wrong. */
export const readLoad = (options: Options): LoadOptions => {
  const problems: string[] = []
  const number = (name: string, from: number, to: number, whole = true): number => {
    const value = Number(
      text(
        options,
        name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase()),
      ) ?? Number.NaN,
    )
    if (value >= from && value <= to && (!whole || Number.isInteger(value))) return value
    problems.push(`--${name} must be a ${whole ? 'whole ' : ''}number from ${from} to ${to}`)
    return from
  }
  const jobsPerHour = number('jobs-per-hour', 0.01, 10_000, false)
  const days = number('days', 1, 366)
  const [shortestMs, longestMs] = minutes(text(options, 'minutes') ?? '', problems)
  const read = readOptions(options, {})
  const goal = parseShare(text(options, 'goal') ?? '')
  if (goal === null) problems.push('--goal must be a share like 1%')
  const load: Load = {
    jobsPerHour,
    arrivals: oneOf(read, problems)('arrivals', arrivalPatterns, 'random'),
    hours: hoursOf(text(options, 'hours'), problems),
    shortestMs,
    longestMs,
  }
  const limits = limitsOf(options['limit'], problems)
  const largest = number('up-to', 1, 200)
  const seed = number('seed', 0, 2 ** 31 - 1)
  if (jobsPerHour * 24 * days > mostJobs) problems.push('--jobs-per-hour and --days: more than 2,000,000 jobs')
  if (problems.length > 0) throw new UsageError(problems)
  return { load, limits, days, largest, goal: goal ?? 0, seed }
}

const minuteMs = 60_000

/** `20` or `5-40`. */
const minutes = (given: string, problems: string[]): readonly [shortest: number, longest: number] => {
  const [, from, to = from] = /^\s*(\d{1,5}(?:\.\d+)?)\s*(?:-\s*(\d{1,5}(?:\.\d+)?))?\s*$/.exec(given) ?? []
  const [shortest, longest] = [Number(from) * minuteMs, Number(to) * minuteMs]
  if (shortest > 0 && longest >= shortest) return [shortest, longest]
  problems.push('--minutes must be like 20 or 5-40')
  return [minuteMs, minuteMs]
}

const hoursOf = (given: string | null, problems: string[]): Hours | null => {
  const hours = given === null ? null : parseHours(given)
  if (given !== null && hours === null) problems.push('--hours must be like "Mon-Fri 08:00-18:00 Europe/Rome"')
  return hours
}

/** `5h=4h`: four hours of work in each window of five. */
const limitsOf = (given: unknown, problems: string[]): readonly Limit[] => {
  const texts: readonly unknown[] = Array.isArray(given) ? given : []
  const limits = texts.flatMap((one): Limit[] => {
    const [window = '', work = ''] = String(one).split('=')
    const [windowMs, workMs] = [parseDuration(window), parseDuration(work)]
    return windowMs === null || workMs === null || windowMs < minuteMs || workMs < minuteMs
      ? []
      : [{ windowMs, workMs }]
  })
  if (texts.length === 0)
    problems.push('--limit is missing: what one account may do, like --limit 5h=4h --limit 7d=30h')
  else if (limits.length < texts.length) problems.push('--limit must be like 5h=4h: window=work, a minute or more each')
  return limits
}
