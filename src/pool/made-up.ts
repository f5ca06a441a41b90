import type { Account, Provider } from './account.ts'
import { unbounded } from './bounds.ts'

/** An account that exists nowhere, for rehearsals: no credential, no bounds. Its id is provider and label. */
export const madeUpAccount = (label: string, provider: Provider): Account => ({
  id: `${provider}/${label}`,
  label,
  provider,
  credential: { kind: 'env', env: {} },
  fingerprint: '',
  priority: 100,
  group: null,
  disabled: false,
  bounds: unbounded,
})
