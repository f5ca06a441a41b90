import type { Utilization } from '../pool/verdict.ts'
import type { Signal } from './signal.ts'

/** What one line of an agent's machine-readable output says. */
export type Fact =
  | { readonly is: 'session'; readonly id: string }
  | { readonly is: 'utilization'; readonly utilization: Utilization }
  /** A turn ended well: what was complained of before is over. */
  | { readonly is: 'completed' }
  /** A turn ended in an error. */
  | { readonly is: 'failed'; readonly signal: Signal | null }
  /** An error that the agent does not retry. */
  | { readonly is: 'refused'; readonly signal: Signal }
  /** An error that the agent will retry by itself: the `attempt`th in a row (null: the one told before), in `delayMs` (null: not told; `without-end`: until something changes). */
  | {
      readonly is: 'retrying'
      readonly signal: Signal
      readonly attempt: number | null
      readonly delayMs: number | 'without-end' | null
    }
  /** The session to resume can't be taken up. */
  | { readonly is: 'resume-refused'; readonly text: string }
  /** The agent is at work: an announced retry went well. */
  | { readonly is: 'working' }

/** A JSON object of the agent's, nothing known about its fields. */
export type Fields = Readonly<Record<string, unknown>>

/** The object on a line, or null for anything else. */
export const parseObject = (line: string): Fields | null => {
  if (!line.startsWith('{')) return null
  try {
    return object(JSON.parse(line))
  } catch {
    return null
  }
}

/** The objects of a list, or the one object, that a text consists of. */
export const parseEvents = (text: string): readonly Fields[] => {
  if (!/^[[{]/.test(text)) return []
  try {
    const told: readonly unknown[] = [JSON.parse(text)].flat()
    return told.map(object).filter((event) => event !== null)
  } catch {
    return []
  }
}

/** The value as an object, or null. */
export const object = (value: unknown): Fields | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null

/** The value as text, or '' for anything else. */
export const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/** The value as a finite number, or null. */
export const number = (value: unknown): number | null =>
  typeof value === 'number' && Number.isFinite(value) ? value : null
