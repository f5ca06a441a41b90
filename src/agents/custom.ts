import type { AgentKind } from './agent-kind.ts'
import { placeCredential } from './credential.ts'

/** Any other command: it gets the account's variables and files, and is started by the user's own script. */
export const custom: AgentKind = {
  provider: 'custom',
  home: null,
  sessionFile: null,
  sessionTells: false,
  // Parsing refuses such accounts: nobody knows what their command reads.
  secretVariable: () => 'POOL_FAILOVER_SECRET',
  invocation: (account) => {
    const placed = placeCredential(account, { own: [], routed: [], switches: [] }, custom.secretVariable)
    return { env: { ...placed.env, TZ: 'UTC' }, unset: placed.unset, files: placed.files }
  },
  command: () => null,
  transcript: () => null,
}
