import { classify } from '../../../detect/classify.ts'
import { unescaped } from '../../../detect/message.ts'
import { resetTime } from '../../../detect/reset-time.ts'
import type { Utilization } from '../../../pool/verdict.ts'
import { parseJson } from '../../json.ts'

/** What a provider says of an account. Texts are raw: redact them before they are shown. Instants in epoch ms. */
export type Answer =
  | { readonly state: 'valid'; readonly note: string | null; readonly utilization: Utilization | null }
  | { readonly state: 'limited'; readonly until: number | null; readonly why: string }
  | { readonly state: 'refused'; readonly why: string }
  /** The provider's own trouble, or nobody there: it says nothing about the account. */
  | { readonly state: 'unclear'; readonly why: string }
  | { readonly state: 'not-asked'; readonly why: string }

export interface Reply {
  readonly speaker: 'anthropic' | 'openai' | 'google'
  readonly status: number
  readonly headers: Headers
  readonly body: string
}

/** Judges a reply as the end of an agent that printed it would be judged. */
export const judge = ({ speaker, status, headers, body }: Reply, now: number): Answer => {
  if (status >= 200 && status < 300) return { state: 'valid', note: null, utilization: utilizationOf(headers) }
  const said = body.replace(/\s+/g, ' ').slice(0, 8192)
  const after = headers.get('retry-after')
  const stderr = `${after === null ? '' : `retry-after: ${after}\n`}API Error: ${status} ${said}\n`
  const { verdict, resetAt } = classify({ provider: speaker, exitCode: 1, stderr, now })
  const why = messageOf(body, status)
  switch (verdict) {
    case 'usage-limit':
    case 'rate-limit':
      return { state: 'limited', until: windowEnd(headers) ?? resetAt ?? null, why }
    case 'auth':
    case 'billing':
      return { state: 'refused', why }
    case 'overloaded':
    case 'network':
      return { state: 'unclear', why }
    case 'ok':
    case 'config':
    case 'failed':
      return byStatus(status, said, why, now)
  }
}

/** The bare status, where no wording is known. Whoever is told that a model is missing has been let in. */
const byStatus = (status: number, said: string, why: string, now: number): Answer => {
  if (status === 401 || status === 403) return { state: 'refused', why }
  if (status === 429) return { state: 'limited', until: resetTime(unescaped(said), now, 0)?.at ?? null, why }
  if (/model/i.test(said) && (status === 404 || status === 400)) return { state: 'valid', note: why, utilization: null }
  return { state: 'unclear', why }
}

/** Epoch seconds in the header of a subscription's window that is spent. */
const windowEnd = (headers: Headers): number | null => {
  const rejected = headers.get('anthropic-ratelimit-unified-status') === 'rejected'
  const end = Number(headers.get('anthropic-ratelimit-unified-reset') ?? Number.NaN)
  return rejected && Number.isFinite(end) ? end * 1000 : null
}

const utilizationOf = (headers: Headers): Utilization | null => {
  const share = (window: string): number | null => {
    const text = headers.get(`anthropic-ratelimit-unified-${window}-utilization`)
    const value = Number(text ?? Number.NaN)
    return Number.isFinite(value) ? value : null
  }
  const [fiveHour, sevenDay] = [share('5h'), share('7d')]
  return fiveHour === null && sevenDay === null ? null : { fiveHour, sevenDay }
}

const messageOf = (body: string, status: number): string => {
  const document: unknown = parseJson(body)
  const [first] = Array.isArray(document) ? document : [document]
  const message: unknown = Object(Object(first)['error'])['message']
  return `${status}: ${typeof message === 'string' ? message : body.replace(/\s+/g, ' ').slice(0, 200) || 'no answer'}`
}
