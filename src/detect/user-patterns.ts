import { RE2JS } from 're2js'
import { z } from 'zod'
import type { Stream } from '../ports.ts'
import { clean } from './clean.ts'
import { resetTime } from './reset-time.ts'
import type { Signal } from './signal.ts'
import type { TailLine } from './tail.ts'
import type { Zone } from './zone.ts'

/** A user's own wording of a limit. */
export interface UserPattern {
  readonly name: string
  readonly verdict: Signal['verdict']
  readonly stream: Stream | 'both'
  /** `failed`: only of a process that failed. `always`: also after exit 0. */
  readonly when: 'failed' | 'always'
  /** Whether a line, without its decoration, holds the pattern. Linear in the line. */
  readonly matches: (line: string) => boolean
}

export type ParsedPatterns =
  | { readonly ok: true; readonly patterns: readonly UserPattern[] }
  /** Every problem found, by position and name. */
  | { readonly ok: false; readonly problems: readonly string[] }

const longestPattern = 500
const mostPatterns = 50
/** Lines from the end that are looked at, and how much of each. */
const lines = 200
const longestLine = 4096

const schema = z.strictObject({
  name: z.string().min(1).max(100),
  pattern: z.string().min(1).max(longestPattern),
  verdict: z.enum(['usage-limit', 'rate-limit', 'auth', 'billing', 'overloaded', 'network', 'config']),
  stream: z.enum(['stdout', 'stderr', 'both']).default('both'),
  when: z.enum(['failed', 'always']).default('failed'),
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
  const read = schema.safeParse(entry)
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

/** The last line of a stream that one of the patterns fits; the pattern listed first counts. */
export const judgeByUser = (
  patterns: readonly UserPattern[],
  stream: Stream,
  tail: readonly TailLine[],
  failed: boolean,
  zone: Zone,
): Signal | null => {
  const asked = patterns.filter(
    (own) => (own.stream === 'both' || own.stream === stream) && (failed || own.when === 'always'),
  )
  if (asked.length === 0) return null
  for (const line of tail.slice(-lines).reverse()) {
    const { shown, folded, stamp } = clean(line.text.slice(0, longestLine))
    const own = asked.find(({ matches }) => matches(shown))
    if (own === undefined) continue
    return {
      id: `user/${own.name}`,
      verdict: own.verdict,
      evidence: { source: 'text', text: shown.slice(0, 500) },
      reset: resetTime(folded, stamp ?? line.now, zone),
      confidence: 0.8,
    }
  }
  return null
}
