import type { Bounds } from './bounds.ts'

/** The agents whose accounts can be pooled. `custom` is any other command. */
export const providers = ['claude', 'codex', 'gemini', 'custom'] as const
export type Provider = (typeof providers)[number]

/** A short hash of pool, provider and label: 12 lower-case hex digits. Safe to publish. */
export type AccountId = string

/** The id of an account; `label` is normalised, `hash` a cryptographic hash as lower-case hex. */
export const accountIdOf = (
  pool: string,
  provider: Provider,
  label: string,
  hash: (text: string) => string,
): AccountId => hash(`${pool}\n${provider}\n${label}`).slice(0, 12)

/** What lets the agent in. Every value is a secret. */
export type Credential =
  /** One token; the provider's usual variable is chosen by its kind. */
  | { readonly kind: 'secret'; readonly secret: string }
  /** Named environment variables. */
  | { readonly kind: 'env'; readonly env: Readonly<Record<string, string>> }
  /** Files by their relative path in the agent's home (`.codex`, `.claude`, `.gemini`), e.g. `auth.json`. */
  | { readonly kind: 'files'; readonly files: Readonly<Record<string, string>> }

/** One label, one provider, one credential. */
export interface Account {
  readonly id: AccountId
  /** Normalised: lower case, words joined by hyphens; unique per provider. */
  readonly label: string
  readonly provider: Provider
  readonly credential: Credential
  /** 8 hex digits over the credential: tells that it changed, not what it is. */
  readonly fingerprint: string
  /** Lower goes first under the `priority` strategy. */
  readonly priority: number
  /** Accounts of one provider and group share one limit and cool together. Normalised like a label. */
  readonly group: string | null
  readonly disabled: boolean
  readonly bounds: Bounds
}

export interface Pool {
  /** The pool's name: part of every account's id and every key in a store. */
  readonly name: string
  readonly accounts: readonly Account[]
}
