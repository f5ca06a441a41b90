import type * as z from 'zod/mini'
import { credentialForms } from './credential.ts'
import { entryKeys, entrySchema, type PartialEntry, partialSchema } from './schema.ts'

/** One item of the list, as far as it can be read. */
export interface ReadEntry {
  /** The keys that are sound. */
  readonly entry: PartialEntry
  /** What is wrong with the others. Never a value. */
  readonly problems: readonly string[]
  /** False where the credential can't be read, or is perhaps what an unknown key was to be: no more can be said about it. */
  readonly credentialSound: boolean
}

/** Reads what can be read, so that one run tells all problems of an entry and not only the first kind of them. */
export const readEntry = (item: unknown): ReadEntry => {
  const whole = entrySchema.safeParse(item)
  if (whole.success) return { entry: whole.data, problems: [], credentialSound: true }
  const { issues } = whole.error
  const problems = issues.map(explain)
  if (issues.some(isWhole)) return { entry: {}, problems, credentialSound: false }
  const faulty = new Set(issues.map(({ path }) => path[0]))
  const sound = Object.entries(Object(item)).filter(([key]) => entryKeys.includes(key) && !faulty.has(key))
  const entry = partialSchema.safeParse(Object.fromEntries(sound)).data ?? {}
  const misspelt = issues.some(isUnknownKey) && credentialForms.every((form) => entry[form] === undefined)
  return { entry, problems, credentialSound: !misspelt && !credentialForms.some((form) => faulty.has(form)) }
}

const isUnknownKey = (issue: z.core.$ZodIssue): boolean => issue.code === 'unrecognized_keys' && issue.path.length === 0

/** True where the item is no object at all. */
const isWhole = (issue: z.core.$ZodIssue): boolean => issue.path.length === 0 && !isUnknownKey(issue)

/** Only names of our own schema are shown: a key or value of the document could be the secret itself. */
const explain = (issue: z.core.$ZodIssue): string => {
  if (isUnknownKey(issue)) return `has an unknown key; known are ${entryKeys.join(', ')}`
  if (isWhole(issue)) return 'must be an object like {"label": "a", "provider": "claude", "secret": "..."}'
  const key = String(issue.path[0])
  return `${key} must ${expected[key] ?? 'be a text that is not empty'}`
}

const expected: Readonly<Record<string, string>> = {
  label: 'be a text of 1 to 200 characters',
  group: 'be a text of 1 to 200 characters',
  provider: 'be claude, codex, gemini or custom',
  priority: 'be a whole number from 0 to 1000',
  disabled: 'be true or false',
  reserve: 'be a share like "5%"',
  maxUtilization: 'be like {"five_hour": "80%", "seven_day": "60%"}',
  hours: 'be a text like "Mon-Fri 18:00-08:00 Europe/Rome"',
  maxConcurrent: 'be a whole number from 1 to 1000',
  files: 'map relative paths to contents (text or JSON), none empty',
  env: 'map variable names to texts, none empty',
  envFrom: 'map variable names to texts, none empty',
}
