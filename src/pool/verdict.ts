/** What one attempt's end says about the account. */
export const verdicts = [
  'ok',
  'usage-limit',
  'rate-limit',
  'auth',
  'billing',
  'overloaded',
  'network',
  'config',
  'failed',
] as const
export type Verdict = (typeof verdicts)[number]

/** How the end of a cooldown is known, best first. */
export const resetSources = ['event', 'header', 'text', 'backoff', 'default'] as const
export type ResetSource = (typeof resetSources)[number]

/** What a verdict rests on. `text` is raw: redact it before it is shown or stored anywhere. */
export interface Evidence {
  readonly source: 'event' | 'exit' | 'text'
  readonly text: string
}

/** An instant at which a limit ends, as the agent told it. Epoch milliseconds, not yet clamped. */
export interface Reset {
  readonly at: number
  readonly source: ResetSource
}

/** Spent share of each window, 0 to 1; null where the agent said nothing. */
export interface Utilization {
  readonly fiveHour: number | null
  readonly sevenDay: number | null
  /** Epoch ms at which each window ends; null, or left out, where the agent said nothing. */
  readonly ends?: { readonly fiveHour: number | null; readonly sevenDay: number | null }
}

/** The detector's whole answer about one attempt. */
export interface Judgement {
  readonly verdict: Verdict
  readonly evidence: Evidence | null
  readonly reset: Reset | null
  /** 0 to 1: 1 for a typed event, less for text, least for a bare exit code. */
  readonly confidence: number
  readonly utilization: Utilization | null
}
