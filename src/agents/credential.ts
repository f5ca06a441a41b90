import type { Account, Credential } from '../pool/account.ts'
import type { HomeFile } from './agent-kind.ts'

/** The variables that decide as whom an agent speaks to its provider. */
export interface CredentialVariables {
  /** Hold a credential of the provider's own API. */
  readonly own: readonly string[]
  /** Hold a credential of another route to the same models (a cloud, a gateway's login). */
  readonly routed: readonly string[]
  /** Switch to another route, whatever `own` holds. */
  readonly switches: readonly string[]
}

/** One account's credential as variables and files, and the rivals to take away so that it is the only one. */
export interface Placed {
  readonly env: Readonly<Record<string, string>>
  readonly unset: readonly string[]
  readonly files: readonly HomeFile[]
}

/**
 * Puts one credential where the agent looks for it. What the account sets itself is never unset. An account that only sets
 * variables of a cloud keeps the user's switches: the route may be the same for the whole job. One that sets a switch is
 * switched by no other.
 */
export const placeCredential = (
  account: Account,
  variables: CredentialVariables,
  secretVariable: (secret: string) => string,
): Placed => {
  const env = environmentOf(account.credential, secretVariable)
  const decides = [...variables.own, ...variables.switches].some((name) => Object.hasOwn(env, name))
  const routed = account.credential.kind === 'env' && !decides
  const rivals = [...variables.own, ...variables.routed, ...(routed ? [] : variables.switches)]
  return {
    env,
    unset: rivals.filter((name) => !Object.hasOwn(env, name)),
    files: filesOf(account.credential),
  }
}

const environmentOf = (credential: Credential, secretVariable: (secret: string) => string): Record<string, string> => {
  switch (credential.kind) {
    case 'secret':
      return { [secretVariable(credential.secret)]: credential.secret }
    case 'env':
      return { ...credential.env }
    case 'files':
      return {}
  }
}

const filesOf = (credential: Credential): readonly HomeFile[] =>
  credential.kind === 'files'
    ? Object.entries(credential.files).map(([path, content]) => ({ path, content, secret: true }))
    : []
