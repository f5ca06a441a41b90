import { RE2JS, RE2JSSyntaxException } from 're2js'
import * as z from 'zod/mini'
import type { UserPattern } from './user-patterns.ts'

export type ParsedPatterns =
  | { readonly ok: true; readonly patterns: readonly UserPattern[] }
  /** Every problem found, by position and name. */
  | { readonly ok: false; readonly problems: readonly string[] }

const longestPattern = 500
const mostPatterns = 50
const longestName = 100
const known = ['usage-limit', 'rate-limit', 'auth', 'billing', 'overloaded', 'network', 'config'] as const

const schema = z.strictObject({
  name: z.string().check(z.minLength(1), z.maxLength(longestName)),
  pattern: z.string().check(z.minLength(1), z.maxLength(longestPattern)),
  verdict: z.enum(known),
  stream: z._default(z.enum(['stdout', 'stderr', 'both']), 'both'),
  when: z._default(z.enum(['failed', 'always']), 'failed'),
})

/** What is allowed, by key. */
const allowed: Readonly<Record<string, string>> = {
  name: `a text of 1 to ${longestName} characters`,
  pattern: `a text of 1 to ${longestPattern} characters`,
  verdict: `one of ${known.join(', ')}`,
  stream: 'one of stdout, stderr, both',
  when: 'one of failed, always',
}

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
  const read = schema.safeParse(entry)
  const pattern = schema.shape.pattern.safeParse(Object(entry).pattern)
  const compiled = pattern.success ? compile(pattern.data) : null
  if (read.success && compiled instanceof RE2JS) {
    const { name, verdict, stream, when } = read.data
    return { name, verdict, stream, when, matches: (line) => compiled.matcher(line).find() }
  }
  const named = schema.shape.name.safeParse(Object(entry).name)
  const where = `limit-patterns[${index}]${named.success ? ` (${named.data})` : ''}`
  const problems = [...(read.error?.issues.map(explain) ?? []), ...(typeof compiled === 'string' ? [compiled] : [])]
  return { problems: problems.map((problem) => `${where}: ${problem}`) }
}

const explain = (issue: z.core.$ZodIssue): string => {
  const [key] = issue.path
  if (key !== undefined) return `${String(key)} must be ${allowed[String(key)] ?? 'left out'}`
  return issue.code === 'unrecognized_keys'
    ? `has an unknown key (${issue.keys.join(', ')}); known are ${Object.keys(allowed).join(', ')}`
    : 'must be an object like {"name": "...", "pattern": "...", "verdict": "usage-limit"}'
}

/** The compiled pattern, or what is wrong with it. */
const compile = (pattern: string): RE2JS | string => {
  try {
    return RE2JS.compile(pattern, RE2JS.CASE_INSENSITIVE)
  } catch (error) {
    return faultOf(error, pattern)
  }
}

const faultOf = (error: unknown, pattern: string): string => {
  const { error: fault, input } =
    error instanceof RE2JSSyntaxException ? error : { error: 'it makes no sense', input: '' }
  const piece = input ?? ''
  if (/^\(\?<?[=!]/.test(piece))
    return 'pattern looks ahead or behind, with `(?=` and its like, which RE2 does not know'
  if (/^\\[1-9k]/.test(piece)) return `pattern refers back to a group, with \`${piece}\`, which RE2 does not know`
  const where = piece === '' || piece.endsWith(pattern) ? '' : ` (\`${piece}\`)`
  return `pattern is no regular expression of RE2's kind: ${fault}${where}`
}
