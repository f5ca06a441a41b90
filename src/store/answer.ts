import type { Trouble } from '../ports.ts'

/** What a server answers, or why it does not. */
export type Answer<T> =
  | { readonly kind: 'ok'; readonly value: T }
  | { readonly kind: 'failed'; readonly trouble: Trouble }
