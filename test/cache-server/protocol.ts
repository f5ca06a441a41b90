import type { Entries, Grant } from './entries.ts'
import type { Operation } from './faults.ts'

export interface Request {
  readonly method: string
  readonly url: URL
  readonly body: Buffer
  readonly grants: readonly Grant[] | null
}

export interface Answer {
  readonly status: number
  readonly json?: unknown
  /** Sent as it is, instead of `json`. */
  readonly bytes?: Buffer
  readonly headers?: Readonly<Record<string, string>>
}

/** A request understood: what it is for, the key it is about, and how to answer it. */
export interface Step {
  readonly operation: Operation
  readonly key: string
  readonly answer: (entries: Entries, now: number) => Answer
}

export const jsonOf = (body: Buffer): Record<string, unknown> => {
  try {
    return JSON.parse(body.toString())
  } catch {
    return {}
  }
}

export const writeDenied = 'cache write denied: the token of this run is read-only'
export const readDenied = 'cache read denied: the token of this run has no readable scopes'
export const mayRead = (grants: readonly Grant[]): boolean => grants.some((grant) => grant.read)
