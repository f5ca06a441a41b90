import type { CacheClient, Failure } from './cache-client.ts'

/** Timers may fire this much too early, ms. */
const slackMs = 10

type Ask<T> = (text: string, signal: AbortSignal) => Promise<T | Failure>

/** Leaves the service alone for as long as it asks for: until then calls of that kind get the same answer, and no request is made. */
export const obedient = (client: CacheClient): CacheClient => ({
  lookup: heeding(client.lookup),
  save: heeding(client.save),
})

const heeding = <T extends { readonly kind: string }>(ask: Ask<T>): Ask<T> => {
  let told: { readonly failure: Failure; readonly until: number } | null = null
  return async (text, signal) => {
    const leftMs = told === null ? 0 : told.until - performance.now()
    if (told !== null && leftMs > slackMs) return { ...told.failure, retryAfterMs: leftMs }
    const answer = await ask(text, signal)
    if (isFailure(answer) && answer.retryAfterMs > 0) {
      told = { failure: answer, until: performance.now() + answer.retryAfterMs }
    }
    return answer
  }
}

const isFailure = (answer: { readonly kind: string }): answer is Failure => answer.kind === 'failed'
