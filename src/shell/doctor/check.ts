/** One thing that was looked at. `fail`: it must be mended; `warn`: it may be meant so. */
export interface Check {
  readonly name: string
  readonly result: 'ok' | 'warn' | 'fail'
  /** What was found, and how to mend it. Never a secret. */
  readonly text: string
}

export type Environment = Readonly<Record<string, string | undefined>>

export const ok = (name: string, text: string): Check => ({ name, result: 'ok', text })
export const warn = (name: string, text: string): Check => ({ name, result: 'warn', text })
export const fail = (name: string, text: string): Check => ({ name, result: 'fail', text })
