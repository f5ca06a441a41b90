/** A JSON object of the agent's, nothing known about its fields. */
export type Fields = Readonly<Record<string, unknown>>

/** The object on a line of machine-readable output, or null for anything else. */
export const parseEvent = (line: string): Fields | null => {
  if (!line.startsWith('{')) return null
  try {
    return fields(JSON.parse(line))
  } catch {
    return null
  }
}

/** The value as an object, or null. */
export const fields = (value: unknown): Fields | null => (isFields(value) ? value : null)

/** The value as a list of objects; what isn't one is left out. */
export const list = (value: unknown): readonly Fields[] => (Array.isArray(value) ? value.filter(isFields) : [])

/** The value as text, or '' for anything else. */
export const text = (value: unknown): string => (typeof value === 'string' ? value : '')

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
