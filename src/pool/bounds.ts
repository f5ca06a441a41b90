import type { Hours } from './hours.ts'
import { parseHours } from './hours.ts'
import type { PartialEntry } from './schema.ts'

/** What a user allows of an account, beyond the provider's own limits. */
export interface Bounds {
  /** The spent share of a window, 0 to 1, from which on the account is left alone; null: the provider's limit alone counts. */
  readonly fiveHour: number | null
  readonly sevenDay: number | null
  readonly hours: Hours | null
  /** Most runs that use it at once; null: any number. */
  readonly maxConcurrent: number | null
}

export const unbounded: Bounds = { fiveHour: null, sevenDay: null, hours: null, maxConcurrent: null }

/** `5%`: 0.05. Null for anything but 0% to 100%. */
export const parseShare = (text: string): number | null => {
  const percent = /^\s*(\d{1,3}(?:\.\d{1,3})?)\s*%\s*$/.exec(text)?.[1]
  return percent === undefined || Number(percent) > 100 ? null : Number(percent) / 100
}

/** The bounds of an entry; `reserve` is the share kept of every account that names none. What is wrong goes to `problems`. */
export const boundsOf = (entry: PartialEntry, reserve: number | null, problems: string[]): Bounds => {
  const share = (name: string, text: string | undefined): number | null => {
    if (text === undefined) return null
    const parsed = parseShare(text)
    if (parsed === null) problems.push(`${name} must be a share like "5%"`)
    return parsed
  }
  const kept = share('reserve', entry.reserve) ?? reserve
  const rest = kept === null || kept === 0 ? null : Math.round((1 - kept) * 1e6) / 1e6
  const hours = entry.hours === undefined ? null : parseHours(entry.hours)
  if (entry.hours !== undefined && hours === null)
    problems.push('hours must be like "Mon-Fri 18:00-08:00 Europe/Rome", several apart by commas')
  return {
    fiveHour: share('maxUtilization.five_hour', entry.maxUtilization?.five_hour) ?? rest,
    sevenDay: share('maxUtilization.seven_day', entry.maxUtilization?.seven_day) ?? rest,
    hours,
    maxConcurrent: entry.maxConcurrent ?? null,
  }
}
