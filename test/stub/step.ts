/** What the stub answers to one request of an agent, in the words of this project; each API says it in its own. */
export type Step = Delay &
  (
    | { readonly kind: 'text'; readonly text: string }
    /** One shell command for the agent to run; its result comes back with the next request. */
    | { readonly kind: 'tool'; readonly command: string; readonly text: string }
    /** The account's window or quota is spent; the reset is told where the API tells it. */
    | { readonly kind: 'usage-limit'; readonly resetsInS: number }
    /** A short throttle; null: no `retry-after`. */
    | { readonly kind: 'rate-limit'; readonly retryAfterS: number | null }
    | { readonly kind: 'auth' }
    | { readonly kind: 'billing' }
    | { readonly kind: 'overloaded' }
    | { readonly kind: 'server-error' }
    | { readonly kind: 'unknown-model' }
    /** The answer breaks off in the middle of the stream. */
    | { readonly kind: 'cut'; readonly text: string }
  )

/** How long the answer is held back. */
interface Delay {
  readonly delayMs?: number
}

/** An answer in text: the end of a task. */
export const say = (text: string): Step => ({ kind: 'text', text })

/** A tool call. */
export const tool = (command: string, text = 'I will run a command first.'): Step => ({ kind: 'tool', command, text })

export const usageLimit = (resetsInS = 7200): Step => ({ kind: 'usage-limit', resetsInS })

export const rateLimit = (retryAfterS: number | null = null): Step => ({ kind: 'rate-limit', retryAfterS })

export const refused: Step = { kind: 'auth' }
export const unpaid: Step = { kind: 'billing' }
export const overloaded: Step = { kind: 'overloaded' }
