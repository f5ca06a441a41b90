/** A context for the parser's tests: no real variables, a real hash. */
import { createHash } from 'node:crypto'
import type { Pool } from '../../src/pool/account.ts'
import { type ParseContext, parsePool } from '../../src/pool/parse.ts'
import { reservedVariable } from '../../src/secure/reserved.ts'

export const variables: Readonly<Record<string, string>> = {
  KEY_A: 'sk-ant-api03-FAKE-from-a\n',
  KEY_B: 'sk-ant-api03-FAKE-from-b',
  EMPTY: '  \n',
}

export const context: ParseContext = {
  pool: 'default',
  hash: (text) => createHash('sha256').update(text).digest('hex'),
  lookup: (variable) => (Object.hasOwn(variables, variable) ? variables[variable] : undefined),
  reserved: reservedVariable,
}

export const secret = 'sk-ant-api03-FAKE-0123456789-abcdefgh'

/** The pool of a list of entries; throws where there are problems. */
export const parsed = (list: readonly unknown[], change: Partial<ParseContext> = {}): Pool => {
  const result = parsePool(JSON.stringify(list), { ...context, ...change })
  if (!result.ok) throw new Error(result.problems.join('\n'))
  return result.pool
}

/** The problems of a text or a list of entries; none where it is fine. */
export const problemsOf = (input: string | readonly unknown[]): readonly string[] => {
  const result = parsePool(typeof input === 'string' ? input : JSON.stringify(input), context)
  return result.ok ? [] : result.problems
}
