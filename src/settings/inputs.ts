import { parseShare } from '../pool/bounds.ts'
import { longest, shortest } from '../pool/cooldown.ts'
import { parseDuration } from './duration.ts'

/** The value of an input by its name in `action.yml`, '' where it was not given. The CLI maps its options to the same names. */
export type ReadInput = (name: string) => string

/** Reads one of a few words. What is wrong is added to `problems`, and the fallback stands in. */
export const oneOf =
  (read: ReadInput, problems: string[]) =>
  <T extends string>(name: string, allowed: readonly T[], fallback: NoInfer<T>): T => {
    const value = read(name).trim()
    const found = allowed.find((option) => option === value)
    if (value !== '' && found === undefined) problems.push(`${name} must be one of ${allowed.join(', ')}`)
    return found ?? fallback
  }

/** Reads a time in milliseconds. */
export const duration =
  (read: ReadInput, problems: string[]) =>
  (name: string, fallback: number | null): number | null => {
    const value = read(name).trim()
    if (value === '') return fallback
    const parsed = parseDuration(value)
    if (parsed === null) problems.push(`${name} must be a time like 90s, 5m, 1h30m or 2d`)
    return parsed
  }

/** Reads the rest of an account whose limit names no reset, in milliseconds; 5 minutes where none is given. */
export const cooldown = (read: ReadInput, problems: string[]): number => {
  const parsed = duration(read, problems)('cooldown', usualCooldown) ?? usualCooldown
  if (parsed >= shortest && parsed <= longest) return parsed
  problems.push('cooldown must be a time from 1m to 8d')
  return usualCooldown
}

const usualCooldown = 300_000

/** Reads a whole number from 0 to 99. */
export const count = (read: ReadInput, name: string, fallback: number, problems: string[]): number => {
  const value = read(name).trim()
  if (value === '') return fallback
  if (/^\d{1,2}$/.test(value)) return Number(value)
  problems.push(`${name} must be a whole number from 0 to 99`)
  return fallback
}

/** Reads a share like `5%`; null where none is given. */
export const share = (read: ReadInput, name: string, problems: string[]): number | null => {
  const value = read(name).trim()
  const parsed = parseShare(value)
  if (value !== '' && parsed === null) problems.push(`${name} must be a share like 5%`)
  return parsed
}
