import { RE2JS } from 're2js'
import * as z from 'zod/mini'
import en from 'zod/v4/locales/en.js'
import type { UserPattern } from './user-patterns.ts'

export type ParsedPatterns =
  | { readonly ok: true; readonly patterns: readonly UserPattern[] }
  /** Every problem found, by position and name. */
  | { readonly ok: false; readonly problems: readonly string[] }

const longestPattern = 500
const mostPatterns = 50
/** What is wrong, in words. */
const english = en().localeError

const schema = z.strictObject({
  name: z.string().check(z.minLength(1), z.maxLength(100)),
  pattern: z.string().check(z.minLength(1), z.maxLength(longestPattern)),
  verdict: z.enum(['usage-limit', 'rate-limit', 'auth', 'billing', 'overloaded', 'network', 'config']),
  stream: z._default(z.enum(['stdout', 'stderr', 'both']), 'both'),
  when: z._default(z.enum(['failed', 'always']), 'failed'),
})

/**
 * Reads the `limit-patterns` JSON; empty text is an empty list. Patterns are RE2's: no backtracking, so none can hang the
 * run. Reports all problems at once.
 */
export const parseUserPatterns = (text: string): ParsedPatterns => {
  if (text.trim() === '') return { ok: true, patterns: [] }
  const list = parseList(text)
  if (list === null) return refused(['limit-patterns must be a JSON list like [{"name": "...", "pattern": "..."}]'])
  if (list.length > mostPatterns) return refused([`limit-patterns has more than ${mostPatterns} entries`])
  const entries = list.map((entry, index) => readPattern(entry, index))
  const problems = entries.flatMap((entry) => ('problems' in entry ? entry.problems : []))
  const patterns = entries.flatMap((entry) => ('problems' in entry ? [] : [entry]))
  return problems.length > 0 ? refused(problems) : { ok: true, patterns }
}

const refused = (problems: readonly string[]): ParsedPatterns => ({ ok: false, problems })

const parseList = (text: string): readonly unknown[] | null => {
  try {
    const list: unknown = JSON.parse(text)
    return Array.isArray(list) ? list : null
  } catch {
    return null
  }
}

const readPattern = (entry: unknown, index: number): UserPattern | { readonly problems: readonly string[] } => {
  const where = `limit-patterns[${index}]`
  const read = schema.safeParse(entry, { error: english })
  if (!read.success) {
    return {
      problems: read.error.issues.map(
        ({ path, message }) => `${where}${path.length > 0 ? `.${path.join('.')}` : ''}: ${message}`,
      ),
    }
  }
  const { name, pattern, verdict, stream, when } = read.data
  const compiled = compile(pattern)
  if (typeof compiled === 'string') return { problems: [`${where}.pattern: ${compiled}`] }
  return { name, verdict, stream, when, matches: (line) => compiled.matcher(line).find() }
}

/** The compiled pattern, or what is wrong with it. */
const compile = (pattern: string): RE2JS | string => {
  try {
    return RE2JS.compile(pattern, RE2JS.CASE_INSENSITIVE)
  } catch (error) {
    return error instanceof Error ? error.message : 'is not a valid RE2 pattern'
  }
}
