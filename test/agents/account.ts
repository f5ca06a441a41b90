import type { Account, Credential, Provider } from '../../src/pool/account.ts'
import { unbounded } from '../../src/pool/bounds.ts'

/** An account around a credential. */
export const account = (provider: Provider, credential: Credential): Account => ({
  id: '0123456789ab',
  label: 'a',
  provider,
  credential,
  fingerprint: '01234567',
  priority: 0,
  group: null,
  disabled: false,
  bounds: unbounded,
})

/** The environment an agent gets: the rule of `Invocation`, in one line. */
export const applied = (
  user: Readonly<Record<string, string>>,
  invocation: { readonly env: Readonly<Record<string, string>>; readonly unset: readonly string[] },
): Record<string, string> => ({
  ...Object.fromEntries(Object.entries(user).filter(([name]) => !invocation.unset.includes(name))),
  ...invocation.env,
})
